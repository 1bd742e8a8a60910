"""Writes numbers and days in the manner of the reader's country."""

from calendar import monthrange
from datetime import date
from functools import cache, lru_cache

from rawi.manners.reader import Reader

_ARABIC_INDIC = str.maketrans({str(digit): chr(0x660 + digit) for digit in range(10)})
_PATTERNS = {
    "day": {"ar": "d MMMM y", "en": "d MMMM y"},
    "weekday": {"ar": "EEEE d MMMM y", "en": "EEEE, d MMMM y"},
    "short": {"ar": "d MMMM y", "en": "d MMM y"},
    "in-year": {"ar": "d MMMM", "en": "d MMM"},
    "month": {"ar": "MMMM y", "en": "MMMM y"},
    "short-month": {"ar": "MMMM y", "en": "MMM y"},
}
_DAY, _MONTH, _YEAR = 10, 7, 4


@cache
def _has_own_digits(locale: str) -> bool:
    from babel import Locale, UnknownLocaleError  # slow to load

    try:
        return str(getattr(Locale.parse(locale), "default_numbering_system", "")) == "arab"
    except (UnknownLocaleError, ValueError):
        return False


@cache
def _known_locale(locale: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(locale))
    except (UnknownLocaleError, ValueError):
        return locale.partition("_")[0]


def digits(told: str, reader: Reader) -> str:
    """Write the digits of a text as the reader's country does.

    >>> digits("12", Reader("ar", "DZ")), digits("12", Reader("ar", "EG"))
    ('12', '١٢')
    """
    own = reader.language == "ar" and _has_own_digits(_known_locale(reader.locale))
    return told.translate(_ARABIC_INDIC) if own else told


def number(value: int, reader: Reader) -> str:
    """Write a whole number, thousands parted."""
    separator = "\N{NO-BREAK SPACE}" if reader.language == "ar" else ","
    return digits(f"{value:,}".replace(",", separator), reader)


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)


def day_of(told: str, reader: Reader, pattern: str = "day") -> str:
    """Write an ISO day, month or year; whatever is none of them stays as it is.

    >>> day_of("2025-04-01", Reader("ar", "TN")), day_of("2025-04", Reader("en"))
    ('1 أفريل 2025', 'April 2025')
    """
    try:
        if len(told) == _MONTH:
            day, pattern = date.fromisoformat(f"{told}-01"), pattern if pattern == "short-month" else "month"
        elif len(told) == _YEAR:
            return digits(told, reader)
        else:
            day = date.fromisoformat(told[:_DAY])
    except ValueError:
        return digits(told, reader)
    locale = _known_locale(reader.locale)
    return digits(_written(day, _PATTERNS[pattern][reader.language], locale), reader)


def span_of(first: str | None, last: str | None, reader: Reader) -> str:
    """Write the days on which something can have been, as briefly as they allow.

    >>> span_of("2025-04-01", "2025-04-03", Reader("en"))
    '1–3 April 2025'
    """
    if first is None or last is None or first == last:
        told = first or last
        return day_of(told, reader) if told else ""
    if (first, last) == (first_day(first[:_YEAR]), last_day(first[:_YEAR])):
        return day_of(first[:_YEAR], reader)
    if (first, last) == (first_day(first[:_MONTH]), last_day(first[:_MONTH])):
        return day_of(first[:_MONTH], reader)
    if first[:_MONTH] == last[:_MONTH]:
        return f"{digits(str(int(first[8:10])), reader)}–{day_of(last, reader)}"
    if first[:_YEAR] == last[:_YEAR]:
        return f"{day_of(first, reader, 'in-year')} – {day_of(last, reader)}"
    return f"{day_of(first, reader)} – {day_of(last, reader)}"


def first_day(period: str) -> str:
    """Give the first day of an ISO month, year or day.

    >>> first_day("2025-04")
    '2025-04-01'
    """
    return period + "0000-01-01"[len(period) :] if len(period) in (_YEAR, _MONTH) else period


def last_day(period: str) -> str:
    """Give the last day of an ISO month, year or day.

    >>> last_day("2024-02")
    '2024-02-29'
    """
    if len(period) == _YEAR:
        return f"{period}-12-31"
    if len(period) != _MONTH:
        return period
    return f"{period}-{monthrange(int(period[:_YEAR]), int(period[5:]))[1]:02d}"
