"""Reads days and months of the calendar: `الثالث من نيسان`, `5/8/2015م`, `10 من الشهر الجاري`."""

from typing import Final

from rawi.language.words import WordKind
from rawi.timexes.line import Line
from rawi.timexes.meanings import Point, PointPhrase
from rawi.timexes.months import Month, mended_month_at, month_at, old_month_at
from rawi.timexes.named_days import year_of_named_day
from rawi.timexes.years import named_year_at, year_number_at, year_tail

_LAST_DAY: Final = 31
_LAST_MONTH: Final = 12
_TENS: Final = (20, 30)
_SLASHES: Final = frozenset({"/", "-", ".", "\\", "\N{EN DASH}"})
_FULL_YEAR: Final = 4
# What stands before a month and asks for a time.
_ASKING: Final = frozenset({"in", "since", "to", "edge", "part", "from", "month", "between", "for"})


def day_number_at(line: Line, at: int, *, opens: bool = False) -> tuple[int, int] | None:
    """Read a day's number: `3`, `03`, `الثالث`, `الحادي والعشرين`, `الفاتح`; gives its end and value."""
    first = line.either(at, "first_day", opens=opens)
    if first:
        return at + 1, 1
    number = line.number(at)
    if not number or number.value != number.whole or not 1 <= number.whole <= _LAST_DAY:
        return None
    if number.prefix and not opens:
        return None
    is_tens = number.is_definite and number.whole in _TENS
    if not (number.is_digits or number.is_ordinal or is_tens) or line.tokens[number.end - 1].word.key.count(
        "."
    ):
        return None
    return number.end, number.whole


def _month_after(line: Line, at: int, day_end: int) -> Month | None:
    """Read the month of a day, over `من` and `شهر`; a misspelt or old name only before a year."""
    unit = line.plain(at, "unit")
    place = at + 1 if unit and unit.value == "M" and unit.form == "one" else at
    month = month_at(line, place)
    if month:
        return month
    if not line.tokens[day_end - 1].word.key.isdecimal() and place == day_end:
        return None
    has_year = year_number_at(line, place + 1) or year_number_at(line, place + 2)
    has_year = has_year or named_year_at(line, place + 1) or named_year_at(line, place + 2)
    if not has_year:
        return None
    month = old_month_at(line, place) or mended_month_at(line, place)
    return month if month and month.end in (place + 1, place + 2) else None


def day_of_month_at(line: Line, at: int, *, opens: bool = False) -> PointPhrase | None:
    """Read a day with its month and what follows of the year."""
    day = day_number_at(line, at, opens=opens)
    if not day:
        return None
    end, value = day
    place = end + 1 if line.plain(end, "from") else end
    month = _month_after(line, place, end)
    if month:
        point = Point(
            "D", day=value, month=month.number, calendar=month.calendar, was_mended=month.was_mended
        )
        return _with_event(line, at, year_tail(line, month.end, point))
    return _day_of_turned_month(line, place, value) if place > end else None


def _with_event(line: Line, at: int, found: PointPhrase) -> PointPhrase:
    """Add the year of the event that the word before names, where the date has none."""
    point = found.point
    if point.year is not None or point.turn or point.year_turn or point.day is None or point.month is None:
        return found
    if line.sense(at - 1, "place_name"):
        return PointPhrase(found.end, point._replace(is_name=True))
    year = year_of_named_day(line, at, day=point.day, month=point.month)
    return PointPhrase(found.end, point._replace(event_year=year)) if year else found


def _day_of_turned_month(line: Line, at: int, day: int) -> PointPhrase | None:
    """Read `الشهر الجاري` after `10 من`."""
    pointer = "present" if line.plain(at, "this") else "same" if line.plain(at, "same") else ""
    place = at + 1 if pointer else at
    unit = line.plain(place, "unit")
    if not unit or unit.value != "M" or unit.form != "one" or not unit.is_definite:
        return None
    turn = line.plain(place + 1, "turn")
    if turn:
        return PointPhrase(place + 2, Point("D", day=day, month_turn=turn.value))
    return PointPhrase(place + 1, Point("D", day=day, month_turn=pointer)) if pointer else None


def month_of_year_at(line: Line, at: int, *, opens: bool = False) -> PointPhrase | None:
    """Read a month with or without its year, but not a name that only might be a month."""
    unit = line.either(at, "unit", opens=opens)
    has_unit = bool(unit and unit.value == "M" and unit.form == "one")
    place = at + 1 if has_unit else at
    month = month_at(line, place, opens=opens and not has_unit)
    if not month:
        return None
    found = year_tail(line, month.end, Point("M", month=month.number, calendar=month.calendar))
    if found.end == month.end:
        event_year = year_of_named_day(line, at, day=0, month=month.number)
        found = found._replace(point=found.point._replace(event_year=event_year))
    if (
        month.is_name
        and not has_unit
        and found.end == month.end
        and not _is_time_here(line, at, is_hijri=month.calendar == "hijri")
    ):
        return None
    return found


def _is_time_here(line: Line, at: int, *, is_hijri: bool) -> bool:
    """Tell whether the word before a doubtful month asks for a time."""
    before = line.senses(at - 1)
    if not _ASKING.isdisjoint(before):
        return True
    return not is_hijri and (bool(line.number(at - 1)) or line.key(at - 1) in ("/", "-"))


def numeric_date_at(line: Line, at: int) -> PointPhrase | None:
    """Read a date in digits, in either order: `04/04/2017`, `2015-8-5`, `20/10/1436هـ`."""
    if line.tokens[at].word.kind is not WordKind.NUMBER:
        return None
    parts = _digit_parts(line, at)
    if not parts:
        return None
    end, numbers = parts
    ordered = _in_order(numbers)
    if not ordered:
        return None
    day, month, year = ordered
    era_end = end
    calendar = "hijri" if year and 1300 <= year <= 1500 else "gregorian"  # Hijri years
    if line.plain(end, "ah"):
        calendar, era_end = "hijri" if not year or year < 1600 else "gregorian", end + 1
    elif line.plain(end, "ad"):
        era_end = end + 1
    if year is None:
        return year_tail(line, end, Point("D", day=day, month=month)) if _is_dated(line, at) else None
    unit = "D" if day else "M"
    return PointPhrase(era_end, Point(unit, day=day, month=month, year=year, calendar=calendar))


def _is_dated(line: Line, at: int) -> bool:
    """Tell whether what stands before asks for a date, so that `5/8` is no fraction."""
    before = line.senses(at - 1)
    unit = before.get("unit")
    return (
        bool(unit and unit.value == "D")
        or "weekday" in before
        or ("in" in before and line.key(at - 1) != _in())
    )


def _in() -> str:
    return "\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}"


def _digit_parts(line: Line, at: int) -> tuple[int, list[str]] | None:
    key = line.key(at)
    if key.count(".") == 2:  # 04.04.2017 is one token
        return at + 1, key.split(".")
    if not _is_number(line, at):
        return None
    numbers, place, sign = [key], at + 1, line.key(at + 1)
    if sign not in _SLASHES:
        return None
    while len(numbers) < 3 and line.key(place) == sign and _is_number(line, place + 1):
        numbers.append(line.key(place + 1))
        place += 2
    if sign != "/" and len(numbers) < 3:  # `5-8` is a range or a score
        return None
    return (place, numbers) if len(numbers) > 1 else None


def _is_number(line: Line, at: int) -> bool:
    return at < line.length and line.tokens[at].word.kind is WordKind.NUMBER and line.key(at).isdecimal()


def _in_order(parts: list[str]) -> tuple[int | None, int, int | None] | None:
    """Tell day, month and year apart: four digits are a year, more than twelve a day."""
    if not all(part.isdecimal() for part in parts):
        return None
    years = [place for place, part in enumerate(parts) if len(part) == _FULL_YEAR]
    numbers = [int(part) for part in parts]
    if len(parts) == 2:  # month/year or day/month
        if years:
            month, year = (numbers[0], numbers[1]) if years == [1] else (numbers[1], numbers[0])
            return (None, month, year) if 1 <= month <= _LAST_MONTH and 1300 < year < 2101 else None
        return _day_first(numbers[0], numbers[1], None)
    if years == [0]:
        return _day_first(numbers[2], numbers[1], numbers[0])
    if years == [2]:
        return _day_first(numbers[0], numbers[1], numbers[2])
    if not years and len(parts[2]) == 2:  # 5/8/15
        return _day_first(numbers[0], numbers[1], 2000 + numbers[2])
    return None


def _day_first(day: int, month: int, year: int | None) -> tuple[int, int, int | None] | None:
    if month > _LAST_MONTH:
        day, month = month, day
    return (day, month, year) if 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH else None


def date_at(line: Line, at: int, *, opens: bool = False) -> PointPhrase | None:
    """Read a day of the calendar however it is written."""
    if not line.is_digits(at) and not line.number(at):
        return day_of_month_at(line, at, opens=opens) if line.sense(at, "first_day") else None
    number = line.number(at)
    place = at + 1 if number and number.is_digits and line.tokens[at].word.is_arabic else at
    return numeric_date_at(line, place) or day_of_month_at(line, at, opens=opens)
