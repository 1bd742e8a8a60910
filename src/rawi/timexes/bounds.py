"""Says which days a TIMEX3 value can mean: its earliest and latest day."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from rawi.timexes.calendars import last_of_month

Bounds = tuple[date | None, date | None]

NO_BOUNDS: Bounds = (None, None)
_SHAPE: Final = re.compile(
    r"""
      (?P<day>\d{4}-\d\d-\d\d)                              # 2015-08-06, 2015-08-06TMO
    | (?P<week_year>\d{4})-W(?P<week>\d\d)(?P<end>-WE)?     # 2015-W32, 2017-W07-WE
    | (?P<month_year>\d{4})-(?P<month>\d\d)$                # 2015-08
    | (?P<part_year>\d{4})-(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)
    | (?P<years>\d{2,4})$                                   # 2015, the decade 201, the century 20
    """,
    re.VERBOSE,
)
# First month and number of months; winter begins in the December before.
_PARTS: Final = {"Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6)}
_SEASONS: Final = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}


@lru_cache(maxsize=8192)
def bounds_of(value: str) -> Bounds:
    """Give the earliest and latest day of a value.

    >>> bounds_of("2015-Q3")
    (datetime.date(2015, 7, 1), datetime.date(2015, 9, 30))
    """
    left, slash, right = value.partition("/")
    if slash:
        return bounds_of(left)[0], bounds_of(right)[1]
    shape = _SHAPE.match(value)
    if not shape:
        return NO_BOUNDS
    try:
        return _bounds(shape)
    except ValueError:
        return NO_BOUNDS


def _bounds(shape: re.Match[str]) -> Bounds:
    if shape["day"]:
        day = date.fromisoformat(shape["day"])
        return day, day
    if shape["week"]:
        year, week = int(shape["week_year"]), int(shape["week"])
        first = date.fromisocalendar(year, week, 6 if shape["end"] else 1)
        return first, date.fromisocalendar(year, week, 7)
    if shape["month"]:
        year, month = int(shape["month_year"]), int(shape["month"])
        return date(year, month, 1), last_of_month(year, month)
    if shape["part"]:
        first_month, length = (_PARTS | _SEASONS)[shape["part"]]
        return _months(int(shape["part_year"]), first_month, length)
    digits = shape["years"]
    missing = 4 - len(digits)
    first_year = max(1, int(digits) * 10**missing)
    return date(first_year, 1, 1), date(int(digits) * 10**missing + 10**missing - 1, 12, 31)


def _months(year: int, first_month: int, length: int) -> Bounds:
    last = first_month + length - 1
    return date(year, first_month, 1), last_of_month(year + (last - 1) // 12, (last - 1) % 12 + 1)


# Where an edge begins and ends within its period, in hundredths of its days.
_EDGES: Final = {
    "start": (0, 33),
    "mid": (33, 67),
    "end": (67, 100),
    "first_half": (0, 50),
    "second_half": (50, 100),
}


def narrowed(bounds: Bounds, edge: str) -> Bounds:
    """Narrow bounds to the beginning, middle or end that the words name.

    >>> narrowed((date(2015, 8, 1), date(2015, 8, 31)), "mid")
    (datetime.date(2015, 8, 11), datetime.date(2015, 8, 21))
    """
    first, last = bounds
    if not edge or first is None or last is None:
        return bounds
    days = (last - first).days
    low, high = _EDGES[edge]
    return first + timedelta(days=round(days * low / 100)), first + timedelta(days=round(days * high / 100))
