"""When, how often and about what: the date of a step, the founding, cadence, session and scope."""

from collections.abc import Iterator
from typing import Final

from rawi.instruments.heads import inflected
from rawi.instruments.telling import ACTUAL, STANDS, Governor
from rawi.instruments.titles import Title
from rawi.language.numbers import find_numbers
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import Span, Timex, TimexType
from rawi.syntax.clauses import clause_start, is_finite
from rawi.syntax.line import Line
from rawi.syntax.lists import coordinated

_FAR: Final = 28
_NEAR: Final = 9
_TELLING: Final = 4
_VAGUE: Final = "REF"
_MEETING_KINDS: Final = frozenset({"committee", "dialogue", "alliance", "mission"})
_SESSION_KINDS: Final = frozenset({"committee", "dialogue"})
_MOST_SESSIONS: Final = 200
_OPENERS: Final = ("relative", "conjunction", "interrogative")


def _date(line: Line, at: int) -> Timex | None:
    timex = line.timexes[at]
    is_date = timex is not None and timex.type in (TimexType.DATE, TimexType.TIME)
    return timex if is_date and timex is not None and _VAGUE not in timex.value else None


def date_of(line: Line, title: Title, governor: Governor | None) -> str | None:
    """Give the time of a step: behind it in its clause, else before it, else what opens the sentence."""
    if governor is None or governor.status == "mentioned" or governor.step.step == STANDS:
        return None  # the days behind ينص على are those of what it lays down
    if governor.modality != ACTUAL and governor.status in ("in_force", "signed"):
        return None  # the day on which it is to enter into force is not that of its signing
    if governor.is_background:
        return _value(_after(line, governor.at + 1, reach=_NEAR))
    start = max(governor.at, title.at) + 1
    found = _between(line, min(governor.at, title.at), start) or _after(line, start)
    if found is None and governor.weight >= _TELLING:
        is_joined = governor.step.is_verb and bool(line.forms[governor.at].conjunction)
        found = None if is_joined else _backwards(line, min(governor.at, title.first))
        found = found or _opening(line)
    return _value(found)


def _value(timex: Timex | None) -> str | None:
    return timex.value if timex is not None else None


def _after(line: Line, start: int, *, reach: int = _FAR) -> Timex | None:
    for place in range(start, min(line.length, start + reach)):
        form = line.forms[place]
        if line.is_stop(place) or (form.particle in _OPENERS and place > start):
            return None
        if is_finite(line, place):
            return None
        if _date(line, place) is not None:
            return _date(line, place)
    return None


def _between(line: Line, first: int, end: int) -> Timex | None:
    return next((timex for n in range(first, end) if (timex := _date(line, n)) is not None), None)


def _backwards(line: Line, at: int) -> Timex | None:
    start = clause_start(line, at)
    return next((t for n in range(at - 1, start - 1, -1) if (t := _date(line, n)) is not None), None)


def _opening(line: Line) -> Timex | None:
    place = 0
    while place < line.length - 1 and (line.forms[place].particle == "preposition" or line.is_sign(place)):
        place += 1
    return _date(line, place) if line.length else None


def founded_of(line: Line, title: Title, governor: Governor | None) -> str | None:
    """Give since when it stands: as is known, `الموقّع عام 2015`, `لعام 2015`, or when it is set up here."""
    if title.known is not None and title.known.founded is not None:
        return title.known.founded
    if title.participle is not None:
        return _value(_after(line, title.participle + 1, reach=_NEAR))
    if title.end < line.length:
        timex = _date(line, title.end)
        if timex is not None and not line.is_pause(title.end) and timex.value.isdigit():
            return timex.value
    if governor is not None and governor.step.step == "founded" and governor.modality == "actual":
        return date_of(line, title, governor)
    return None


@built_once
def _cadences() -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = load_table("instruments/cadences")
    found = ((tuple(lookup_key(row["phrase"]).split()), row["value"]) for row in rows)
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))


def cadence_of(line: Line, title: Title, governor: Governor | None) -> str | None:
    """Give how often it meets: a repetition told in the sentence of a standing arrangement."""
    if title.kind not in _MEETING_KINDS or (governor is None and title.kind != "dialogue"):
        return None
    keys = [token.word.key for token in line.tokens]
    for phrase, value in _cadences():
        for place in range(max(0, title.first - _FAR), min(line.length, title.end + _FAR)):
            if tuple(keys[place : place + len(phrase)]) == phrase:
                return value
    repeated = (t for t in line.timexes if t is not None and t.type is TimexType.SET)
    return next((timex.value for timex in repeated), None)


@built_once
def _session_nouns() -> frozenset[str]:
    rows = load_table("instruments/sessions")
    return frozenset(lookup_key(form) for row in rows for form in (row["noun"], *row.all("forms")))


def session_of(line: Line, title: Title) -> int | None:
    """Give the number of the session told: `الدورة الـ16 للجنة`, `اللجنة في دورتها السادسة عشرة`."""
    if title.kind not in _SESSION_KINDS:
        return None
    for place in _session_places(line, title):
        for number in find_numbers(line.tokens[place + 1 : place + 5]):
            is_next = number.first <= 1 or (number.is_ordinal and number.first <= 2)
            counts = number.is_ordinal or number.is_definite or number.is_digits
            timed = line.timexes[place + 1 + number.first] is not None
            if is_next and counts and not timed and 0 < number.whole <= _MOST_SESSIONS:
                return number.whole
    return None


def _session_places(line: Line, title: Title) -> Iterator[int]:
    """Yield where a session is named right before or behind a name, nothing of another clause between."""
    for place in range(title.first - 1, max(title.first - _NEAR, -1), -1):
        if line.is_stop(place) or line.is_pause(place) or is_finite(line, place):
            break
        if _is_session(line, place):
            yield place
    for place in range(title.end, min(title.end + _NEAR, line.length)):
        if line.is_stop(place):
            break
        is_governed = line.forms[place].preposition or line.forms[place - 1].particle == "preposition"
        if is_governed and _is_session(line, place):
            yield place


def _is_session(line: Line, at: int) -> bool:
    return any(key.removeprefix(ARTICLE) in _session_nouns() for key in line.tokens[at].word.keys)


@built_once
def _scope_words() -> tuple[tuple[frozenset[str], ...], ...]:
    """Give the words before what an instrument is about, each in its forms; the last may be joined."""
    return tuple(
        tuple(
            frozenset({lookup_key(word)}) | (inflected(word) if n == 0 else frozenset())
            for n, word in enumerate(row["words"].split())
        )
        for row in load_table("instruments/scope_words")
    )


def scope_of(line: Line, title: Title) -> Span | None:
    """Give what it is about, as the words right behind it tell: `بشأن الحدود`, `في مجال الصيد`."""
    for place in range(title.end, min(title.end + 3, line.length)):
        if line.is_stop(place) or line.is_pause(place):
            return None
        for words in _scope_words():
            start = _scope_start(line, place, words)
            if start is None:
                continue
            phrases = coordinated(line, start)
            if phrases:
                first, end = line.words(phrases[0].first, phrases[-1].end)
                return Span(first, end, line.text[first:end])
    return None


def _scope_start(line: Line, place: int, words: tuple[frozenset[str], ...]) -> int | None:
    """Give where the words end that come before a scope, if they stand here."""
    for n, forms in enumerate(words):
        at = place + n
        if at >= line.length:
            return None
        key = line.tokens[at].word.key
        if key in forms or key.removeprefix(ARTICLE) in forms:
            continue
        is_joined = n == len(words) - 1 and n > 0 and line.forms[at].preposition in forms
        return at if is_joined else None
    return place + len(words) if place + len(words) < line.length else None
