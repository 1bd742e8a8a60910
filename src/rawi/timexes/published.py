"""Bounds the day of publication from an article's own words, when nobody says it."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from rawi.language.sentences import Sentence
from rawi.timexes.calendars import gregorian_day
from rawi.timexes.expressions import find_expressions
from rawi.timexes.line import Line
from rawi.timexes.meanings import Found, Point, Range
from rawi.timexes.tense import FUTURE, tense_around

_DATELINE_LINES: Final = 3
_DATELINE_TOKENS: Final = 12
_WEEK: Final = 7


class Bound(NamedTuple):
    """The earliest day on which the article can have appeared, and the rule and words that say so."""

    day: date
    rule: str
    words: str


class _Told(NamedTuple):
    """A point of the text with its place."""

    line: Line
    found: Found
    point: Point
    is_future: bool

    @property
    def words(self) -> str:
        first, last = self.line.tokens[self.found.first], self.line.tokens[self.found.end - 1]
        return self.line.text[first.start + self.found.skip : last.end]


def _points(lines: list[Line]) -> list[_Told]:
    told = []
    for line in lines:
        for found in find_expressions(line):
            meaning = found.meaning
            point = meaning.right if isinstance(meaning, Range) else meaning
            if isinstance(point, Point) and point.calendar == "gregorian":
                is_future = tense_around(line, found.first, found.end) == FUTURE or point.turn == "future"
                told.append(_Told(line, found, point, is_future))
    return _with_told_years(told)


def _with_told_years(told: list[_Told]) -> list[_Told]:
    """Give points that go on with a year told before them that year, as their values do.

    So `من العام نفسه`, a day of the month just told, and a day that an older year in its line precedes.
    """
    latest = max((one.point.year for one in told if one.point.year), default=0)
    completed: list[_Told] = []
    before: _Told | None = None
    for one in told:
        if before and _goes_on(one, before, latest):
            one = one._replace(point=one.point._replace(year=before.point.year, year_turn=""))
        completed.append(one)
        before = one if one.point.year else before
    return completed


def _goes_on(one: _Told, before: _Told, latest: int) -> bool:
    """Tell whether a day or month goes on with the year of the last point that has one."""
    point, year = one.point, before.point.year
    if point.year or not point.month or not year or before.point.unit not in ("D", "M", "Y"):
        return False
    if point.year_turn == "same":
        return True
    if point.turn or point.year_turn or year >= latest:
        return False
    if before.line is one.line:
        return year < latest - 1 and not one.is_future
    return before.point.month == point.month


def _full_day(point: Point, year: int | None) -> date | None:
    chosen = point.year or year
    if chosen is None or point.month is None or point.day is None:
        return None
    return gregorian_day(chosen, point.month, point.day)


def _year_left_out(told: list[_Told]) -> int | None:
    """Give the year that days without one must mean.

    The press leaves out the year of publication. So such days lie in the year that the text calls present
    (`العام الحالي 2023`); else the latest of them lies after the latest day or month with a year.
    """
    present = [one.point.year for one in told if one.point.unit == "Y" and one.point.turn == "present"]
    stated = [year for year in present if year]
    if stated:
        return max(stated)
    dated = [first for one in told if not one.is_future and (first := _first_day(one.point))]
    bare = [one.point for one in told if not one.is_future and one.point.day and one.point.year is None]
    if not dated:
        return None
    latest = max(dated)
    days = [day for point in bare if (day := _full_day(point, latest.year))]
    return latest.year if not days or max(days) >= latest else latest.year + 1


def _first_day(point: Point) -> date | None:
    """Give the first day of a point that names its year and month."""
    if point.year is None or point.month is None or point.unit not in ("D", "M"):
        return None
    return gregorian_day(point.year, point.month, point.day or 1)


def _dateline(lines: list[Line], told: list[_Told]) -> Bound | None:
    """Read a full date that stands by itself among the first lines."""
    opening = lines[:_DATELINE_LINES]
    for one in told:
        if one.line in opening and one.line.length <= _DATELINE_TOKENS and one.point.year:
            day = _full_day(one.point, None)
            if day:
                return Bound(day, "published.dateline", one.words)
    return None


def _relative_pair(told: list[_Told], year: int | None) -> Bound | None:
    """Read `أمس الأحد 6 أبريل`, `اليوم الخميس 12 فيفري 2016`: the day named and how far off it is."""
    for one in told:
        day = _full_day(one.point, year)
        if day and one.point.offset is not None:
            return Bound(day - timedelta(days=one.point.offset), "published.relative-day", one.words)
    return None


def _latest_past(told: list[_Told], year: int | None) -> Bound | None:
    """Read the latest day told as past: the article cannot be older."""
    days = [
        (day, one)
        for one in told
        if not one.is_future and one.point.turn != "future" and (day := _full_day(one.point, year))
    ]
    if not days:
        return None
    day, one = max(days, key=lambda pair: pair[0])
    return Bound(day, "published.latest-day", one.words)


def _moved_to_weekday(bound: Bound, told: list[_Told]) -> Bound:
    """Move to the first day that `أمس الأحد` or `اليوم الاثنين` of the same text allows."""
    for one in told:
        if one.point.offset is not None and one.point.weekday is not None and one.point.month is None:
            wanted = (one.point.weekday - one.point.offset - 1) % _WEEK + 1
            ahead = (wanted - bound.day.isoweekday()) % _WEEK
            day = bound.day + timedelta(days=ahead)
            return Bound(day, f"{bound.rule}.weekday", f"{bound.words} \N{HORIZONTAL ELLIPSIS} {one.words}")
    return bound


def _latest_month_or_year(told: list[_Told]) -> Bound | None:
    """Read the latest month told as past, or the year called present; its first day bounds.

    Any other year alone says too little: articles look back by decades.
    """
    best: Bound | None = None
    for one in told:
        is_month = one.point.unit == "M" and one.point.month is not None
        is_present = one.point.unit == "Y" and one.point.turn == "present"
        if (one.is_future and not is_present) or one.point.year is None or not (is_month or is_present):
            continue
        first = gregorian_day(one.point.year, one.point.month or 1, 1)
        if first and (best is None or first > best.day):
            best = Bound(first, f"published.latest-{'month' if is_month else 'year'}", one.words)
    return best


def bound_published(text: str, sentences: tuple[Sentence, ...]) -> Bound | None:
    """Bound the day of publication by the text's own dates; None where it has none with a year.

    >>> from rawi.language.sentences import segment
    >>> text = "وصل الوفد أمس الأحد 6 أفريل 2025 إلى العاصمة"
    >>> bound_published(text, segment(text)).day
    datetime.date(2025, 4, 7)
    """
    return bound_lines([Line(text, sentence.tokens) for sentence in sentences])


def bound_lines(lines: list[Line]) -> Bound | None:
    """Bound the day of publication by the dates of an article's lines."""
    told = _points(lines)
    year = _year_left_out(told)
    pair = _relative_pair(told, year) or _dateline(lines, told)
    if pair:
        return pair
    found = [bound for bound in (_latest_past(told, year), _latest_month_or_year(told)) if bound]
    return _moved_to_weekday(max(found, key=lambda bound: bound.day), told) if found else None
