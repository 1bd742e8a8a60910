"""Finds on an outlet's front page, or the page of a section, the links that lead to articles."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from rawi.ingest.encodings import decode
from rawi.ingest.html_tree import parse_page
from rawi.watch.canonical import absolute_address, canonical_key
from rawi.watch.found import Found

_MOST = 300
# Headlines are sentences; sections, authors and menus are called by one to three words.
_LEAST_WORDS = 4
_NUMBERED = re.compile(r"\d{4,}|\d{4}/\d\d?/\d\d?")
_SLUG = re.compile(r"[^/]*[-_][^/]*[-_][^/]*[-_][^/]*")
_NO_ARTICLE = re.compile(
    r"/(?:tags?|categor(?:y|ies)|sections?|authors?|writers?|search|login|register|contact[\w-]*|about[\w-]*|privacy[\w-]*|terms"
    r"|videos?|photos?|gallery|live|page/\d+|feed|rss)(?:/|$)|\.(?:jpe?g|png|gif|pdf|mp[34]|xml|apk)$",
    re.I,
)


def read_front_page(content: bytes, url: str) -> tuple[Found, ...]:
    """Give the links of a page that look like headlines, each page once, in the order of the page.

    A headline has four words or more, and leads, within the same site, to an address with a number,
    a day or a name of several words.

    >>> page = '<a href="/news/48213">وزير الصحة يفتتح مستشفى جديدا</a><a href="/sport">رياضة</a>'
    >>> [found.url for found in read_front_page(page.encode(), "https://a.example/")]
    ['https://a.example/news/48213']
    """
    root = parse_page(decode(content).text)
    if root is None:
        return ()
    base = absolute_address(url, next(iter(root.xpath("//base/@href")), "")) or url
    found: dict[str, Found] = {}
    for address, words in _links(root):
        try:
            absolute = urljoin(base, address.strip())
            key = canonical_key(absolute)
        except ValueError:
            continue
        if key is None or key in found or not _same_site(absolute, url) or not _is_article(absolute, words):
            continue
        found[key] = Found(absolute, words or None)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _links(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Give each link with its longest words: pictures and headlines link to one page side by side."""
    words: dict[str, str] = {}
    for link in root.iter("a"):
        address = link.get("href")
        if address:
            told = " ".join((link.text_content() or link.get("title") or "").split())
            words[address] = max(words.get(address, ""), told, key=len)
    return iter(words.items())


def _same_site(address: str, page: str) -> bool:
    """Tell whether two addresses belong to one site, by the last two or three parts of their hosts."""
    return _site(address) == _site(page)


def _site(address: str) -> str:
    parts = (urlsplit(address).hostname or "").split(".")
    # Where the last part but one is short it belongs to the country: `gov.jo`, `co.uk`.
    count = 3 if len(parts) > 2 and len(parts[-2]) <= 3 else 2
    return ".".join(parts[-count:])


def _is_article(address: str, words: str) -> bool:
    path = unquote(urlsplit(address).path)
    query = urlsplit(address).query
    if len(words.split()) < _LEAST_WORDS or _NO_ARTICLE.search(path):
        return False
    last = path.rstrip("/").rpartition("/")[2]
    return bool(_NUMBERED.search(path) or _NUMBERED.search(query) or _SLUG.fullmatch(last))
