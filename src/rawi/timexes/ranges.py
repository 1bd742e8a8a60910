"""Reads ranges: `3 إلى 5 مايو`, `عامي 2011 و2013`, `ليلة 31 مارس إلى 1 أبريل 2025`, `السبت والأحد`."""

from typing import Final

from rawi.letters import WAW
from rawi.timexes.dates import day_number_at, month_of_year_at
from rawi.timexes.days import day_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Phrase, Point, PointPhrase, Range
from rawi.timexes.years import year_at, year_number_at

_DASHES: Final = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}", "/"})
_JOINTS: Final = _DASHES | {WAW}
_TATWEEL: Final = "\N{ARABIC TATWEEL}"
_WEEK: Final = 7


def range_at(line: Line, at: int) -> Phrase | None:
    """Read a range that begins at a token; its leading `من` or `بين` is no part of it."""
    return _pair_at(line, at) or _days_at(line, at) or _weekdays_at(line, at)


def continued(line: Line, first: int, found: PointPhrase) -> Phrase | None:
    """Go on from a point over `إلى`, a dash or (after `بين`) `و` to the other end of a range."""
    place = _joint(line, first, found)
    if not place:
        return None
    other = _same_kind(line, place, found.point)
    # A Hijri and a Gregorian day joined by a dash are one day.
    if not other or (found.point.unit == "D" and _calendars_differ(found.point, other.point)):
        return None
    return Phrase(other.end, Range(found.point, other.point))


def _calendars_differ(left: Point, right: Point) -> bool:
    return left.month is not None and right.month is not None and left.calendar != right.calendar


def _joint(line: Line, first: int, found: PointPhrase) -> int:
    """Give where the other end begins, or 0."""
    end = found.end
    is_bare_weekday = found.point.month is None and found.point.unit == "D"
    if line.plain(end, "to"):
        return end + 1 if not is_bare_weekday or line.plain(first - 1, "from") else 0
    if is_dash(line, end):
        return end + 1
    if line.sense(first - 1, "between"):
        if line.key(end) == WAW or line.plain(end, "and_to"):
            return end + 1
        return end if _opens_with_and(line, end) else 0
    return 0


def _opens_with_and(line: Line, at: int) -> bool:
    number = line.number(at)
    if number and number.prefix == WAW:
        return True
    return any(sense.prefix == WAW for sense in line.senses(at).values())


def _same_kind(line: Line, at: int, left: Point) -> PointPhrase | None:
    if left.unit == "Y":
        other = year_at(line, at)
        if not other:
            year = year_number_at(line, at)
            other = (
                PointPhrase(year.end, Point("Y", year=year.number, calendar=year.calendar)) if year else None
            )
        if not other or (other.point.calendar != left.calendar and left.calendar == "hijri"):
            return None
        return other if (other.point.year or 0) > (left.year or 0) else None
    if left.unit == "M":
        return month_of_year_at(line, at, opens=True)
    if left.unit == "D":
        other = day_at(line, at)
        return other if other and (other.point.month or left.month is None) else None
    return None


def _pair_at(line: Line, at: int) -> Phrase | None:
    """Read a dual unit with both its numbers or names: `يومي 8 و9 مارس`, `عامي 2011 و2013`."""
    unit = line.sense(at, "unit")
    if unit and unit.value == "D" and unit.form == "many" and not unit.is_definite:
        return _days_at(line, at + 1)
    if not unit or unit.form not in ("two", "pair") or (unit.is_definite and unit.value != "Y"):
        return None
    if unit.value == "D":
        return _days_at(line, at + 1) or _weekdays_at(line, at + 1)
    if unit.value == "Y":
        left = year_number_at(line, at + 1)
        place = left.end + 1 if left and line.key(left.end) in _JOINTS else left.end if left else 0
        right = year_number_at(line, place) if left else None
        if left and right:
            points = Point("Y", year=left.number), Point("Y", year=right.number, calendar=right.calendar)
            return Phrase(right.end, Range(*points))
    if unit.value == "M":
        first = month_of_year_at(line, at + 1, opens=False)
        second = month_of_year_at(line, first.end, opens=True) if first else None
        if first and second and _opens_with_and(line, first.end):
            return Phrase(second.end, Range(first.point, second.point))
    return None


def _days_at(line: Line, at: int) -> Phrase | None:
    """Read two days of one month, only the second of which names it: `من 3 إلى 5 مايو`."""
    part = line.sense(at, "part")
    opening = at + 1 if part and part.form == "before" else at
    left = day_number_at(line, opening, opens=opening == at)
    if not left:
        return None
    end, day = left
    weekday: int | None = None
    place = end + 1 if line.plain(end, "to") or is_dash(line, end) or line.key(end) == WAW else end
    if place == end and not _opens_with_and(line, end):
        return None
    place = _last_of_list(line, place)
    other = day_at(line, place)
    if not other or other.point.month is None or other.point.day is None or other.point.day <= day:
        return None
    first = other.point._replace(day=day, weekday=weekday, part=part.value if part and opening > at else "")
    return Phrase(other.end, Range(first, other.point))


def is_dash(line: Line, at: int) -> bool:
    """Tell a dash between two ends; between digits some write a tatweel."""
    return line.key(at) in _DASHES or (0 < at < line.length and line.tokens[at].word.text == _TATWEEL)


def _last_of_list(line: Line, at: int) -> int:
    """Give where the last day of a list begins: in `3 و4 و5 مارس` the 5."""
    while True:
        middle = day_number_at(line, at, opens=True)
        if not middle:
            return at
        end = middle[0]
        following = end + 1 if line.key(end) in (WAW, _COMMA) else end
        number = line.number(following)
        if not number or not number.is_digits or (following == end and number.prefix != WAW):
            return at
        at = following


_COMMA: Final = "\N{ARABIC COMMA}"


def _weekdays_at(line: Line, at: int) -> Phrase | None:
    """Read two weekdays that follow one another: `السبت والأحد`, `مساء السبت الأحد`."""
    part = line.sense(at, "part")
    opening = at + 1 if part and part.form == "before" else at
    place = opening + 1 if _is_day(line, opening) else opening
    left = line.either(place, "weekday", opens=place == at)
    if not left or left.form == "bare":
        return None
    second = place + 1
    joint = line.key(second) in _DASHES
    second = second + 1 if joint else second
    right = line.sense(second, "weekday")
    if not right or right.form == "bare" or int(right.value) != int(left.value) % _WEEK + 1:
        return None
    if right.prefix not in ("", WAW):
        return None
    code = part.value if part and opening > at else ""
    points = Point("D", weekday=int(left.value), part=code), Point("D", weekday=int(right.value), part=code)
    end = second + 1
    turn = line.plain(end, "turn")
    if turn:
        points = points[0]._replace(turn=turn.value), points[1]._replace(turn=turn.value)
        end += 1
    return Phrase(end, Range(*points))


def _is_day(line: Line, at: int) -> bool:
    unit = line.sense(at, "unit")
    return bool(unit and unit.value == "D" and unit.form == "one" and not unit.is_definite)
