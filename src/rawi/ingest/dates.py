"""Reads the publication dates that people and programs hand over with an article."""

import re
from datetime import date, datetime
from email.utils import parsedate_tz

from rawi.errors import InvalidDate

# No Arabic newspaper is older, and calendars run out of days near the ends of what Python counts.
EARLIEST_YEAR = 1800
LATEST_YEAR = 2199

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)(?P=mark)(?P<year>\d{4})", re.ASCII)
_CLOCK = re.compile(
    r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_ARABIC_ZERO = ord("\N{ARABIC-INDIC DIGIT ZERO}")
_PERSIAN_ZERO = ord("\N{EXTENDED ARABIC-INDIC DIGIT ZERO}")
_WESTERN = {zero + value: str(value) for zero in (_ARABIC_ZERO, _PERSIAN_ZERO) for value in range(10)}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")


def western_digits(text: str) -> str:
    """Write Arabic-Indic and Persian digits as 0–9.

    >>> western_digits("٢٠١٥/٨/٦")
    '2015/8/6'
    """
    return text if text.isascii() else text.translate(_WESTERN)


def real_day(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where no calendar has it."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_figures(one: int, two: int, year: int) -> date | None:
    """Give the day that two figures and a year mean, or None where day and month could change places.

    >>> day_of_figures(6, 8, 2015), day_of_figures(26, 8, 2015)
    (None, datetime.date(2015, 8, 26))
    """
    days = {day for day in (real_day(year, two, one), real_day(year, one, two)) if day}
    return days.pop() if len(days) == 1 else None


def parse_given_date(value: str | date) -> date:
    """Read a publication date as it was handed over; the day is the one written, in its own time zone.

    Raises InvalidDate for a day that no calendar has, and for one that can be read in two ways.

    >>> parse_given_date("2015-08-06T10:00:00Z"), parse_given_date("٢٦/٠٨/٢٠١٥")
    (datetime.date(2015, 8, 6), datetime.date(2015, 8, 26))
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise InvalidDate(f"{_shown(value)} is neither a date nor text; write it as 2015-08-06.")
    text = western_digits(_INVISIBLE.sub("", value)).strip()
    written = _numeric_day(text) or _mail_day(text)
    if written is None:
        raise InvalidDate(f"{_shown(value)} is no date that can be read; write it as 2015-08-06.")
    return written


def _numeric_day(text: str) -> date | None:
    ahead, clock = _split_clock(text)
    if clock and not _CLOCK.fullmatch(clock):
        return None
    if match := _ISO.fullmatch(ahead) or _COMPACT.fullmatch(ahead) or _YEAR_FIRST.fullmatch(ahead):
        return _known_day(text, int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _YEAR_LAST.fullmatch(ahead):
        return _two_way_day(text, int(match["one"]), int(match["two"]), int(match["year"]))
    return None


def _split_clock(text: str) -> tuple[str, str]:
    parts = re.split(r"[Tt\s]+", text, maxsplit=1)
    return (parts[0], parts[1].strip()) if len(parts) == 2 and parts[0][:1].isdigit() else (text, "")


def _known_day(text: str, year: int, month: int, day: int) -> date:
    known = real_day(year, month, day)
    if known is None:
        raise InvalidDate(f"{_shown(text)} is a day that no calendar has; correct it, or leave the date out.")
    return known


def _two_way_day(text: str, one: int, two: int, year: int) -> date:
    known = day_of_figures(one, two, year)
    if known is not None:
        return known
    if real_day(year, two, one) is None:
        raise InvalidDate(f"{_shown(text)} is a day that no calendar has; correct it, or leave the date out.")
    raise InvalidDate(
        f"{_shown(text)} can be read in two ways; write {year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}."
    )


def _mail_day(text: str) -> date | None:
    """Read the form of mail and feeds: `Thu, 06 Aug 2015 10:00:00 GMT`."""
    if not re.search("[A-Za-z]{3}", text) or len(text) > 60:
        return None
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return real_day(parts[0], parts[1], parts[2]) if parts and re.search(r"\d{4}", text) else None


def _shown(value: object) -> str:
    text = str(value)
    return f"«{text}»" if len(text) <= 60 else f"«{text[:60]}…»"
