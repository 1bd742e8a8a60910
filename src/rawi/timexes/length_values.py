"""Resolves lengths: plain durations, moments counted from now, and steps from a time told before."""

from datetime import date, timedelta
from typing import Final

from rawi.timexes.anchors import month_shifted
from rawi.timexes.bounds import NO_BOUNDS, Bounds, bounds_of
from rawi.timexes.calendars import last_of_month
from rawi.timexes.context import Context, Resolved
from rawi.timexes.durations import duration_value
from rawi.timexes.meanings import Length, Shifted

_HOURS: Final = {"TH": 24.0, "TM": 24.0 * 60, "TS": 24.0 * 3600}
_DAYS: Final = {"D": 1, "N": 1, "W": 7}
_MONTH_DAYS: Final = 30
_MONTHS: Final = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}


def length_value(length: Length, context: Context) -> Resolved:
    """Give the value of a length, or of the moment that it counts back to."""
    if length.role == "ago":
        return _ago(length, context)
    value = duration_value(length.amounts)
    rule = "timexes.length" + (f".{length.role}" if length.role else "")
    return Resolved("DURATION", value, *_extent(length, context), rule)


def _extent(length: Length, context: Context) -> Bounds:
    """Give the days that a length tied to now covers."""
    now = context.published
    if now is None or not length.role:
        return NO_BOUNDS
    if length.role in ("future", "after"):
        return now, moved(now, length, 1)
    return moved(now, length, -1), now


def moved(day: date, length: Length, sign: int) -> date | None:
    """Move a day by a length; None where the count is open."""
    for count, unit in length.amounts:
        if count is None:
            return None
        try:
            day = _moved(day, count * sign, unit)
        except (ValueError, OverflowError):
            return None
    return day


def _moved(day: date, count: float, unit: str) -> date:
    if unit in _HOURS:
        return day + timedelta(days=int(count / _HOURS[unit]))
    if unit in _DAYS:
        return day + timedelta(days=round(count * _DAYS[unit]))
    months = count * _MONTHS[unit]
    year, month = month_shifted(day.year, day.month, int(months))
    whole = date(year, month, min(day.day, last_of_month(year, month).day))
    return whole + timedelta(days=round((months - int(months)) * _MONTH_DAYS))


def _written(day: date, length: Length) -> str:
    """Write a day only as finely as the length says it."""
    count, unit = length.amounts[-1]
    if unit in ("Y", "DE", "CE") and count is not None and count != int(count):
        unit = "M"
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit in ("Y", "DE", "CE"):
        return f"{day.year:04d}"
    return day.isoformat()


def _ago(length: Length, context: Context) -> Resolved:
    if length.amounts[0][0] is None:
        return Resolved("DATE", "PAST_REF", None, context.published, "timexes.ago.vague")
    if context.published is None:
        return Resolved("DATE", "PAST_REF", *NO_BOUNDS, "timexes.ago.unplaced")
    day = moved(context.published, length, -1)
    if day is None:
        return Resolved("DATE", "PAST_REF", None, context.published, "timexes.ago.vague")
    value = _written(day, length)
    return Resolved("DATE", value, *bounds_of(value), "timexes.ago")


def shifted_value(shifted: Shifted, context: Context, *, is_free: bool) -> Resolved | None:
    """Give the time some length after one told before; None where nothing anchors it.

    `is_free` is for `بعد ذلك ب…`, which looks back beyond its own sentence.
    """
    told = context.told if is_free else context.told_here
    if shifted.length.amounts[0][0] is None:
        return None
    if told and told.earliest and told.latest and _is_fine_enough(told, shifted.length):
        day = moved(told.earliest, shifted.length, shifted.sign)
        if day:
            value = _written(day, shifted.length)
            return Resolved("DATE", value, *bounds_of(value), "timexes.step.told")
    if context.published and not is_free and context.tense() == "future":
        day = moved(context.published, shifted.length, shifted.sign)
        if day:
            value = _written(day, shifted.length)
            return Resolved("DATE", value, *bounds_of(value), "timexes.step.ahead")
    if is_free:
        return Resolved("DATE", "PAST_REF", *NO_BOUNDS, "timexes.step.unplaced")
    return None


def _is_fine_enough(told: Resolved, length: Length) -> bool:
    """Tell whether the time told is as fine as the units counted from it."""
    assert told.earliest and told.latest
    unit = length.amounts[-1][1]
    days = (told.latest - told.earliest).days
    if unit in ("Y", "DE", "CE"):
        return days <= 366  # a year
    if unit == "M":
        return days <= 31  # a month
    return days <= 1
