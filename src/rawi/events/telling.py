"""How a sentence tells events of one type: features that anyone can check, to weigh how fresh they are."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Person
from rawi.letters import ALEF, ARTICLE, HEH, MEEM, NOON, TEH, WAW, YEH
from rawi.records import Event, Timex, TimexType
from rawi.syntax.clauses import clause_start, is_finite, is_passive, relative_before
from rawi.syntax.light import governor_of, preposition_of
from rawi.syntax.line import Line
from rawi.syntax.phrases import is_count

WORD: Final = "word"
TRIGGER: Final = "trigger"
BEFORE: Final = "before"
PAIR: Final = "pair"
_ENDINGS: Final = (
    *(WAW + NOON, YEH + NOON, ALEF + TEH, ALEF + NOON, YEH + HEH, HEH + ALEF, HEH + MEEM, WAW + ALEF),
    *(TEH, HEH, ALEF, YEH),
)
_SHORTEST_STEM: Final = 3
_QUESTIONS: Final = frozenset({"?", "\N{ARABIC QUESTION MARK}"})
_QUOTES: Final = frozenset({'"', "«", "“"})
_NEAR_BEFORE: Final = 4
_NEAR_AFTER: Final = 5
_MOST: Final = 3
_PLURAL: Final = ALEF + TEH
_LENGTH_STEP: Final = 12
_LONGEST: Final = 5
_DAY: Final = len("2015-08-06")
_YEAR: Final = len("2015")


def stem_of(key: str) -> str:
    """Give a key without article and ending, so that `المتظاهرون` and `متظاهرين` are one word."""
    bare = key.removeprefix(ARTICLE)
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            return bare[: -len(ending)]
    return bare


def features_of(line: Line, events: Sequence[Event], others: Sequence[Event] = ()) -> frozenset[str]:
    """Tell how a sentence tells these events: their words, who takes part, what else the sentence says.

    `others` are its events of other types.
    """
    found = {f"events {min(_MOST, len(events))}", *(f"with {other.type}" for other in others)}
    counts = [at for at in range(line.length) if is_count(line, at) and line.timexes[at] is None]
    for event in events:
        at = _place(line, event)
        found.update(_of_trigger(line, at, event))
        found.update(_of_event(event))
        if any(at - _NEAR_BEFORE <= place <= at + _NEAR_AFTER for place in counts):
            found.add("count near")
    found.update(_of_words(line))
    found.update(_of_order(line, min(_place(line, event) for event in events)))
    found.update(_of_times(line))
    found.update(_of_verbs(line))
    found.update(("count", "counts")[: len(counts)])
    found.add(f"length {min(_LONGEST, line.length // _LENGTH_STEP)}")
    return frozenset(found)


def _place(line: Line, event: Event) -> int:
    start = event.trigger.start
    return next(at for at, token in enumerate(line.tokens) if token.start <= start < token.end)


def _shape(line: Line, at: int) -> str:
    form = line.forms[at]
    if is_finite(line, at):
        return "imperfect" if form.is_imperfect else "perfect"
    return "definite noun" if form.is_definite else "noun"


def _of_trigger(line: Line, at: int, event: Event) -> Iterator[str]:
    """What the event word is and where it stands."""
    form, shape = line.forms[at], _shape(line, at)
    yield f"shape {shape}"
    yield f"rule {event.rule}"
    yield f"{TRIGGER} {stem_of(form.key)}"
    if at <= 1:
        yield "opens sentence"
        yield f"opens with {shape}"
    if form.preposition:
        yield "joined preposition"
    if shape.endswith("noun") and _is_of_noun(line, at):
        yield "belongs to noun"
    yield from _of_governors(line, at, form.key)
    if relative_before(line, at) is not None:
        yield "relative"
    if shape == "perfect" and is_passive(line.tokens[at].word.text[form.skip :]):
        yield "passive"
    start = clause_start(line, at)
    if start > 0:
        yield f"clause after {line.forms[start - 1].particle or 'other'}"


def _of_governors(line: Line, at: int, key: str) -> Iterator[str]:
    """What an event word stands behind: a particle, a preposition, the verb that brings it about."""
    if is_finite(line, at):
        if at and line.forms[at - 1].particle:
            yield f"verb behind {line.forms[at - 1].key}"
    else:
        via = preposition_of(line, at)
        if via:
            yield f"behind {via}"
        if at and is_finite(line, at - 1):
            yield "behind verb"
        if governor_of(line, at) is not None:
            yield "brought about"
        if key.endswith(_PLURAL):
            yield "plural"


def _is_of_noun(line: Line, at: int) -> bool:
    """Whether a noun without article stands before, which the event noun belongs to: `ملف | اغتيال`."""
    before = line.forms[at - 1] if at else None
    return before is not None and before.is_noun and not before.is_definite and not before.particle


def _of_event(event: Event) -> Iterator[str]:
    """Who takes part, where and when."""
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        if not parties:
            yield f"no {side}"
        for party in parties:
            yield f"{side} named" if party.entity else f"{side} in words"
    if event.actors and event.recipients:
        yield "both sides"
    if event.place:
        yield "place"
    if event.date:
        yield "date"
        if len(event.date) == _YEAR and event.date.isdigit():
            yield "dated by year"


def _of_words(line: Line) -> Iterator[str]:
    """The words of the sentence, names by their kind only, and its signs."""
    for at, token in enumerate(line.tokens):
        mention, form, text = line.mentions[at], line.forms[at], token.word.text
        if mention is not None:
            yield f"name {mention.type.value}"
        elif form.is_number:
            yield "digits in time" if line.timexes[at] is not None else "digits"
        elif form.is_arabic and len(form.key) > 1:
            yield f"{WORD} {stem_of(form.key)}"
        elif text in _QUESTIONS:
            yield "question"
        elif text == "!":
            yield "exclamation"
        elif text in _QUOTES:
            yield "quotation"


def _sign(line: Line, at: int) -> str:
    """What a word is in a sequence: its stem, the kind of its name, a number, or the sign itself."""
    mention, form = line.mentions[at], line.forms[at]
    if mention is not None:
        return mention.type.value
    if line.timexes[at] is not None:
        return "time"
    if form.is_number:
        return "number"
    return stem_of(form.key) if form.is_arabic else line.tokens[at].word.text


def _of_order(line: Line, first: int) -> Iterator[str]:
    """The words before the first event word, and each word with the one after it."""
    signs = [_sign(line, at) for at in range(line.length)]
    yield from (f"{BEFORE} {sign}" for sign in signs[:first])
    yield from (f"{PAIR} {one} {next_one}" for one, next_one in pairwise(signs))


def _of_times(line: Line) -> Iterator[str]:
    """The kinds of its times: a full day, a bare year, a vague time."""
    for timex in line.timexes:
        if timex is not None:
            yield f"time {timex.type.value}"
            if timex.type in (TimexType.DATE, TimexType.TIME):
                yield f"time {_grain(timex)}"


def _grain(timex: Timex) -> str:
    if "REF" in timex.value:
        return "vague"
    if len(timex.value) == _YEAR:
        return "of year"
    is_day = len(timex.value) >= _DAY and not timex.value.startswith("X")
    return "of day" if is_day else "of other grain"


def _of_verbs(line: Line) -> Iterator[str]:
    """How many verbs tell what was done or what is done, and whether the writer speaks of himself."""
    perfects = imperfects = 0
    for at in range(line.length):
        if not is_finite(line, at):
            continue
        imperfects += line.forms[at].is_imperfect
        perfects += not line.forms[at].is_imperfect
        persons = {a.person for a in verb_analyses(line.tokens[at].word.text[line.forms[at].skip :])}
        if persons == {Person.FIRST}:
            yield "first person"
    yield f"perfects {min(_MOST, perfects)}"
    yield f"imperfects {min(_MOST, imperfects)}"
