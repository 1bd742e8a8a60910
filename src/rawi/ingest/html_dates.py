"""Finds the day of publication in a page's data: meta tags, JSON-LD, dated elements of its markup."""

import re
from datetime import date
from itertools import islice
from typing import Any

from lxml.html import HtmlElement, fromstring

from rawi.errors import InvalidDate
from rawi.ingest.blocks import Block
from rawi.ingest.datelines import find_dateline
from rawi.ingest.dates import EARLIEST_YEAR, LATEST_YEAR, parse_given_date
from rawi.ingest.html_blocks import is_outside

# Class names under which templates put the day of publication: Blogger, microformats, WordPress and others.
_PUBLISHED = frozenset(
    (
        "published",
        "dt-published",
        "date-published",
        "entry-date",
        "pubdate",
        "pub-date",
        "post-date",
        "publish-date",
    )
)
_UPDATED = frozenset(("updated", "modified", "dt-updated", "datemodified"))
_MOST = 500  # dated elements and data tags; news pages have some dozens
_LONGEST = 80
_LARGEST_SCRIPT = 1_000_000


def find_published(root: HtmlElement, linked: list[dict[str, Any]]) -> date | None:
    """Find the day of publication: the article's JSON-LD, then meta tags, then dated elements."""
    stated = (_machine_day(item.get("datePublished")) for item in linked)
    return next((day for day in stated if day), None) or _of_tags(root) or _of_elements(root)


def _of_tags(root: HtmlElement) -> date | None:
    """Ask htmldate, showing it only the page's data: in visible text it takes any date for publication."""
    from htmldate import find_date

    data = fromstring("<html><head></head><body></body></html>")
    for element in islice(root.iter("meta", "script"), _MOST):
        is_data = "ld+json" in (element.get("type") or "").lower()
        if element.tag == "script" and (not is_data or len(element.text or "") > _LARGEST_SCRIPT):
            continue
        copy = data.makeelement(element.tag, dict(element.attrib))
        copy.text = element.text if element.tag == "script" else None
        data[0].append(copy)
    try:
        found = find_date(
            data,
            extensive_search=False,
            original_date=True,
            min_date=f"{EARLIEST_YEAR}-01-01",
            max_date=f"{LATEST_YEAR}-12-31",
        )
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return date.fromisoformat(found) if found else None


def _of_elements(root: HtmlElement) -> date | None:
    """Read elements that carry a date for machines: one named as publication, else the first `<time>`.

    Boxes of other articles and comments are dated too, so what stands in them does not count.
    """
    plain: date | None = None
    for element in islice(root.iter("time", "abbr", "span", "a", "meta", "div", "p", "h2"), 50 * _MOST):
        names = {*(element.get("class") or "").lower().split(), (element.get("itemprop") or "").lower()}
        named = "datepublished" in names or "pubdate" in element.attrib or not _PUBLISHED.isdisjoint(names)
        if not named and (element.tag != "time" or plain or not _UPDATED.isdisjoint(names)):
            continue
        day = _carried_day(element)
        if day is None or is_outside(element):
            continue
        if named:
            return day
        plain = day
    return plain


def _carried_day(element: HtmlElement) -> date | None:
    values = (element.get(name) for name in ("datetime", "content", "title"))
    return next((day for value in values if (day := _machine_day(value))), None)


def _machine_day(value: object) -> date | None:
    """Read a date for machines; some templates write it out in words."""
    if not isinstance(value, str) or not re.search(r"\d", value) or len(value) > _LONGEST:
        return None
    try:
        return parse_given_date(value)
    except InvalidDate:
        line = find_dateline(Block(value))
        return line.day if line else None
