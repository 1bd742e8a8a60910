"""Reads a day from all that names it together: `صباح يوم أمس الأحد 3 أبريل`, `اليوم (الاثنين)`."""

from typing import Final

from rawi.timexes.clock import clock_at, on_the_clock
from rawi.timexes.dates import date_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Point, PointPhrase
from rawi.timexes.other_names import is_other_name, is_pair
from rawi.timexes.senses import Sense

_OPENING: Final = frozenset({"(", "[", "\N{ARABIC COMMA}", ",", "-", "\N{EN DASH}"})
_CLOSING: Final = {"(": ")", "[": "]"}
_DASHES: Final = ("-", "\N{EN DASH}")
_HOLDS_DAY: Final = ("D", "N")


def day_at(line: Line, at: int) -> PointPhrase | None:
    """Read a day or part of a day that begins at a token."""
    place, part = _opening_part(line, at)
    named = _day_word(line, place, opens=place == at)
    if named:
        place = named
    glued = None if named else _glued(line, place, part)
    if glued:
        return _followed(line, glued.end, glued.point)
    found = _component(line, place, Point("D"), opens=place == at)
    if not found:
        return None
    point = found.point._replace(part=found.point.part or part)
    return _followed(line, found.end, point)


def _opening_part(line: Line, at: int) -> tuple[int, str]:
    part = line.sense(at, "part")
    if not part or part.form not in ("before", "late"):
        return at, ""
    return at + part.length, part.value


def _glued(line: Line, at: int, part: str) -> PointPhrase | None:
    """Read a part of the day written together with its day: `ظهراليوم`."""
    glued = line.sense(at, "glued")
    if not glued:
        return None
    name, number = glued.value.split()
    point = Point("D", part=part or glued.form)
    named = point._replace(weekday=int(number)) if name == "weekday" else point._replace(offset=int(number))
    return PointPhrase(at + glued.length, named)


def _day_word(line: Line, at: int, *, opens: bool) -> int:
    """Give the end of `يوم` standing before a day, else 0."""
    unit = line.either(at, "unit", opens=opens)
    if unit and unit.value in _HOLDS_DAY and unit.form == "one" and not unit.is_definite:
        return at + 1
    return 0


def _followed(line: Line, at: int, point: Point) -> PointPhrase:
    """Add the further names of the same day."""
    place = at
    while True:
        found = (
            _component(line, place, point)
            or _in_brackets(line, place, point)
            or _turned(line, place, point)
            or _closing_part(line, place, point)
        )
        if not found:
            return PointPhrase(place, point)
        place, point = found


def _component(line: Line, at: int, point: Point, *, opens: bool = False) -> PointPhrase | None:
    """Read one name of a day that the point has not yet."""
    senses = line.senses(at)
    word = senses.get("day")
    if word and (opens or not word.prefix) and point.offset is None and not is_other_name(line, at):
        part = word.form or point.part
        return PointPhrase(at + word.length, point._replace(offset=int(word.value), part=part))
    weekday = senses.get("weekday")
    if weekday and (opens or not weekday.prefix) and point.weekday is None and _is_weekday(line, at, weekday):
        return PointPhrase(at + 1, point._replace(weekday=int(weekday.value)))
    if point.month is None and point.day is None:
        dated = date_at(line, at, opens=opens)
        if dated and dated.point.unit == "D":
            merged = dated.point._replace(offset=point.offset, weekday=point.weekday, part=point.part)
            return PointPhrase(dated.end, merged._replace(turn=dated.point.turn or point.turn))
    return None


def _is_weekday(line: Line, at: int, weekday: Sense) -> bool:
    """Tell a weekday from a rite named after it: `صلاة الجمعة`."""
    return weekday.form != "bare" and not line.sense(at - 1, "rite") and not is_pair(line, at, weekday.value)


def _in_brackets(line: Line, at: int, point: Point) -> PointPhrase | None:
    """Read a further name of the day in brackets, after a comma, or after `الموافق`."""
    sign = line.key(at)
    if line.plain(at, "equals") and point.month is None:
        found = _component(line, at + 1, point)
        return found if found and found.point.month else None
    if sign not in _OPENING:
        return None
    place = _day_word(line, at + 1, opens=False) or at + 1
    found = _component(line, place, point)
    if not found:
        return None
    if sign in _CLOSING:
        closed = line.key(found.end) == _CLOSING[sign]
        return PointPhrase(found.end + 1, found.point) if closed else None
    # After a comma or dash only a date goes on with a weekday, or a weekday with أمس.
    gained_date = point.month is None and found.point.month is not None and point.weekday is not None
    gained_weekday = point.offset is not None and point.weekday is None and found.point.weekday is not None
    return found if gained_date or (gained_weekday and sign not in _DASHES) else None


def _turned(line: Line, at: int, point: Point) -> PointPhrase | None:
    shift = 1 if line.plain(at, "before") or line.plain(at, "after") else 0
    turn = line.plain(at + shift, "turn")
    if not turn or point.turn or point.year is not None or point.offset is not None or point.month_turn:
        return None
    if shift and point.weekday is None:
        return None
    return PointPhrase(at + shift + 1, point._replace(turn=turn.value, shift=shift))


def _closing_part(line: Line, at: int, point: Point) -> PointPhrase | None:
    """Read a part of the day or a clock time after the day: `غدا صباحا`, `أمس مساء`."""
    part = line.plain(at, "part")
    if part and not point.part and part.form in ("after", "before"):
        if part.form == "after" or not _component(line, at + part.length, Point("D")):
            return PointPhrase(at + part.length, point._replace(part=part.value))
        return None
    if point.clock is None:
        clock = clock_at(line, at)
        if clock:
            return PointPhrase(clock.end, on_the_clock(point, clock.point))
    return None


def timed_day_at(line: Line, at: int) -> PointPhrase | None:
    """Read a clock time with the day after it: `الساعة التاسعة من صباح يوم الأربعاء`."""
    clock = clock_at(line, at)
    if not clock:
        return None
    place = clock.end + 1 if line.plain(clock.end, "from") else clock.end
    day = day_at(line, place)
    if not day or day.point.clock:
        return clock
    return PointPhrase(day.end, on_the_clock(day.point, clock.point))
