"""What one article tells of instruments beyond each finding: who takes the step, what sets a name apart."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.chronicle.identity import BY_NAME
from rawi.chronicle.instrument_names import is_many
from rawi.chronicle.nationalities import nationalities
from rawi.chronicle.tellers import View
from rawi.chronicle.wording import Passage, passage, wording
from rawi.instruments.known import known_as
from rawi.language.numbers import find_numbers
from rawi.language.vocabulary import is_function_word
from rawi.letters import HEH, YEH
from rawi.records import Event, Instrument
from rawi.syntax.forms import form_of

_LIGHT, _FAINT, _ALTERNATING = "light", "faint", "alternating"
# Sanctions that lie on one party are called by many adjectives.
_SANCTIONS = "sanctions"
# Words behind a participant among which the state that he acts for is named: السلطة الحاكمة في مالي.
_STATE_REACH = 25
_COUNTED_REACH = 30
_MOST_LEMMAS = 8
# Characters behind a name among which its topic begins, and the words of the topic.
_TOPIC_REACH, _TOPIC_WORDS = 90, 4


class InstrumentFacts(NamedTuple):
    """What is known of one finding: the `name` of the article, `lemmas` that tell it from others of its kind.

    `by` are the parties that take the step, `sentence` the number of its sentence.
    """

    number: int
    name: str
    known: bool
    lemmas: tuple[str, ...]
    by: tuple[str, ...]
    alternating: bool
    sentence: int


def _lemmas(view: View, found: Instrument) -> tuple[str, ...]:
    """Give the words of a name that no other instrument of its kind need have: no states, nothing light.

    A bare noun is told from others by what it is about: `مذكرة | بشأن المسيّرات`.
    """
    words = passage(view.text, found.name.start, found.name.end)
    kept = _telling(words, found) or _telling(_topic(view, found), found)
    return tuple(sorted(set(kept)))[:_MOST_LEMMAS]


def _telling(words: Passage, found: Instrument) -> list[str]:
    is_faint = found.kind == _SANCTIONS or is_many(found.name.text)
    light, heads, kept = wording("chronicle/ledger_words"), wording("instruments/heads", "noun"), []
    head_end = 0
    for at, token in enumerate(words.tokens):
        head = heads.at(words, at)
        head_end = max(head_end, head.end if head is not None else 0)
        row = light.at(words, at)
        role = row.row["role"] if row is not None else ""
        is_light = at < head_end or role == _LIGHT or (role == _FAINT and is_faint)
        of_state = not nationalities(form_of(token.word).key).isdisjoint(found.parties)
        if of_state or is_light or is_function_word(token.word):
            continue
        if token.word.is_arabic or words.terms[at].isdigit():
            kept.append(_stem(words.terms[at]))
    return kept


def _topic(view: View, found: Instrument) -> Passage:
    """Give the words of its sentence that tell what an instrument is about."""
    line = view.sentences[view.sentence_at(found.name.start)]
    behind = passage(view.text, found.name.end, min(line.end, found.name.end + _TOPIC_REACH))
    scope = next(wording("instruments/scope_words").find(behind), None)
    if scope is None:
        return Passage((), ())
    end = scope.end
    while end < min(len(behind.tokens), scope.end + _TOPIC_WORDS) and behind.tokens[end].word.is_arabic:
        end += 1
    return Passage(behind.tokens[scope.end : end], behind.terms[scope.end : end])


def _stem(lemma: str) -> str:
    """Take the ending of an adjective or feminine off a lemma, which some forms have and others have not."""
    return lemma.rstrip(YEH + HEH) or lemma


def _counted(view: View, found: Instrument) -> str:
    """Give the words of a name with the number before it: `ثلاث | مجموعات عمل`."""
    before = passage(view.text, max(0, found.name.start - _COUNTED_REACH), found.name.start)
    numbers = [one for one in find_numbers(before.tokens) if one.end == len(before.tokens)]
    if not numbers or numbers[-1].is_ordinal or numbers[-1].is_definite or numbers[-1].value < 2:
        return found.name.text
    return view.text[before.start(numbers[-1].first) + numbers[-1].skip : found.name.end]


def _state_behind(view: View, end: int, parties: Sequence[str]) -> str | None:
    """Give a party of the instrument that is named right behind a participant."""
    for one in view.mentions_in(end, end + _STATE_REACH):
        party = view.party(one.entity)
        if party in parties:
            return party
    return None


def _actors(view: View, event: Event, found: Instrument) -> Iterator[str]:
    for one in event.actors:
        if one.start is not None and found.name.start <= one.start < found.name.end:
            continue  # a place in the name does nothing: انسحاب مالي من اتفاق الجزائر
        party = view.party(one.entity) if one.entity else one.country
        if party is None and one.end is not None:
            party = _state_behind(view, one.end, found.parties)
        if party is not None:
            yield party


def _by(view: View, found: Instrument) -> tuple[str, ...]:
    """Give those who take the step: who acts in the event of the same word."""
    if found.step is None:
        return ()
    step = found.step
    of = (one for one in view.reading.events if one.trigger.start < step.end and step.start < one.trigger.end)
    named = dict.fromkeys(party for event in of for party in _actors(view, event, found))
    bound = tuple(party for party in named if party in found.parties)
    return bound or tuple(party for party in named if not party.startswith(BY_NAME))


def _alternates(view: View, found: Instrument, sentence: int) -> bool:
    line = view.sentences[sentence]
    words = passage(view.text, found.name.start, line.end)
    return any(one.row["role"] == _ALTERNATING for one in wording("chronicle/ledger_words").find(words))


def _name(view: View, found: Instrument, group: Sequence[Instrument]) -> str:
    """Give the name an article has for an instrument, with its number where several are meant at once."""
    counted = [_counted(view, one) for one in group]
    fuller = [words for words, one in zip(counted, group, strict=True) if words != one.name.text]
    return fuller[0] if fuller and known_as(found.instrument) is None else found.instrument or found.name.text


def instrument_facts(view: View) -> Iterator[InstrumentFacts]:
    """Yield what an article tells of each of its instruments, in their order.

    >>> from rawi import read
    >>> view = View(read("انسحبت تونس من اللجنة العسكرية المشتركة مع ليبيا التي تجتمع كل سنة بالتناوب."))
    >>> [(one.by, one.lemmas, one.alternating) for one in instrument_facts(view)]
    [(('TN',), ('عسكر',), True)]
    """
    groups: dict[str, list[Instrument]] = {}
    for found in view.reading.instruments:
        groups.setdefault(found.instrument, []).append(found)
    for number, found in enumerate(view.reading.instruments):
        group = groups[found.instrument]
        lemmas = [_lemmas(view, one) for one in group]
        sentence = view.sentence_at(found.name.start)
        yield InstrumentFacts(
            number,
            _name(view, found, group),
            known_as(found.instrument) is not None,
            max(lemmas, key=len),
            _by(view, found),
            found.cadence is not None and _alternates(view, found, sentence),
            sentence,
        )
