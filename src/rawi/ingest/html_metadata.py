"""Reads what an HTML page says of itself in its head: title, site, address, publication date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml.html import HtmlElement

from rawi.ingest.html_blocks import PageBlock
from rawi.ingest.html_dates import find_published
from rawi.ingest.html_title import part_title
from rawi.ingest.rights import find_rights_holder

_LARGEST_JSON = 1_000_000
_MOST_HEADS = 20
_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "WebPage",
    "OpinionNewsArticle",
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself."""

    title: str | None
    site: str | None
    url: str | None
    published: date | None


def read_metadata(root: HtmlElement, blocks: list[PageBlock], *, url: str | None = None) -> Metadata:
    """Read title, site, address and day of publication; `blocks` show which part of a title is the site."""
    named = _named_contents(root)
    linked = list(_linked_data(root))
    address = _address(root, named) or url
    site = _first(named, "og:site_name", "application-name") or _publisher(linked)
    headline = (
        _first(named, *_TITLE_NAMES)
        or _text_of(linked, "headline")
        or _heading(root, site)
        or _page_title(root)
    )
    parted = part_title(headline, blocks, site=site) if headline else None
    whole = part_title(_page_title(root) or "", blocks, site=site)
    source = site or (parted and parted.site) or whole.site or _rights_holder(blocks) or _host(address)
    return Metadata(parted.title if parted else None, source, address, find_published(root, linked))


def _rights_holder(blocks: list[PageBlock]) -> str | None:
    names = (find_rights_holder(block.text) for block in reversed(blocks))
    return next((name for name in names if name), None)


def _named_contents(root: HtmlElement) -> dict[str, str]:
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = _SPACES.sub(" ", meta.get("content") or "").strip()
        if name and content:
            named.setdefault(name, content)
    return named


def _first(named: dict[str, str], *names: str) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give the objects of the page's JSON-LD, the article before others."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _LARGEST_JSON:
            continue
        try:
            content = msgspec.json.decode((script.text or "").encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            continue
        items = content if isinstance(content, list) else [content]
        for item in items:
            if isinstance(item, dict):
                graph = item.get("@graph")
                found += [
                    part for part in (graph if isinstance(graph, list) else [item]) if isinstance(part, dict)
                ]
    yield from sorted(found, key=lambda item: item.get("@type") not in _ARTICLE_TYPES)


def _text_of(linked: list[dict[str, Any]], field: str) -> str | None:
    values = (item.get(field) for item in linked)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    publishers = [item["publisher"] for item in linked if isinstance(item.get("publisher"), dict)]
    return _text_of(publishers, "name")


def _address(root: HtmlElement, named: dict[str, str]) -> str | None:
    links = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for candidate in (*links, named.get("og:url")):
        if candidate and _host(candidate):
            return str(candidate).strip()
    return None


def _host(address: str | None) -> str | None:
    try:
        parts = urlsplit((address or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if parts.scheme in ("http", "https") and host else None


def _heading(root: HtmlElement, site: str | None) -> str | None:
    heads = (
        _SPACES.sub(" ", str(head.text_content())).strip() for head in islice(root.iter("h1"), _MOST_HEADS)
    )
    return next((head for head in heads if len(head.split()) >= 3 and head != site), None)


def _page_title(root: HtmlElement) -> str | None:
    titles = (_SPACES.sub(" ", str(title.text_content())).strip() for title in root.iter("title"))
    return next((title for title in titles if title), None)
