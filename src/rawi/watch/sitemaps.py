"""Reads sitemaps: the pages of news sitemaps with their days, and the sitemaps that an index names."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree

from rawi.errors import InvalidDate, UnreadableInput
from rawi.fetch.codings import CodingError, undo_codings
from rawi.ingest.dates import parse_given_date
from rawi.watch.canonical import absolute_address
from rawi.watch.found import Found

_MOST = 50_000  # what the protocol of sitemaps allows
_LARGEST = 60 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_PART = 64 * 1024


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names: pages, and other sitemaps with the day of their last change."""

    pages: tuple[Found, ...]
    sitemaps: tuple[Found, ...]


def read_sitemap(content: bytes, url: str) -> Sitemap:
    """Read a sitemap, also packed with gzip; raise UnreadableInput for what is none.

    >>> index = "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>"
    >>> read_sitemap(index.encode(), "https://a.example/sitemap.xml").sitemaps[0].url
    'https://a.example/1.xml'
    """
    try:
        content = undo_codings(content, ["gzip"] if content.startswith(_GZIP) else [], limit=_LARGEST)
        entries = list(_entries(content))
    except (CodingError, zlib.error, etree.XMLSyntaxError, UnicodeError) as error:
        raise UnreadableInput(url, f"this is no sitemap ({error}); correct the outlet's address.") from error
    pages: list[Found] = []
    sitemaps: list[Found] = []
    for kind, told in entries:
        if (address := absolute_address(url, told.get("loc", ""))) and told.get("loc"):
            day = _day(told.get("publication_date") or told.get("lastmod"))
            found = Found(address, told.get("title"), day)
            (sitemaps if kind == "sitemap" else pages).append(found)
    return Sitemap(tuple(pages), tuple(sitemaps))


def _entries(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each entry's kind and its fields, whatever namespaces they are in."""
    parser = etree.XMLPullParser(
        ("end",), resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    content = content.lstrip()
    count = 0
    for at in range(0, len(content), _PART):
        parser.feed(content[at : at + _PART])
        for _, element in parser.read_events():
            kind = _name(element)
            if kind in ("url", "sitemap") and count < _MOST:
                count += 1
                # The first of several counts: pictures of a page have addresses too.
                fields = [(_name(child), child.text) for child in element.iter() if child.text]
                yield kind, {name: " ".join(text.split()) for name, text in reversed(fields)}
                element.clear()
    start = content[:_PART].lower()
    if not count and b"<urlset" not in start and b"<sitemapindex" not in start:
        raise CodingError("it names no pages")


def _name(element: etree._Element) -> str:
    """Give an element's name without its namespace; damaged names are none that lxml would take apart."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _day(text: str | None) -> date | None:
    try:
        return parse_given_date(text) if text else None
    except InvalidDate:
        return None
