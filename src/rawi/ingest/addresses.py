"""Reads the day or month of publication that many sites write into an article's address."""

import re
from datetime import date, timedelta

from rawi.ingest.dates import real_day

_DAY = re.compile(
    r"/(?:(?P<year>(?:19|20)\d\d)(?:/(?P<month>\d\d?)/(?P<day>\d\d?)(?=/|$)|-(?P<month_b>\d\d)-(?P<day_b>\d\d)(?!\d)"
    r"|(?P<month_c>\d\d)(?P<day_c>\d\d)(?!\d)))",
    re.ASCII,
)
_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0[1-9]|1[0-2])(?=/|$)", re.ASCII)
_QUERY = re.compile(r"[?#]")
_MONTH_DAYS = 31


def day_of_address(address: str | None) -> date | None:
    """Give the day that stands in an address.

    >>> day_of_address("https://a.example/2023/11/02/port"), day_of_address("https://a.example/2023/11/2-ports")
    (datetime.date(2023, 11, 2), None)
    """
    for match in _DAY.finditer(_path(address)):
        month = match["month"] or match["month_b"] or match["month_c"]
        day = match["day"] or match["day_b"] or match["day_c"]
        if found := real_day(int(match["year"]), int(month), int(day)):
            return found
    return None


def month_of_address(address: str | None) -> date | None:
    """Give the first day of the month that stands in an address.

    >>> month_of_address("https://a.example/2023/07/blog-post_18.html")
    datetime.date(2023, 7, 1)
    """
    match = _MONTH.search(_path(address))
    return real_day(int(match["year"]), int(match["month"]), 1) if match else None


def bound_by_month(shown: date | None, month: date | None) -> date | None:
    """Choose between the day that the text shows and the month of the address.

    The article appeared in that month: a text that tells only of earlier days leaves its first day,
    and one that tells of much later days tells of the future.

    >>> bound_by_month(date(2022, 7, 22), date(2023, 7, 1))
    datetime.date(2023, 7, 1)
    """
    if month is None or shown is None:
        return shown or month
    last = month + timedelta(days=2 * _MONTH_DAYS)
    return shown if month <= shown <= last else month


def _path(address: str | None) -> str:
    return _QUERY.split(address or "", maxsplit=1)[0][:2000]
