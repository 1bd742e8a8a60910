"""Reads RSS and Atom feeds: the pages they name."""

import io
import re
from datetime import date
from typing import Any

from rawi.errors import InvalidDate, UnreadableInput
from rawi.ingest.datelines import day_of_line
from rawi.ingest.dates import parse_given_date
from rawi.watch.canonical import absolute_address
from rawi.watch.found import Found

_MOST_ENTRIES = 2000
_REFERENCE = re.compile(rb"&#(?:[xX](?P<hexadecimal>[0-9a-fA-F]+)|(?P<decimal>[0-9]+));?")
_LAST_CHARACTER = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_INSTEAD = b"&#xfffd;"
# What feedparser lets through of its own and of the parsers below it when markup is broken enough.
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)


def read_feed(content: bytes, url: str) -> tuple[Found, ...]:
    """Give the pages of a feed in its order; raise UnreadableInput for what is none.

    >>> feed = '<rss version="2.0"><channel><item><title>خبر</title><link>/5</link></item></channel></rss>'
    >>> read_feed(feed.encode(), "https://a.example/rss")
    (Found(url='https://a.example/5', title='خبر', published=None),)
    """
    try:
        import feedparser
    except ImportError as error:
        from rawi.ingest.archives.libraries import missing

        raise missing("feeds", "feedparser", extra="watch") from error
    try:
        # A stream, for a bare string might be taken for an address or the name of a file.
        parsed: Any = feedparser.parse(io.BytesIO(_possible(content)), sanitize_html=False)
    except _DAMAGE as error:
        what = f"the feed is damaged ({' '.join(str(error).split()):.120}); the outlet must mend it."
        raise UnreadableInput(url, what) from error
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableInput(url, "this is no feed (RSS or Atom); correct the outlet's address.")
    found = (_found(entry, url) for entry in parsed.entries[:_MOST_ENTRIES])
    return tuple(one for one in found if one is not None)


def _possible(content: bytes) -> bytes:
    """Replace references to characters that do not exist, on which feedparser fails.

    >>> _possible("تونس &#xd800; &#1575;".encode()).decode()
    'تونس &#xfffd; &#1575;'
    """
    return _REFERENCE.sub(_possible_reference, content)


def _possible_reference(found: "re.Match[bytes]") -> bytes:
    digits, base = (found["hexadecimal"], 16) if found["hexadecimal"] else (found["decimal"], 10)
    # The longest number of an existing character has seven digits, leading zeros aside.
    short = digits.lstrip(b"0")[:8] or b"0"
    number = int(short, base)
    return found[0] if number <= _LAST_CHARACTER and number not in _SURROGATES else _INSTEAD


def _found(entry: Any, base: str) -> Found | None:
    address = str(entry.get("link") or "").strip()
    if not address and str(entry.get("id") or "").startswith(("http://", "https://")):
        address = str(entry["id"])
    if not address:
        return None
    title = " ".join(str(entry.get("title") or "").split()) or None
    absolute = absolute_address(base, address)
    return Found(absolute, title, _published(entry)) if absolute is not None else None


def _published(entry: Any) -> date | None:
    """Read the day of an entry; feedparser knows no Arabic dates, so these are read as on pages."""
    parsed = entry.get("published_parsed")
    if parsed is not None:
        return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
    text = str(entry.get("published") or entry.get("date") or "").strip()
    if not text:
        return None
    try:
        return parse_given_date(text)
    except InvalidDate:
        return day_of_line(text)
