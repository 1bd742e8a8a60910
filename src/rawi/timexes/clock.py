"""Reads clock times: `الساعة 14:30 بتوقيت غرينتش`, `الساعة الثالثة والنصف عصرا`."""

from typing import Final

from rawi.timexes.line import Line
from rawi.timexes.meanings import Point, PointPhrase

_HOURS: Final = 24
_MINUTES: Final = 60
_NOON: Final = 12
_AFTER_NOON: Final = ("AF", "EV")


def clock_at(line: Line, at: int) -> PointPhrase | None:
    """Read a clock time that begins at a token, with `الساعة` or as `14:30`."""
    named = line.sense(at, "clock")
    place = at + 1 if named else at
    hour = _hour_at(line, place, spoken=bool(named) or _is_hour_of_part(line, place), opens=not named)
    if not hour:
        return None
    end, hours, minutes = hour
    part = line.plain(end, "part")
    if part and part.form in ("after", "article", "before"):
        is_bare = part.form != "before" or not _goes_on(line, end + part.length)
        if is_bare:
            end, hours = end + part.length, _on_the_clock(hours, part.value)
    if not named and _is_stamp(line, at, end):
        return None
    end, zone = _zone(line, end)
    return PointPhrase(end, Point("D", clock=(hours, minutes), zone=zone))


def _is_stamp(line: Line, at: int, end: int) -> bool:
    """Tell the hour at which an agency sent its report (`// انتهى // 18:11 ت م`) from an hour told."""
    is_footer = line.key(at - 1) == "/" and line.key(at - 2) == "/"
    return is_footer or (bool(line.plain(end, "stamp")) and at in (0, 1))


def on_the_clock(point: Point, clock: Point) -> Point:
    """Set a day's clock time, in the half of the day that its part names."""
    assert clock.clock is not None
    hour, minute = clock.clock
    return point._replace(clock=(_on_the_clock(hour, point.part), minute), zone=clock.zone)


def _is_hour_of_part(line: Line, at: int) -> bool:
    """Tell whether an ordinal and a part of the day make an hour: `الخامسة عصرا`."""
    number = line.number(at)
    if not number or not number.is_ordinal or not number.is_definite or number.whole > _NOON:
        return False
    part = line.plain(number.end, "part")
    return bool(part and (part.form == "after" or (part.form == "before" and part.value == "EV")))


def _goes_on(line: Line, at: int) -> bool:
    senses = line.senses(at)
    return any(kind in senses for kind in ("day", "weekday", "unit"))


def _on_the_clock(hour: int, part: str) -> int:
    """Turn an hour of twelve into one of twenty-four."""
    if part in _AFTER_NOON and hour < _NOON:
        return hour + _NOON
    if part == "MI" and hour < 6:  # الواحدة ظهرا
        return hour + _NOON
    if part == "NI" and 6 <= hour < _NOON:  # العاشرة ليلا
        return hour + _NOON
    if part in ("NI", "MO") and hour == _NOON:
        return 0
    return hour


def _hour_at(line: Line, at: int, *, spoken: bool, opens: bool) -> tuple[int, int, int] | None:
    """Give end, hour and minute; the bare form needs a colon."""
    number = line.number(at)
    if not number or (number.prefix and not opens):
        return _one_oclock(line, at) if spoken else None
    end, value = number.end, number.whole
    colon = line.key(end) in (":", ".", "h") and line.is_close(end) and line.is_close(end + 1)
    minutes = line.number(end + 1) if colon else None
    if number.is_digits and minutes and minutes.is_digits and len(line.key(end + 1)) == 2:
        if value < _HOURS and minutes.whole < _MINUTES and number.value == value:
            return minutes.end, value, minutes.whole
        return None
    if not spoken:
        return None
    if number.is_digits and len(line.key(end - 1)) == 4 and value < 100 * _HOURS:  # 1500
        return end, value // 100, value % 100 if value % 100 < _MINUTES else 0
    if number.value != value and number.is_digits:
        return _decimal_clock(line, at)
    if not 0 <= value <= _HOURS:
        return None
    return _spoken_minutes(line, end, value)


def _decimal_clock(line: Line, at: int) -> tuple[int, int, int] | None:
    """Read `10.30` and `10,30` after `الساعة`."""
    hour, _, minute = line.key(at).replace(",", ".").partition(".")
    if hour.isdecimal() and minute.isdecimal() and int(hour) < _HOURS and int(minute) < _MINUTES:
        return at + 1, int(hour), int(minute)
    return None


def _one_oclock(line: Line, at: int) -> tuple[int, int, int] | None:
    return _spoken_minutes(line, at + 1, 1) if line.plain(at, "one_oclock") else None


def _spoken_minutes(line: Line, at: int, hour: int) -> tuple[int, int, int]:
    """Add `والنصف`, `وخمس دقائق`, `إلا ربعا`."""
    fraction = line.sense(at, "fraction")
    if fraction and fraction.prefix:
        return at + 1, hour, int(fraction.value)
    if line.plain(at, "less"):
        less = line.sense(at + 1, "fraction")
        if less:
            return at + 2, (hour - 1) % _HOURS, _MINUTES - int(less.value)
    more = line.number(at)
    unit = line.plain(more.end, "unit") if more else None
    if more and more.prefix and unit and unit.value == "TM":
        return more.end + 1, hour, more.whole % _MINUTES
    return at, hour, 0


def _zone(line: Line, at: int) -> tuple[int, str]:
    """Read `بتوقيت غرينتش`, `(بالتوقيت المحلي)`, `(ت غ)`."""
    place = at + 1 if line.key(at) == "(" else at
    if line.sense(place, "zone"):
        name = line.plain(place + 1, "zone_name")
        if name:
            end = place + 1 + name.length
            return (end + 1 if place > at and line.key(end) == ")" else end), name.value or "local"
    short = line.sense(place, "zone_short")
    if short:
        end = place + short.length
        return (end + 1 if place > at and line.key(end) == ")" else end), "0"
    return at, ""
