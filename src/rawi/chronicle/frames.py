"""When an event happened, as far as one article tells: its cell of the calendar and the days it may mean."""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rawi.records import Event
from rawi.timexes.bounds import bounds_of

# News without a date of its own tells of the day it came out or of the two days before it.
NEWS_DAYS = 2
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?P<part>T\w\w)?.*")
_NIGHT = "TNI"
# Spans up to a week are laid to their first day; longer ones are cells of their own.
_LONGEST_SPAN = 7
_NOW = "PRESENT_REF"


class Basis(StrEnum):
    """What the days of an event rest on."""

    TOLD = "told"
    PUBLISHED = "published"
    SPAN = "span"
    UNKNOWN = "unknown"


class Frame(NamedTuple):
    """The cell of an event (a day, a longer time or nothing), its first and last possible day, ISO dates."""

    cell: str
    first: str | None
    last: str | None
    basis: Basis


UNDATED = Frame("", None, None, Basis.UNKNOWN)


def _told(first: date, last: date) -> Frame:
    return Frame(first.isoformat(), first.isoformat(), last.isoformat(), Basis.TOLD)


@lru_cache(maxsize=8192)
def _frame(value: str) -> Frame | None:
    """Give the frame of a TIMEX3 value, None where it fixes no day at all."""
    first, last = bounds_of(value)
    if first is None or last is None or last < first:
        return None
    day = _DAY.fullmatch(value)
    if day is not None:
        # A night goes on into the next day.
        return _told(first, first + timedelta(days=1 if day["part"] == _NIGHT else 0))
    if (last - first).days <= _LONGEST_SPAN:
        return _told(first, last)
    return Frame(value, first.isoformat(), last.isoformat(), Basis.SPAN)


def frame_of(event: Event, published: date | None) -> Frame:
    """Give the days that an event may mean; without a date it is news of the days up to publication.

    >>> from rawi import read
    >>> event = read("قصف الجيش البلدة ليلة الأحد.", published="2015-08-04").events[0]
    >>> frame_of(event, date(2015, 8, 4))[:3]
    ('2015-08-02', '2015-08-02', '2015-08-03')
    """
    told = _frame(event.date) if event.date is not None else None
    if told is not None:
        return told
    if published is None or event.date not in (None, _NOW):
        return UNDATED
    first = published - timedelta(days=NEWS_DAYS)
    return Frame(published.isoformat(), first.isoformat(), published.isoformat(), Basis.PUBLISHED)


def beside(told: Frame, event: Event, published: date | None) -> Frame:
    """Give the frame of an event without a date in whose sentence another is told with one.

    It is news of that day rather than of the day of publication: `انسحبت يوم 13 ماي على خلفية القصف`.
    """
    own = frame_of(event, published)
    if own.basis is not Basis.PUBLISHED or told.basis is not Basis.TOLD or told.first is None:
        return own
    first = date.fromisoformat(told.first) - timedelta(days=NEWS_DAYS)
    return Frame(told.first, first.isoformat(), told.last, Basis.PUBLISHED)


def overlap(one: Frame, other: Frame) -> bool:
    """Tell whether two frames can mean one day."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def near(one: Frame, other: Frame) -> bool:
    """Tell whether two frames are no further apart than news is from what it tells.

    >>> near(_told(date(2021, 11, 1), date(2021, 11, 1)), _told(date(2021, 11, 3), date(2021, 11, 3)))
    True
    """
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    gap = date.fromisoformat(max(one.first, other.first)) - date.fromisoformat(min(one.last, other.last))
    return gap.days <= NEWS_DAYS
