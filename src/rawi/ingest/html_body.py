"""Chooses which blocks of an HTML page are the article, with trafilatura as judge."""

import re
import unicodedata
from bisect import bisect_right
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from rawi.ingest.html_anchors import find_anchors
from rawi.ingest.html_blocks import PageBlock
from rawi.ingest.html_widening import widen

# Beyond this many elements extraction takes seconds, and the page is no news page.
_MOST_ELEMENTS = 20_000
_LEAST_WORDS = 12
# Blocks and body run alike: whatever is not found within this many letters is not in the body. Without
# the bound, thousands of blocks outside the body would each be sought through all of it.
_WINDOW = 50_000
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\u061c\ufeff]")
_BULLET = re.compile(r"^\s*[-•]\s+")


def find_body(root: HtmlElement, blocks: list[PageBlock]) -> list[int]:
    """Give the numbers of the blocks that make the article; none where no body is found."""
    text = _extracted(root)
    if text is None or len(text.split()) < _LEAST_WORDS:
        return []
    lines = [_BULLET.sub("", line) for line in text.split("\n")]
    body = _comparable(" ".join(lines))
    words = [_comparable(block.text) for block in blocks]
    anchors = find_anchors(words, body)
    return widen(blocks, _between(words, body, anchors), list(anchors)) if anchors else []


def _comparable(text: str) -> str:
    """Write words between single spaces; extraction drops the unseen marks of direction and joining."""
    return " " + " ".join(_INVISIBLE.sub("", text).split()) + " "


def _extracted(root: HtmlElement) -> str | None:
    if next(islice(root.iter(), _MOST_ELEMENTS, None), None) is not None:
        return None
    # Imported late: it loads half a second of parsers, which only HTML pages need.
    from trafilatura import extract

    try:
        found = extract(
            etree.tostring(root, encoding="unicode", method="html"),
            include_comments=False,
            favor_precision=True,
            include_tables=True,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        return None
    return unicodedata.normalize("NFC", found) if found else None


def _between(words: list[str], body: str, anchors: dict[int, tuple[int, int]]) -> list[int]:
    """Add the short blocks whose words stand in the body between the longer ones around them."""
    first, last = min(anchors), max(anchors)
    kept = dict(anchors)
    cursor = 0
    bounds = sorted(anchors)
    for index, text in enumerate(words):
        if index in anchors:
            cursor = anchors[index][1]
        elif first - 2 <= index <= last + 2:
            later = bisect_right(bounds, index)
            limit = anchors[bounds[later]][0] + 1 if later < len(bounds) else len(body)
            start = body.find(text, cursor, min(limit, cursor + _WINDOW))
            if start >= 0:
                kept[index] = (start, start + len(text) - 1)
                cursor = kept[index][1]
    return sorted(kept)
