"""What governs the name of an instrument from before: `انسحب من | التحالف`, `تنفيذ بنود | الاتفاق`."""

from collections.abc import Iterator
from typing import Final

from rawi.instruments.steps import OBJECT, PARTICIPLE, Step, steps_at
from rawi.instruments.telling import Governor, fits, governor_at
from rawi.instruments.titles import Title
from rawi.letters import ARTICLE, MEEM, NOON, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import preposition_of
from rawi.syntax.line import Line
from rawi.syntax.phrases import phrase_at
from rawi.syntax.subjects import core_of

_FAR: Final = 22
_CHAIN: Final = 4
_PART: Final = 3
# Who breaks an article breaks the treaty; who repeals one does not end it.
_OF_PARTS: Final = frozenset({"breached", "kept"})
_OPENERS: Final = ("relative", "conjunction", "interrogative")
# Kinds that act themselves: of التحالف أطلق it is not told that it was set up.
ACTING: Final = frozenset({"alliance", "mission", "committee"})


def _heads(line: Line, title: Title) -> Iterator[int]:
    """Yield the first word of a name, or of a part of it, and the nouns right before that it belongs to."""
    place = _part_of(line, title.first)
    yield place
    for _ in range(_CHAIN):
        if line.forms[place].preposition or (place > 0 and preposition_of(line, place)):
            return
        before = place - 1
        while before >= 0 and (line.is_quote(before) or line.forms[before].is_number):
            before -= 1
        if before < 0 or line.mentions[before] is not None or line.timexes[before] is not None:
            return
        form = line.forms[before]
        if form.particle == "demonstrative":
            place = before
            continue
        is_construct = form.is_nominal and not form.is_definite and not form.particle
        if not is_construct or is_finite(line, before):
            return
        place = before
        yield place


@built_once
def _parts() -> frozenset[str]:
    rows = load_table("instruments/provisions")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def _part_of(line: Line, first: int) -> int:
    """Give where a part of an instrument is named that `من` ties to it: `المادة 50 | من المعاهدة`."""
    if first == 0 or line.forms[first - 1].key != MEEM + NOON:
        return first
    for place in range(first - 2, max(first - 2 - _PART, -1), -1):
        if line.forms[place].key.removeprefix(ARTICLE) in _parts():
            return place
    return first


def before(line: Line, title: Title) -> Iterator[Governor]:
    """Yield what governs a name, or the nouns before it that it belongs to."""
    seen: set[int] = set()
    is_part = _part_of(line, title.first) != title.first
    for head in _heads(line, title):
        if head != title.first:
            steps = (
                s
                for s in steps_at(line, head)
                if s.is_direct and s.shape != PARTICIPLE and fits(line, s, title, head)
            )
            step = next(steps, None)
            if step is not None:  # what governs a تنفيذ tells of it, not of the agreement
                if not is_part or step.step in _OF_PARTS:
                    yield governor_at(line, head, step)
                return
        for governor in _governing(line, title, head):
            is_whole = not is_part or governor.step.step in _OF_PARTS
            if governor.at not in seen and is_whole:
                seen.add(governor.at)
                yield governor


def _governing(line: Line, title: Title, head: int) -> Iterator[Governor]:
    """Look back from a word to what governs it, with its preposition or as subject or object."""
    while head > 0 and line.forms[head - 1].particle == "demonstrative" and not line.forms[head].preposition:
        head -= 1
    via = preposition_of(line, head)
    joined = bool(line.forms[title.first].conjunction) and not via
    passed: set[str] = set()
    is_plain = True  # only names and adjectives between, as behind a masdar and who does it
    skipped = head
    for place in range(head - 1, max(head - _FAR, -1), -1):
        if place > skipped:
            continue
        skipped = inserted_from(line, place)
        if skipped < place:
            continue
        form = line.forms[place]
        if line.is_stop(place) or form.particle in _OPENERS:
            return
        finite = is_finite(line, place)
        for step in steps_at(line, place):
            if via:
                stands = via in step.places
            else:
                stands = _governs(line, place, step, title) and (finite or is_plain)
            stands = stands or (joined and not passed.isdisjoint(step.places))
            if stands and fits(line, step, title, place):
                yield governor_at(line, place, step)
                return
        if finite:
            return
        passed.add(form.preposition or (form.key if form.particle == "preposition" else ""))
        own = line.mentions[place] is not None or line.is_quote(place) or form.is_number
        is_noun = form.is_definite and not form.preposition and not form.conjunction
        is_plain = is_plain and (own or is_noun or form.is_adjective or form.particle == "adverb")


def inserted_from(line: Line, end: int) -> int:
    """Give the comma before a relative clause that a comma closes: `وقعت تونس| ، التي …، | والأردن`."""
    if not line.is_pause(end):
        return end
    for place in range(end - 2, max(end - _FAR, 0), -1):
        if line.is_stop(place) or line.is_pause(place):
            return place if line.is_pause(place) and line.forms[place + 1].particle == "relative" else end
    return end


def _governs(line: Line, at: int, step: Step, title: Title) -> bool:
    """Whether a word can govern a name without a preposition."""
    if not step.is_direct:
        return False
    if step.shape == PARTICIPLE:
        return line.forms[at].is_accusative  # معلنا هدنة, but not موقف الدول
    return not (step.is_verb and OBJECT in step.places and _is_subject(line, at, title))


def _is_subject(line: Line, at: int, title: Title) -> bool:
    """Whether a name that can act is not what a verb does something to: `أطلق التحالف | حملة`."""
    if title.kind not in ACTING:
        return False  # وقعت الاتفاقية can only be the passive
    core = core_of(line, at)
    told = (core.object, core.subject) if core.is_relative else (core.object,)
    phrases = (phrase_at(line, start) for start in told if start is not None)
    return not any(phrase is not None and phrase.first <= title.first < phrase.end for phrase in phrases)
