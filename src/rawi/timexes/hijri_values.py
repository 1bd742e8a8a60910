"""Resolves Hijri days, months, years and named periods to Gregorian days."""

from datetime import date, timedelta
from typing import Final

from rawi.timexes.bounds import NO_BOUNDS
from rawi.timexes.calendars import gregorian_day, hijri_day, hijri_month, hijri_of, hijri_year
from rawi.timexes.context import Context, Resolved
from rawi.timexes.meanings import Period, Point

_HIJRI_YEARS: Final = range(1300, 1501)
# A month so near ahead is meant even in a sentence told in the past.
_NEAR_AHEAD: Final = 2
# How much farther a feast seems where the tense speaks against it: a near one is meant even so.
_AGAINST_TENSE: Final = 3
Days = tuple[date, date]


def hijri_day_value(point: Point, context: Context) -> Resolved:
    """Give the Gregorian day of a Hijri day."""
    assert point.day is not None and point.month is not None
    year = point.year or _year_near(point.month, context, turn=point.turn or point.year_turn)
    day = hijri_day(year, point.month, point.day) if year else None
    if day is None:
        return Resolved("DATE", "XXXX-XX-XX", *NO_BOUNDS, "timexes.hijri.unplaced", "hijri")
    return Resolved("DATE", day.isoformat(), day, day, "timexes.hijri.day", "hijri")


def hijri_month_value(point: Point, context: Context) -> Resolved:
    """Give the Gregorian days of a Hijri month."""
    assert point.month is not None
    year = point.year or _year_near(point.month, context, turn=point.turn or point.year_turn)
    if year and year not in _HIJRI_YEARS:
        return _span(_in_gregorian_year(year, point.month, None, None), "timexes.hijri.month")
    return _span(hijri_month(year, point.month) if year else None, "timexes.hijri.month")


def hijri_year_value(point: Point) -> Resolved:
    """Give the Gregorian days of a Hijri year."""
    return _span(hijri_year(point.year) if point.year else None, "timexes.hijri.year")


def _span(days: Days | None, rule: str, calendar: str | None = "hijri") -> Resolved:
    if days is None:
        return Resolved("DATE", "XXXX-XX-XX/XXXX-XX-XX", *NO_BOUNDS, f"{rule}.unplaced", calendar)
    first, last = days
    value = first.isoformat() if first == last else f"{first}/{last}"
    return Resolved("DATE", value, first, last, rule, calendar)


def _year_near(month: int, context: Context, *, turn: str) -> int | None:
    """Give the Hijri year of the month nearest to publication that turn and tense allow."""
    now = hijri_of(context.published) if context.published else None
    if not now:
        return None
    year, current, _ = now
    if turn in ("present", "same"):
        return year
    if turn in ("past", "last", "before"):
        return year if month < current else year - 1
    if turn == "future":
        return year if month > current else year + 1
    if 0 < month - current <= _NEAR_AHEAD:
        return year
    tense = context.tense()
    if tense == "future":
        return year if month >= current else year + 1
    if month <= current:
        return year + 1 if not tense and month + 12 - current <= 2 else year  # two months ahead
    return year if not tense and month - current <= 3 else year - 1  # a quarter ahead


def _in_gregorian_year(year: int, month: int, day: int | None, last_day: int | None) -> Days | None:
    """Give the Hijri days that begin in a Gregorian year."""
    start = hijri_of(date(year, 1, 1))
    if not start:
        return None
    for hijri in (start[0], start[0] + 1):
        days = _days("hijri", hijri, (month, day, last_day))
        if days and days[0].year == year:
            return days
    return None


def _days(calendar: str, year: int, dates: tuple[int, int | None, int | None]) -> Days | None:
    month, day, last_day = dates
    if day is None:
        return hijri_month(year, month)
    first = (hijri_day if calendar == "hijri" else gregorian_day)(year, month, day)
    if first is None:
        return None
    return first, first + timedelta(days=(last_day or day) - day)


def period_value(period: Period, context: Context) -> Resolved:
    """Give the days of a named period: of its year, or the nearest one that the words allow."""
    dates = period.month, period.day, period.last_day
    calendar = "hijri" if period.calendar == "hijri" else None
    if period.year and period.calendar == "hijri" and period.year not in _HIJRI_YEARS:
        return _span(_in_gregorian_year(period.year, *dates), "timexes.period", calendar)
    if period.year:
        return _span(_days(period.calendar, period.year, dates), "timexes.period", calendar)
    return _span(_nearest(period, context), "timexes.period.nearest", calendar)


def _nearest(period: Period, context: Context) -> Days | None:
    published = context.published
    now = hijri_of(published) if published and period.calendar == "hijri" else None
    if published is None or (period.calendar == "hijri" and now is None):
        return None
    year = now[0] if now else published.year
    dates = period.month, period.day, period.last_day
    around = [days for by in (-1, 0, 1) if (days := _days(period.calendar, year + by, dates))]
    turn = period.turn or period.year_turn
    if turn in ("present", "same"):
        return next((days for days in around if days[0].year == published.year), None)
    tense = {"past": "past", "future": "future"}.get(turn, "")
    earlier = [days for days in around if days[0] <= published]
    later = [days for days in around if days[1] >= published]
    if turn == "past":
        earlier = [days for days in around if days[1] < published]
    if tense == "past" and earlier:
        return earlier[-1]
    if tense == "future" and later:
        return later[0]
    told = context.tense()

    def distance(days: Days) -> int:
        away = (days[0] - published).days
        is_against = (told == "past" and away > 0) or (told == "future" and days[1] < published)
        return abs(away) * (_AGAINST_TENSE if is_against else 1)

    return min(around, key=distance, default=None)
