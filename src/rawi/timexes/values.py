"""Resolves a meaning to its TIMEX3 value: sends each kind to what knows it, and resolves ranges."""

from dataclasses import replace
from datetime import date, timedelta

from rawi.timexes.bounds import NO_BOUNDS
from rawi.timexes.context import Context, Resolved
from rawi.timexes.hijri_values import period_value
from rawi.timexes.length_values import length_value, shifted_value
from rawi.timexes.meanings import Fixed, Length, Meaning, Period, Point, Range
from rawi.timexes.point_values import resolve_point


def resolve(meaning: Meaning, context: Context) -> Resolved | None:
    """Give the value of a meaning; None for a step that nothing anchors."""
    if isinstance(meaning, Point):
        return None if _is_name_part(meaning, context) else resolve_point(meaning, context)
    if isinstance(meaning, Length):
        return length_value(meaning, context)
    if isinstance(meaning, Fixed):
        return _fixed(meaning, context)
    if isinstance(meaning, Range):
        return _range(meaning, context)
    if isinstance(meaning, Period):
        return period_value(meaning, context)
    return shifted_value(meaning, context, is_free=meaning.is_free)


def _is_name_part(point: Point, context: Context) -> bool:
    """Tell whether a year to come that nothing frames belongs to a name: `إكسبو 2020`, `شارع 9 أفريل`."""
    if point.is_name:
        return True
    return point.is_lone and context.published is not None and (point.year or 0) > context.published.year + 1


def _fixed(meaning: Fixed, context: Context) -> Resolved:
    published = context.published
    days: tuple[date | None, date | None] = NO_BOUNDS
    if meaning.value == "PAST_REF":
        days = None, published
    elif meaning.value == "PRESENT_REF":
        days = published, published
    elif meaning.value == "FUTURE_REF":
        days = published, None
    return Resolved(meaning.type, meaning.value, *days, meaning.rule)


def _range(meaning: Range, context: Context) -> Resolved:
    left, right = _completed(meaning.left, meaning.right)
    last = resolve_point(right._replace(part="", clock=None), context)
    first = resolve_point(left._replace(part="", clock=None), context)
    if left.month is None and left.weekday is not None and last.earliest:
        steps = (right.weekday or 0) - left.weekday
        day = last.earliest - timedelta(days=steps % 7)
        first = Resolved("DATE", day.isoformat(), day, day, first.rule)
    if first.earliest and last.latest and last.latest < first.earliest:
        later = replace(context, published=first.earliest)
        last = resolve_point(right._replace(part="", clock=None, turn="future"), later)
    kind = "TIME" if left.part else "DATE"
    value = f"{first.value.partition('/')[0]}/{last.value.rpartition('/')[2]}"
    return Resolved(kind, value, first.earliest, last.latest, "timexes.range", last.calendar)


def _completed(left: Point, right: Point) -> tuple[Point, Point]:
    """Let the first end of a range borrow the year of the second."""
    if right.calendar == "hijri" and left.unit == right.unit:
        left = left._replace(calendar="hijri")
    if left.year is None and right.year is not None and left.month and right.month:
        year = right.year if left.month <= right.month else right.year - 1
        return left._replace(year=year, calendar=right.calendar), right
    if left.year is None and not left.year_turn and not left.turn:
        left = left._replace(year_turn=right.year_turn, turn=right.turn)
    return left, right
