"""Resolves points of time against the publication day: what day, month or year `الأحد الماضي` was."""

from datetime import date, timedelta
from typing import Final

from rawi.timexes.anchors import month_shifted, weekday_near, year_of_day, year_of_month
from rawi.timexes.bounds import NO_BOUNDS, bounds_of, narrowed
from rawi.timexes.calendars import gregorian_day
from rawi.timexes.context import Context, Resolved
from rawi.timexes.hijri_values import hijri_day_value, hijri_month_value, hijri_year_value
from rawi.timexes.meanings import Point
from rawi.timexes.unit_values import unit_value

# TIMEX3 has morning, afternoon, evening and night: noon is afternoon, day-time only the day.
_WRITTEN_PARTS: Final = {"MI": "AF", "DT": ""}


def resolve_point(point: Point, context: Context) -> Resolved:
    """Give the value of a point."""
    if point.is_repeated:
        return Resolved("SET", _repeated(point), None, None, "timexes.set.yearly")
    if point.calendar == "hijri":
        return _hijri(point, context)
    if point.unit == "D":
        return _day(point, context)
    if point.unit == "M" and point.month:
        return _month(point, context)
    if point.unit == "Y" and point.year is not None:
        return _dated(f"{point.year:04d}", "timexes.year", point)
    return unit_value(point, context)


def _dated(value: str, rule: str, point: Point, calendar: str | None = None) -> Resolved:
    earliest, latest = narrowed(bounds_of(value), point.edge)
    return Resolved("DATE", value, earliest, latest, rule, calendar)


def _repeated(point: Point) -> str:
    return f"XXXX-{point.month:02d}" + (f"-{point.day:02d}" if point.day else "")


def _hijri(point: Point, context: Context) -> Resolved:
    if point.unit == "D":
        found = hijri_day_value(point, context)
        if found.earliest and (point.part or point.clock):
            return _timed(found.earliest, found.rule, point, "hijri")
        return found
    found = hijri_month_value(point, context) if point.unit == "M" else hijri_year_value(point)
    earliest, latest = narrowed((found.earliest, found.latest), point.edge)
    return Resolved(found.type, found.value, earliest, latest, found.rule, "hijri")


def _timed(day: date, rule: str, point: Point, calendar: str | None = None) -> Resolved:
    """Write a day with its part or clock time."""
    if point.clock is not None:
        hour, minute = point.clock
        return Resolved("TIME", f"{day}T{hour:02d}:{minute:02d}", day, day, f"{rule}.clock", calendar)
    part = _WRITTEN_PARTS.get(point.part, point.part)
    if part:
        return Resolved("TIME", f"{day}T{part}", day, day, f"{rule}.part", calendar)
    return Resolved("DATE", day.isoformat(), day, day, rule, calendar)


def _day(point: Point, context: Context) -> Resolved:
    found = _day_and_rule(point, context)
    if found is None:
        return _unplaced_day(point)
    day, rule = found
    return _timed(day, rule, point)


def _day_and_rule(point: Point, context: Context) -> tuple[date, str] | None:
    if point.day is not None and point.month is not None:
        return _calendar_day(point, context)
    if point.day is not None:
        return _day_of_turned_month(point, context)
    if point.weekday is not None:
        return _weekday(point, context)
    if point.offset is not None:
        day = context.published + timedelta(days=point.offset) if context.published else None
        return (day, "timexes.relative-day") if day else None
    if point.turn:
        return _turned_day(point, context)
    day = (
        context.told_here.earliest if context.told_here and _is_day(context.told_here) else context.published
    )
    return (day, "timexes.clock") if day else None


def _is_day(resolved: Resolved) -> bool:
    return resolved.earliest is not None and resolved.earliest == resolved.latest


def _calendar_day(point: Point, context: Context) -> tuple[date, str] | None:
    assert point.day is not None and point.month is not None
    year, rule = _year_for(point, context)
    if year is None:
        return None
    day = gregorian_day(year, point.month, point.day)
    mended = ".mended" if point.was_mended else ""
    return (day, f"timexes.day{rule}{mended}") if day else None


def _year_for(point: Point, context: Context) -> tuple[int | None, str]:
    """Give the year of a calendar day and how it was chosen."""
    assert point.day is not None and point.month is not None
    if point.year is not None:
        return point.year, ""
    if point.year_turn:
        return turned_year(point.year_turn, context), ".turn"
    if point.event_year and (not context.published or point.event_year <= context.published.year):
        return point.event_year, ".event"
    if not context.published:
        return None, ""
    told = _told_year(context, point) if not point.turn else None
    if told and _agrees(point, told):
        return told, ".told-year"
    if point.weekday is not None and not point.turn:
        fitting = _year_of_weekday(point, context.published)
        if fitting:
            return fitting, ".weekday"
    tense = "" if point.turn else context.tense()
    year = year_of_day(context.published, point.month, point.day, turn=point.turn, tense=tense)
    return year, "." + (("turn" if point.turn else tense) or "nearest")


def _agrees(point: Point, year: int) -> bool:
    """Tell whether the weekday told beside a day, if any, lets it lie in a year."""
    assert point.day is not None and point.month is not None
    day = gregorian_day(year, point.month, point.day) if point.weekday is not None else None
    return point.weekday is None or bool(day and day.isoweekday() == point.weekday)


def _told_year(context: Context, point: Point) -> int | None:
    """Give the year that an older date in the same line, or of the same month before, goes on with."""
    told = context.told_here or _of_same_month(context.told, point)
    if not told or not told.earliest or not context.published or not told.rule.startswith(_YEAR_RULES):
        return None
    if told.earliest.year >= context.published.year - 1 or context.tense() == "future":
        return None
    return told.earliest.year


def _of_same_month(told: Resolved | None, point: Point) -> Resolved | None:
    """Give the time told just before if it is the point's own month: `في حزيران 2009 … العاشر من حزيران`."""
    if not told or not told.earliest or not told.latest or told.earliest.month != point.month:
        return None
    return told if told.latest.month == point.month and told.latest.year == told.earliest.year else None


_YEAR_RULES: Final = ("timexes.year", "timexes.almanac", "timexes.day", "timexes.month")


def _year_of_weekday(point: Point, published: date) -> int | None:
    assert point.day is not None and point.month is not None
    years = [
        year
        for year in (published.year, published.year - 1, published.year + 1)
        if (day := gregorian_day(year, point.month, point.day)) and day.isoweekday() == point.weekday
    ]
    return years[0] if years else None


def _day_of_turned_month(point: Point, context: Context) -> tuple[date, str] | None:
    """Resolve `10 من الشهر الجاري`."""
    base = context.told.earliest if point.month_turn == "same" and context.told else context.published
    if base is None or point.day is None:
        return None
    by = {"past": -1, "last": -1, "future": 1, "before": -1, "after": 1}.get(point.month_turn, 0)
    day = gregorian_day(*month_shifted(base.year, base.month, by), point.day)
    return (day, "timexes.day.month-turn") if day else None


def _weekday(point: Point, context: Context) -> tuple[date, str] | None:
    published = context.published
    if published is None or point.weekday is None:
        return None
    if point.offset is not None:
        named = published + timedelta(days=point.offset)
        if named.isoweekday() == point.weekday:
            return named, "timexes.relative-day.weekday"
        away = (point.weekday - named.isoweekday() + 3) % 7 - 3
        return named + timedelta(days=away), "timexes.weekday.over-relative-day"
    if point.turn:
        day = weekday_near(published, point.weekday, turn=point.turn, tense=context.tense())
        weeks = point.shift * (1 if point.turn == "future" else -1)
        day += timedelta(weeks=weeks)
        return day, "timexes.weekday.turn"
    tense = context.tense()
    day = weekday_near(published, point.weekday, turn="", tense=tense)
    return day, f"timexes.weekday.{tense or 'past'}"


def _turned_day(point: Point, context: Context) -> tuple[date, str] | None:
    if point.turn in ("that", "same"):
        pointed = context.other_day if point.turn == "that" else context.day
        return (pointed.earliest, "timexes.day.told") if pointed and pointed.earliest else None
    base = context.told.earliest if context.told and _is_day(context.told) else context.published
    if base is None:
        return None
    by = {"after": 1, "before": -1, "future": 1, "past": -1}.get(point.turn, 0)
    return base + timedelta(days=by), "timexes.day.told"


def _unplaced_day(point: Point) -> Resolved:
    """Write a day that nothing anchors with X for what is unknown."""
    if point.month and point.day:
        value = f"XXXX-{point.month:02d}-{point.day:02d}"
        if point.year:
            value = f"{point.year:04d}-{point.month:02d}-{point.day:02d}"
    elif point.weekday:
        value = f"XXXX-WXX-{point.weekday}"
    elif point.turn in ("that", "same") and not point.part:
        return Resolved("DATE", "PAST_REF", *NO_BOUNDS, "timexes.day.unplaced")
    else:
        value = "XXXX-XX-XX"
    part = _WRITTEN_PARTS.get(point.part, point.part)
    if point.clock:
        value += f"T{point.clock[0]:02d}:{point.clock[1]:02d}"
    elif part:
        value += f"T{part}"
    kind = "TIME" if point.clock or part else "DATE"
    return Resolved(kind, value, *NO_BOUNDS, "timexes.day.unplaced")


def turned_year(turn: str, context: Context) -> int | None:
    """Give the year that `العام الماضي`, `العام نفسه`, `العام الجديد` means."""
    published, told = context.published, context.told
    if turn in ("same", "after", "before"):
        told = context.year or told if turn == "same" else told
        base = told.earliest if told and told.earliest else published
        by = {"after": 1, "before": -1}.get(turn, 0)
        return base.year + by if base else None
    if published is None:
        return None
    if turn == "new":
        return published.year + (1 if published.month > 6 else 0)  # half the year is over
    return published.year + {"past": -1, "last": -1, "future": 1}.get(turn, 0)


def _month(point: Point, context: Context) -> Resolved:
    assert point.month is not None
    year, rule = point.year, "timexes.month"
    if year is None and point.year_turn:
        year, rule = turned_year(point.year_turn, context), "timexes.month.turn"
    if year is None and point.event_year:
        year, rule = point.event_year, "timexes.month.event"
    if year is None and context.published:
        told = _told_year(context, point) if not point.turn else None
        tense = "" if point.turn else context.tense()
        year = told or year_of_month(context.published, point.month, turn=point.turn, tense=tense)
        rule = f"timexes.month.{'told-year' if told else 'turn' if point.turn else tense or 'nearest'}"
    if year is None:
        return Resolved("DATE", f"XXXX-{point.month:02d}", *NO_BOUNDS, "timexes.month.unplaced")
    return _dated(f"{year:04d}-{point.month:02d}", rule, point)
