"""Finds where a text tells what was done to a thing: `إسقاط مسيّرة`, `الطائرة التي تم إسقاطها`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rawi.chronicle.concepts import find_concepts
from rawi.chronicle.lemmas import lemma, word_lemma
from rawi.language.sentences import Sentence
from rawi.language.tokens import Token, tokenize
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.words import Word, word
from rawi.letters import TEH_MARBUTA, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Span
from rawi.syntax.forms import form_of

# How many words may stand between a deed and what it is done to.
_REACH = 6
# Characters around the word of an event in which the thing is looked for.
_AROUND = 60


class Deed(NamedTuple):
    """What is done to a thing, by one name for all words, and where the word of the deed stands."""

    deed: str
    thing: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What makes two deeds the same: `loss drone`."""
        return f"{self.deed} {self.thing}"


class _Placed(NamedTuple):
    concept: str | None
    lemma: str
    first: int
    at: int


@built_once
def _deeds() -> dict[str, frozenset[str]]:
    return {row["thing"]: frozenset(row.all("deeds")) for row in load_table("chronicle/things")}


@built_once
def _names() -> dict[str, str]:
    """Give the one name of all deeds that may be done to a thing."""
    return {row["thing"]: row["deed"] for row in load_table("chronicle/things")}


@built_once
def _short() -> dict[str, frozenset[str]]:
    """Give, by the lemma of a short name, the things that it may stand for."""
    found: dict[str, set[str]] = {}
    for row in load_table("chronicle/things"):
        for name in row.all("short"):
            found.setdefault(lemma(lookup_key(name)), set()).add(row["thing"])
    return {name: frozenset(things) for name, things in found.items()}


@built_once
def _deed_concepts() -> frozenset[str]:
    return frozenset(deed for deeds in _deeds().values() for deed in deeds)


def stands_for(word: Word, deeds: frozenset[str]) -> bool:
    """Tell whether a word is the short name of a thing to which one of some deeds is done.

    >>> stands_for(word("الطائرة"), frozenset({"loss drone"}))
    True
    """
    found = word_lemma(word)
    things = _short().get(found, frozenset()) if found is not None else frozenset()
    return any(f"{_names()[thing]} {thing}" in deeds for thing in things)


def _concepts_of(tokens: Sequence[Token]) -> Iterator[tuple[_Placed, Token]]:
    worded = [(token, found) for token in tokens if (found := word_lemma(token.word)) is not None]
    at = 0
    for concept, words in find_concepts([found for _, found in worded]):
        yield _Placed(concept, words, worded[at][0].start, at), worded[at][0]
        at += words.count(" ") + 1


def has_pronoun(token: Token) -> bool:
    """Tell whether a pronoun ends a word: `إسقاطها`, `أراضينا`.

    >>> from rawi.language.tokens import tokenize
    >>> [has_pronoun(token) for token in tokenize("وبإسقاطها في أجوائها سقط التنزيه")]
    [True, False, True, False, False]
    """
    form = form_of(token.word)
    if form.is_definite or token.word.text.endswith(TEH_MARBUTA):
        return False
    bare = (one for rest, _ in split_pronoun(form.key) for one in bare_keys(rest))
    return any(lemma(one) == lemma(form.key) for one in bare)


def deeds_in(tokens: Sequence[Token], known: frozenset[str] = frozenset()) -> Iterator[Deed]:
    """Yield what a sentence tells to be done to things; `known` are things that may go by a short name.

    >>> from rawi.language.tokens import tokenize
    >>> [one.key for one in deeds_in(tokenize("بعد تحطّم طائرة بدون طيار قرب الحدود"))]
    ['loss drone']
    """
    placed = list(_concepts_of(tokens))
    things: list[tuple[int, str]] = []
    for one, _ in placed:
        if one.concept in _deeds():
            things.append((one.at, one.concept))
        things += [(one.at, thing) for thing in sorted(_short().get(one.lemma, frozenset()) & known)]
    for one, token in placed:
        if one.concept not in _deed_concepts():
            continue
        fit = [(abs(one.at - at), thing) for at, thing in things if one.concept in _deeds()[thing]]
        near = [each for each in fit if each[0] <= _REACH]
        if not near and has_pronoun(token):
            # «it» is the thing told last, in this sentence or before: قال إنه تم إسقاطها.
            near = fit or [(0, thing) for thing in sorted(known) if one.concept in _deeds()[thing]]
        if near:
            thing = min(near)[1]
            yield Deed(_names()[thing], thing, token.start, token.end)


# Each event is asked for twice or more while its article is prepared.
@lru_cache(maxsize=512)
def deed_of(text: str, trigger: Span) -> str | None:
    """Give the key of the deed that an event's word tells, None where it is done to no single thing.

    >>> text = "قالت الصحيفة إن الجيش أسقط مسيّرة."
    >>> deed_of(text, Span(22, 26, text[22:26]))
    'loss drone'
    """
    own = word_lemma(word(trigger.text))
    concepts = [concept for concept, _ in find_concepts([own])] if own is not None else []
    if not any(concept in _deed_concepts() for concept in concepts):
        return None
    tokens = tokenize(text, start=max(0, trigger.start - _AROUND), end=trigger.end + _AROUND)
    short = frozenset(_deeds())
    return next((deed.key for deed in deeds_in(tokens, short) if deed.start == trigger.start), None)


def find_deeds(sentences: Sequence[Sentence]) -> tuple[Deed, ...]:
    """Find all deeds of a text; a thing once told may go by its short name.

    >>> from rawi.language.sentences import segment
    >>> text = "أسقط الجيش مسيّرة. وقال إن الطائرة أُسقطت ليلا."
    >>> [(one.key, text[one.start:one.end]) for one in find_deeds(segment(text))]
    [('loss drone', 'أسقط'), ('loss drone', 'أُسقطت')]
    """
    found: list[Deed] = []
    for sentence in sentences:
        known = frozenset(deed.thing for deed in found)
        found.extend(deeds_in(sentence.tokens, known))
    return tuple(found)
