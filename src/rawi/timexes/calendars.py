"""Turns Hijri days, months and years into Gregorian days, by the Umm al-Qura tables of hijridate."""

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

_LAST_MONTH: Final = 12


@lru_cache(maxsize=4096)
def hijri_day(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a Hijri one; None where there is no such day or table.

    >>> hijri_day(1436, 10, 20)
    datetime.date(2015, 8, 5)
    """
    from hijridate import Hijri  # few articles need it, and it is slow to load

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """Give the first and last day of a Hijri month."""
    from hijridate import Hijri

    first = hijri_day(year, month, 1)
    if first is None:
        return None
    last = hijri_day(year, month, Hijri(year, month, 1).month_length())
    return (first, last) if last else None


def hijri_year(year: int) -> tuple[date, date] | None:
    """Give the first and last day of a Hijri year."""
    first, last = hijri_month(year, 1), hijri_month(year, _LAST_MONTH)
    return (first[0], last[1]) if first and last else None


@lru_cache(maxsize=4096)
def hijri_of(day: date) -> tuple[int, int, int] | None:
    """Give Hijri year, month and day of a Gregorian day."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def last_of_month(year: int, month: int) -> date:
    """Give the last day of a Gregorian month."""
    return date(year, month, monthrange(year, month)[1])


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """Give a day if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
