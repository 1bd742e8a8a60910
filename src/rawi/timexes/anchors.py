"""Chooses the year, month or week that words leave out: by turn, by tense, else the nearest past."""

from datetime import date, timedelta
from typing import Final

from rawi.timexes.calendars import gregorian_day
from rawi.timexes.tense import FUTURE, PAST, PRESENT

WEEK: Final = 7
MONTHS: Final = 12
# A day so near ahead is meant even in a sentence told in the past: a day a year ago is told with its year.
_NEAR_AHEAD: Final = timedelta(days=62)


def weekday_near(published: date, weekday: int, *, turn: str, tense: str) -> date:
    """Give the day of a bare or turned weekday.

    >>> weekday_near(date(2015, 8, 6), 2, turn="", tense="past")
    datetime.date(2015, 8, 4)
    """
    back = (published.isoweekday() - weekday) % WEEK
    if turn in ("past", "last", "before"):
        return published - timedelta(days=back or WEEK)
    if turn == "future" or ((not turn or turn == "after") and tense == FUTURE):
        return published + timedelta(days=WEEK - back if back else WEEK)
    if not turn and tense == PRESENT:
        return published + timedelta(days=WEEK - back if back else 0)
    if turn == "present":
        monday = published - timedelta(days=(published.isoweekday()) % WEEK)
        return monday + timedelta(days=weekday % WEEK)
    return published - timedelta(days=back)


def year_of_day(published: date, month: int, day: int, *, turn: str, tense: str) -> int:
    """Give the year of a day told without one.

    >>> year_of_day(date(2017, 3, 3), 1, 1, turn="", tense="future")
    2018
    """
    this_year = gregorian_day(published.year, month, day) or date(published.year, month, 28)
    if turn == "present":
        return published.year
    if turn in ("past", "last", "before"):
        return published.year if this_year <= published else published.year - 1
    if turn == "future":
        return published.year if this_year >= published else published.year + 1
    if tense == FUTURE:
        return published.year if this_year >= published else published.year + 1
    if this_year <= published:
        ahead = date(published.year + 1, month, min(day, 28)) - published
        return published.year + 1 if not tense and ahead <= _NEAR_AHEAD else published.year
    reach = _NEAR_AHEAD if tense == PAST else _NEAR_AHEAD * 3
    return published.year if this_year - published <= reach else published.year - 1


def year_of_month(published: date, month: int, *, turn: str, tense: str) -> int:
    """Give the year of a month told without one.

    >>> year_of_month(date(2015, 8, 6), 11, turn="", tense="past")
    2014
    """
    ahead = month - published.month
    if turn == "present":
        return published.year
    if turn in ("past", "last", "before"):
        return published.year if ahead < 0 else published.year - 1
    if turn == "future":
        return published.year if ahead > 0 else published.year + 1
    if tense == FUTURE:
        return published.year if ahead >= 0 else published.year + 1
    if ahead <= 0:
        return published.year
    if tense == PAST:
        return published.year - 1
    return published.year if ahead <= 3 else published.year - 1  # a quarter ahead


def month_shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """Give the month so many months on.

    >>> month_shifted(2015, 1, -1)
    (2014, 12)
    """
    months = year * MONTHS + month - 1 + by
    return months // MONTHS, months % MONTHS + 1
