"""What a telling is compared by: who, where, the kind of deed and the words of its sentence."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from rawi.chronicle.concepts import find_concepts, is_object
from rawi.chronicle.deeds import deed_of
from rawi.chronicle.identity import Bearer
from rawi.chronicle.lemmas import content_lemmas, lemma, root, word_lemma
from rawi.chronicle.parties import party_of
from rawi.chronicle.tellings import Telling
from rawi.language.tokens import tokenize
from rawi.language.words import word
from rawi.letters import lookup_key
from rawi.lexicon import load_table
from rawi.records import EntityType, Reading, Span

# The letter before the colon of a feature says what it is.
ENTITY, COUNTRY, PLACE, SENTENCE, CONCEPT = "e", "c", "p", "s", "o"
ROOT, KIND, WORD, ARTICLE, HEADLINE = "r", "k", "w", "a", "h"
# What was done, by the event words themselves, and with what or to whom: the drone that was shot down.
DEED, THING = "d", "t"
# One deed done to one thing, by whatever words: what was done to the drone.
ONE_DEED = "x"
_ENDS = re.compile(r"[.!\n\u061f\u061b\u06d4]")
_REACH = 240
_MOST_WORDS = 30
_MOST_ARTICLE = 12


# A feature is its kind, a colon and its value in one string, whose hash Python keeps.
Feature = str


def feature(kind: str, value: str) -> Feature:
    """Make a feature.

    >>> feature(COUNTRY, "DZ")
    'c:DZ'
    """
    return f"{kind}:{value}"


def value_of(told: Feature) -> str:
    """Give the value of a feature."""
    return told[2:]


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the sentence around some words, as far as full stops and line ends tell it.

    >>> text = "انتهى الاجتماع. قصف الجيش البلدة. وعاد الهدوء."
    >>> text[slice(*sentence_bounds(text, 16, 19))]
    ' قصف الجيش البلدة'
    """
    floor = max(0, start - _REACH)
    ends = [match.end() for match in _ENDS.finditer(text, floor, start)]
    after = _ENDS.search(text, end, end + _REACH)
    return ends[-1] if ends else floor, after.start() if after else min(len(text), end + _REACH)


def _participants(telling: Telling, bearers: list[Bearer]) -> Iterator[Feature]:
    for side in telling.sides:
        bearer = bearers[side.bearer] if side.bearer is not None else None
        if bearer is not None and bearer.key != bearer.country:
            # An organ of a state says little more than the state: one outlet names the presidency, another
            # its country.
            is_organ = bearer.type is EntityType.ORG and party_of(bearer) == bearer.country
            yield feature(SENTENCE if is_organ else ENTITY, bearer.key)
        country = bearer.country if bearer is not None else side.party
        if country is not None:
            yield feature(COUNTRY, country)
        if bearer is None and side.words:
            yield from (feature(WORD, one) for one in content_lemmas(side.words))


def _place(telling: Telling, bearers: list[Bearer]) -> Iterator[Feature]:
    if telling.place is None:
        return
    place = bearers[telling.place]
    if place.key != place.country:
        yield feature(PLACE, place.key)
    if place.country is not None:
        yield feature(COUNTRY, place.country)


def article_features(reading: Reading, bearers: dict[str, Bearer]) -> tuple[Feature, ...]:
    """Give what all tellings of an article share: whom it names most, and the words of its headline."""
    counts = Counter(mention.entity for mention in reading.mentions)
    named = [bearers[one].key for one, _ in counts.most_common(_MOST_ARTICLE) if one in bearers]
    headline = dict.fromkeys(content_lemmas(reading.title or ""))
    return (*(feature(ARTICLE, key) for key in named), *(feature(HEADLINE, one) for one in headline))


@cache
def _reporting() -> frozenset[str]:
    rows = load_table("chronicle/reporting_words")
    return frozenset(lemma(lookup_key(row["word"])) for row in rows)


def _core(telling: Telling, reading: Reading) -> Iterator[Feature]:
    """Yield the concepts of the event words and of those who take part."""
    for number in telling.events:
        trigger = reading.events[number].trigger.text
        yield from _concepts(DEED, trigger)
    for side in telling.sides:
        yield from _concepts(THING, side.words or "")


def _concepts(kind: str, words: str) -> Iterator[Feature]:
    for concept in _concepts_told(words):
        if kind != THING or is_object(concept):
            yield feature(kind, concept)


@lru_cache(maxsize=1 << 14)
def _concepts_told(words: str) -> tuple[str, ...]:
    """Give the concepts of an event word or of whoever takes part: mostly the same few words."""
    found = find_concepts(list(content_lemmas(words)))
    return tuple([concept for concept, _ in found if concept is not None])


class _Sentence:
    """The sentence of a telling: what it names and the lemmas of its other words."""

    def __init__(self, reading: Reading, bearers: dict[str, Bearer], trigger: Span) -> None:
        first, last = sentence_bounds(reading.text, trigger.start, trigger.end)
        inside = [one for one in reading.mentions if first <= one.start < last]
        self.named = [bearers[one.entity] for one in inside if one.entity in bearers]
        # Words of listed names say no more than the names; what no lexicon lists may be a name elsewhere.
        said = [one for one in inside if one.entity in bearers and bearers[one.entity].block is None]
        spans = [(one.start, one.end) for one in said] + [(one.start, one.end) for one in reading.timexes]
        covered = {at for start, end in spans if first <= start < last for at in range(start, end)}
        self.lemmas = [
            found
            for token in tokenize(reading.text, start=first, end=last)
            if token.end - 1 not in covered and (found := word_lemma(token.word)) and len(found) > 1
        ]

    def features(self) -> Iterator[Feature]:
        """Yield what the sentence names, its concepts and its words."""
        for bearer in self.named:
            party = party_of(bearer)
            if party == bearer.country:
                yield feature(COUNTRY, party)
            if bearer.key != bearer.country:
                yield feature(SENTENCE, bearer.key)
        reporting = _reporting()
        found = dict.fromkeys(find_concepts([one for one in self.lemmas if one not in reporting]))
        yield from (feature(CONCEPT, concept) for concept, _ in found if concept is not None)
        words = [one for concept, one in found if concept is None]
        yield from (feature(WORD, one) for one in words[:_MOST_WORDS])


def features_of(telling: Telling, reading: Reading, bearers: dict[str, Bearer]) -> tuple[Feature, ...]:
    """Give the features of one telling, each once, in a fixed order."""
    triggers = [reading.events[number].trigger for number in telling.events]
    listed = list(bearers.values())
    found = (
        *_participants(telling, listed),
        *_place(telling, listed),
        *_core(telling, reading),
        *(feature(ROOT, root(word(trigger.text))) for trigger in triggers if trigger.text),
        *(feature(ONE_DEED, deed) for one in triggers if (deed := deed_of(reading.text, one)) is not None),
        feature(KIND, telling.type),
        *((feature(KIND, f"{telling.type}/{telling.mode}"),) if telling.mode else ()),
        *_Sentence(reading, bearers, triggers[0]).features(),
    )
    taking_part = {value_of(one) for one in found if one[0] in (ENTITY, PLACE)}
    return tuple(
        dict.fromkeys(one for one in found if one[0] != SENTENCE or value_of(one) not in taking_part)
    )
