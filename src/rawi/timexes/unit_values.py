"""Resolves weeks, months, quarters, seasons, years, decades and centuries told by their turn."""

from datetime import date, timedelta
from typing import Final

from rawi.timexes.anchors import month_shifted
from rawi.timexes.bounds import NO_BOUNDS, bounds_of, narrowed
from rawi.timexes.context import Context, Resolved
from rawi.timexes.meanings import Point

_STEPS: Final = {"past": -1, "last": -1, "before": -1, "future": 1, "after": 1}
_TOLD: Final = ("same", "before", "after")
_SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_QUARTERS: Final = 3


def unit_value(point: Point, context: Context) -> Resolved:
    """Give the value of a turned unit."""
    base = context.published
    if point.turn in _TOLD and context.told and context.told.earliest:
        base = context.told.earliest
    if point.year_turn in _TOLD and context.told and context.told.earliest:
        base = context.told.earliest
    if (point.year_turn == "same" or (point.turn == "same" and point.unit == "Y")) and context.year:
        base = context.year.earliest
    value = _value(point, base, context)
    rule = f"timexes.{_NAMES[point.unit]}" + (".turn" if point.turn or point.year_turn else "")
    earliest, latest = narrowed(bounds_of(value), point.edge)
    if value.startswith("X"):
        earliest, latest = NO_BOUNDS
    return Resolved("DATE", value, earliest, latest, rule)


_NAMES: Final = {
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "H": "half-year",
    "S": "season",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}


def _steps(point: Point) -> int:
    step = _STEPS.get(point.turn, 0)
    return step + step * point.shift


def _value(point: Point, base: date | None, context: Context) -> str:
    if point.unit in ("W", "WE"):
        return _week(point, base)
    if point.unit == "M":
        if base is None:
            return "XXXX-XX"
        year, month = month_shifted(base.year, base.month, _steps(point))
        return f"{year:04d}-{month:02d}"
    if point.unit == "DE":
        return _decade(point, base)
    if point.unit == "CE":
        if point.year is not None:
            return f"{point.year:02d}"
        return f"{base.year // 100 + _steps(point):02d}" if base else "XX"
    return _part_of_year(point, base)


def _week(point: Point, base: date | None) -> str:
    if base is None:
        return "XXXX-WXX" + ("-WE" if point.unit == "WE" else "")
    year, week, _ = (base + timedelta(weeks=_steps(point))).isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if point.unit == "WE" else "")


def _decade(point: Point, base: date | None) -> str:
    """Write a decade by its first three digits: `التسعينات` 199."""
    if point.ordinal is None:
        return f"{base.year // 10 + _steps(point):03d}" if base else "XXX"
    if point.year is not None:
        return f"{point.year:02d}{point.ordinal}"
    century = base.year // 100 if base else 20
    if point.turn:
        return f"{century + _steps(point):02d}{point.ordinal}"
    current = base.year // 10 % 10 if base else 2
    return f"{century if point.ordinal <= current else century - 1:02d}{point.ordinal}"


def _part_of_year(point: Point, base: date | None) -> str:
    year = point.year if point.year is not None else _year(point, base)
    if point.unit == "Y":
        return f"{year:04d}" if year else "XXXX"
    written = f"{year:04d}" if year else "XXXX"
    if point.unit == "S":
        return f"{written}-{point.season}"
    if point.ordinal is None:
        return written
    return f"{written}-{point.unit}{point.ordinal}"


def _year(point: Point, base: date | None) -> int | None:
    if base is None:
        return None
    if point.year_turn:
        return base.year + _STEPS.get(point.year_turn, 0)
    if point.unit == "Y":
        if point.turn == "new":
            return base.year + (1 if base.month > 6 else 0)  # half the year is over
        return base.year + _steps(point)
    if point.unit == "S":
        return _season_year(point, base)
    return _quarter_year(point, base)


def _season_year(point: Point, base: date) -> int:
    """Give the year of the season before, at or after a day."""
    start = _SEASON_START[point.season]
    year = base.year if base.month >= start else base.year - 1
    has_ended = base.month >= start + _QUARTERS or base.month < start
    if point.turn in ("past", "last"):
        return year if has_ended else year - 1
    if point.turn == "future":
        return year + 1
    return base.year


def _quarter_year(point: Point, base: date) -> int:
    length = _QUARTERS if point.unit == "Q" else 2 * _QUARTERS
    now = (base.month - 1) // length + 1
    ordinal = point.ordinal or now
    if point.turn in ("past", "last", "before"):
        return base.year if ordinal < now else base.year - 1
    if point.turn in ("future", "after"):
        return base.year if ordinal > now else base.year + 1
    return base.year
