"""Reads how long a server asks one to wait."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 24 * 3600.0


def seconds_to_wait(header: str | None, *, now: datetime | None = None) -> float | None:
    """Read a `Retry-After` header, seconds or a date; None where it says nothing usable.

    >>> seconds_to_wait("120"), seconds_to_wait("soon")
    (120.0, None)
    >>> seconds_to_wait("Tue, 07 May 2024 12:01:00 GMT", now=datetime(2024, 5, 7, 12, 0, tzinfo=UTC))
    60.0
    """
    text = (header or "").strip()
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return min(float(text), _LONGEST)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    left = (until - (now or datetime.now(UTC))).total_seconds()
    return min(max(left, 0.0), _LONGEST)
