"""Reads what an HTML page says of itself in its head: title, site, address, publication date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml.html import HtmlElement, fromstring

from rawi.ingest.dates import EARLIEST_YEAR, real_day

_LARGEST_JSON = 1_000_000
_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "WebPage",
    "OpinionNewsArticle",
)
_SITE_MARK = re.compile(r"\s+[|–—:»«•·-]+\s+|\s*[|»]\s*")
_URL_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>[01]?\d)[/-]?(?P<day>[0-3]?\d)(?:[/_-]|$)")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself."""

    title: str | None
    site: str | None
    url: str | None
    published: date | None


def read_metadata(root: HtmlElement, *, url: str | None = None) -> Metadata:
    """Read title, site, address and date of publication, never from the page's visible text."""
    named = _named_contents(root)
    linked = list(_linked_data(root))
    address = _address(root, named) or url
    site = _first(named, "og:site_name", "application-name") or _publisher(linked) or _host(address)
    headline = (
        _first(named, *_TITLE_NAMES) or _text_of(linked, "headline") or _heading(root) or _page_title(root)
    )
    title = _without_site(headline, site, _heading(root)) if headline else None
    return Metadata(title, site, address, _published(root, address))


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


def _heading(root: HtmlElement) -> str | None:
    heads = [_SPACES.sub(" ", str(head.text_content())).strip() for head in root.iter("h1")]
    longer = [head for head in heads if len(head.split()) >= 3]
    return longer[0] if longer else None


def _page_title(root: HtmlElement) -> str | None:
    titles = (_SPACES.sub(" ", str(title.text_content())).strip() for title in root.iter("title"))
    return next((title for title in titles if title), None)


def _without_site(title: str, site: str | None, heading: str | None) -> str:
    for match in reversed(list(_SITE_MARK.finditer(title))):
        ahead, behind = title[: match.start()].strip(), title[match.end() :].strip()
        if ahead and (behind == site or ahead == heading or ("|" in match[0] and len(behind.split()) <= 4)):
            return ahead
    return title


def _published(root: HtmlElement, address: str | None) -> date | None:
    """Ask htmldate, showing it only the page's data: in visible text it takes any date for publication."""
    from htmldate import find_date

    data = fromstring("<html><head></head><body></body></html>")
    for element in root.iter("meta", "script", "time", "link"):
        if element.tag == "script" and "ld+json" not in (element.get("type") or "").lower():
            continue
        if element.tag == "time" and not element.get("datetime"):
            continue
        copy = data.makeelement(element.tag, dict(element.attrib))
        copy.text = element.text if element.tag == "script" else None
        data[1 if element.tag == "time" else 0].append(copy)
    try:
        found = find_date(
            data,
            extensive_search=False,
            original_date=True,
            url=address,
            min_date=f"{EARLIEST_YEAR}-01-01",
            max_date="2199-12-31",
        )
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        found = None
    return date.fromisoformat(found) if found else _day_of_url(address)


def _day_of_url(address: str | None) -> date | None:
    match = _URL_DAY.search(address or "")
    return real_day(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
