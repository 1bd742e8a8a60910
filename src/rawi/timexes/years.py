"""Reads years: `عام 2010`, `العام 2002م`, `1436هـ`, `من العام الجاري`, and years that stand alone."""

from typing import Final, NamedTuple

from rawi.language.words import WordKind
from rawi.letters import ALEF, LAM
from rawi.timexes.line import Line
from rawi.timexes.meanings import Point, PointPhrase

_GREGORIAN: Final = range(1000, 2101)
_HIJRI: Final = range(1300, 1501)
# Years of our own time in the Hijri calendar, which need no هـ.
_HIJRI_BARE: Final = range(1350, 1461)
# A number standing alone is taken for a year only in the span that the press writes about.
_ALONE: Final = range(1900, 2051)
_OLDER_ALONE: Final = range(1700, 2051)
_DIGITS: Final = 4
_JOINS: Final = frozenset({"/", "-", "\N{EN DASH}"})
# A Hijri year in Gregorian ones, the year in which they begin, and how far off a pair may be.
_HIJRI_LENGTH: Final = 0.97023
_HIJRI_START: Final = 621.57
_YEARS_APART: Final = 1.3
_SHORTEST_ACCUSATIVE: Final = 4
_FARTHEST_EVENT: Final = 5


class Year(NamedTuple):
    """A year of a calendar."""

    end: int
    number: int
    calendar: str


def _era_end(line: Line, at: int) -> tuple[int, str]:
    if line.plain(at, "ah"):
        return at + 1, "hijri"
    if line.plain(at, "ad") and (line.is_close(at) or len(line.key(at)) > 1 or not line.is_close(at + 1)):
        return at + 1, "gregorian"
    return at, ""


def year_number_at(line: Line, at: int, *, calendar: str = "") -> Year | None:
    """Read a year in digits with its era; `calendar` is that of the month before it."""
    number = line.number(at)
    if not number or not number.is_digits or number.end != at + 1 or len(line.key(at)) != _DIGITS:
        return None
    double = _double_year_at(line, at, number.whole)
    if double:
        return double
    value = number.whole
    end, era = _era_end(line, at + 1)
    calendar = era or calendar or ("hijri" if value in _HIJRI_BARE else "gregorian")
    if value in (_HIJRI if calendar == "hijri" else _GREGORIAN):
        return Year(end, value, calendar)
    return None


def _double_year_at(line: Line, at: int, first: int) -> Year | None:
    """Read a year of both calendars as the Gregorian one: `1343/1924`, `1343هـ - 1924م`."""
    sign, _ = _era_end(line, at + 1)
    second = line.number(sign + 1) if line.key(sign) in _JOINS else None
    if not second or not second.is_digits or len(line.key(sign + 1)) != _DIGITS or second.end != sign + 2:
        return None
    hijri, gregorian = sorted((first, second.whole))
    if abs(hijri * _HIJRI_LENGTH + _HIJRI_START - gregorian) > _YEARS_APART:
        return None
    return Year(_era_end(line, second.end)[0], gregorian, "gregorian")


def year_in_words_at(line: Line, at: int) -> Year | None:
    """Read a year written in words: `ألفين وخمسة عشر`."""
    number = line.number(at)
    if not number or number.is_digits or number.is_ordinal or number.whole not in _GREGORIAN:
        return None
    return Year(number.end, number.whole, "gregorian") if number.end > at + 1 else None


def named_year_at(line: Line, at: int, *, opens: bool = False, calendar: str = "") -> Year | None:
    """Read عام or سنة with its number."""
    unit = line.sense(at, "unit")
    if not unit or unit.value != "Y" or unit.form != "one":
        return None
    if unit.prefix and not opens and unit.prefix != LAM:
        return None
    place = at + 1
    if line.plain(place, "year_kind"):
        place += 1
    era = ""
    if line.plain(place, "ah") or line.plain(place, "ad"):
        era = "hijri" if line.plain(place, "ah") else "gregorian"
        place += 1
    if line.key(place) == "(":
        return _bracketed(line, place, era or calendar)
    return year_number_at(line, place, calendar=era or calendar) or year_in_words_at(line, place)


def _bracketed(line: Line, at: int, calendar: str) -> Year | None:
    """Read the year of `عام (1324) هجري`."""
    year = year_number_at(line, at + 1, calendar=calendar)
    if not year or line.key(year.end) != ")":
        return None
    end, era = _era_end(line, year.end + 1)
    return Year(end, year.number, era or year.calendar)


def year_turn_at(line: Line, at: int) -> tuple[int, str] | None:
    """Read which year is meant without its number: `العام الجاري`, `هذه السنة`, `العام نفسه`."""
    pointer = "present" if line.plain(at, "this") else "same" if line.plain(at, "that") else ""
    if not pointer and line.plain(at, "same"):
        pointer = "same"
    place = at + 1 if pointer else at
    unit = line.sense(place, "unit")
    if not unit or unit.value != "Y" or unit.form != "one" or not unit.is_definite:
        return None
    if unit.prefix not in ("", LAM):
        return None
    end = place + 2 if line.plain(place + 1, "year_kind") else place + 1
    turn = line.plain(end, "turn")
    if turn and turn.value != "last":
        return end + 1, turn.value
    return (end, pointer) if pointer else None


def bare_year_at(line: Line, at: int) -> int:
    """Give the end of `العام` or `السنة` alone, which after a part of it is the present year; else 0."""
    unit = line.sense(at, "unit")
    if not unit or unit.value != "Y" or unit.form != "one" or not unit.is_definite:
        return 0
    return at + 1 if unit.prefix in ("", LAM) else 0


def year_tail(line: Line, at: int, point: Point) -> PointPhrase:
    """Add to a day or month the year, turn or repetition that follows it."""
    place = at + 1 if line.key(at) in _of() else at
    if place > at and line.plain(place, "every"):
        unit = line.plain(place + 1, "unit")
        if unit and unit.value == "Y":
            return PointPhrase(place + 2, point._replace(is_repeated=True))
    year = named_year_at(line, place, calendar=point.calendar)
    if not year and place == at:
        year = year_number_at(line, place, calendar=point.calendar)
    if year:
        return PointPhrase(year.end, point._replace(year=year.number, calendar=year.calendar))
    turned = year_turn_at(line, place)
    if turned:
        return PointPhrase(turned[0], point._replace(year_turn=turned[1]))
    turn = line.plain(at, "turn")
    if turn:
        return PointPhrase(at + 1, point._replace(turn=turn.value))
    return PointPhrase(at, point)


def _of() -> tuple[str, ...]:
    return ("\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}",)


def year_at(line: Line, at: int) -> PointPhrase | None:
    """Read a year that stands as an expression of its own; one with nothing before it `is_lone`."""
    turned = _turned_year(line, at)
    if turned:
        turn = line.senses(at + 1)["turn"].value
        return PointPhrase(turned.end, Point("Y", year=turned.number, calendar=turned.calendar, turn=turn))
    named = named_year_at(line, at, opens=True)
    year = named or _lone_year(line, at)
    if not year:
        return None
    is_lone = not named and at > 0 and not _is_framed(line, at)
    return PointPhrase(year.end, Point("Y", year=year.number, calendar=year.calendar, is_lone=is_lone))


def _turned_year(line: Line, at: int) -> Year | None:
    """Read `العام الجاري 2015`, whose number says all."""
    unit = line.sense(at, "unit")
    if not unit or unit.value != "Y" or not unit.is_definite or not line.plain(at + 1, "turn"):
        return None
    return year_number_at(line, at + 2)


def _lone_year(line: Line, at: int) -> Year | None:
    year = year_number_at(line, at)
    if not year:
        return None
    if year.end > at + 1:
        is_double = year.end > at + 2
        return year if is_double or year.calendar == "hijri" or year.number in _OLDER_ALONE else None
    if _opens_pair(line, at):
        return year
    if year.number not in _ALONE and not _is_framed(line, at):
        return None
    if year.number not in _OLDER_ALONE:
        return None
    return year if _may_be_year(line, at) else None


def _opens_pair(line: Line, at: int) -> bool:
    """Tell whether the year after a stroke goes on with this one: `1436/1437هـ`."""
    following = line.number(at + 2) if line.key(at + 1) == "/" else None
    return bool(following and following.is_digits and following.whole == int(line.key(at)) + 1)


def _is_framed(line: Line, at: int) -> bool:
    before = line.senses(at - 1)
    return any(kind in before for kind in ("since", "to", "in", "for", "between"))


def _may_be_year(line: Line, at: int) -> bool:
    """Tell a year from a count: what is counted follows, a sign or a currency stands before."""
    after = line.tokens[at + 1].word if at + 1 < line.length else None
    if line.is_close(at) and line.key(at - 1) in ("/", "-", ".", "+", "#", "$"):
        return False
    if line.plain(at - 1, "about") or line.plain(at - 1, "name_with_year"):
        return False
    if after is None or after.kind is WordKind.PUNCTUATION:
        return after is None or after.key not in ("%", "\N{ARABIC PERCENT SIGN}", "/", "$")
    is_framed = _is_framed(line, at) or _is_event_year(line, at)
    return not _is_counted(line, at + 1, is_framed=is_framed)


def _is_event_year(line: Line, at: int) -> bool:
    """Tell whether an event with its adjectives stands before: `الانتخابات الرئاسية الفرنسية 2017`."""
    for place in range(at - 1, max(-1, at - _FARTHEST_EVENT), -1):
        if "event" in line.senses(place):
            return True
        if not line.tokens[place].word.is_definite:
            return False
    return False


def _is_counted(line: Line, at: int, *, is_framed: bool) -> bool:
    """Tell whether the word after a number can be what it counts.

    After `في`, `منذ` and the like only an accusative or a known measure is; elsewhere any indefinite word.
    """
    word = line.tokens[at].word
    if not word.is_arabic:
        return word.kind is WordKind.LATIN
    if line.plain(at, "unit") or line.plain(at, "counted"):
        return True
    if line.plain(at, "not_counted"):
        return False
    if is_framed:
        return word.key.endswith(ALEF) and len(word.key) >= _SHORTEST_ACCUSATIVE and not word.is_definite
    if word.is_definite:
        return False
    senses = line.senses(at)
    return not any(
        kind in senses for kind in ("in", "from", "to", "between", "after", "before", "turn", "or")
    )
