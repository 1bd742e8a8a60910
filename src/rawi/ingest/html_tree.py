"""Parses HTML with bounds on depth and size, without network, scripts or entities of its own."""

import re
from html import unescape
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from rawi.ingest.html_elements import elements

# Pages nest some dozens of levels; libxml2 itself gives up at 256 without `huge_tree`.
DEEPEST: Final = 200
_UNSEEN = re.compile(r"<(?P<name>script|style|template|svg|noscript|iframe)\b[^<>]*>|(?P<note><!--)", re.I)
# Also a document type with entities of its own: Rawi reads none of them.
_DECLARATION = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!doctype[^\[>]*(?:\[[^\]]*\]\s*)?>)?", re.I)
# No `<` inside: an unclosed tag ends at the next one, so that hostile pages cost no more than others.
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)[^<>]*>")
_LINE_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|section|article|header|footer|nav|aside)\b[^<>]*>", re.I
)


def parse_page(text: str) -> HtmlElement | None:
    """Parse a page, or give None where it is no tree that can be walked safely."""
    plain = _DECLARATION.sub("", text)
    if too_deep(plain):
        return None
    parser = HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None
    return root if isinstance(root, HtmlElement) else None


def too_deep(text: str) -> bool:
    """Tell whether elements are nested more deeply than any page of news.

    >>> too_deep("<div>" * 1000), too_deep("<p>وصل الوفد</p>")
    (True, False)
    """
    depth, unclosed = 0, elements("optional")
    for match in _TAG.finditer(text):
        if match["name"].lower() in unclosed:
            continue
        if match["close"]:
            depth = max(0, depth - 1)
        elif not match[0].endswith("/>"):
            depth += 1
            if depth > DEEPEST:
                return True
    return False


def strip_markup(text: str) -> str:
    """Give the text of a page that no parser can walk: tags away, entities read, lines at block tags.

    >>> strip_markup("<div><p>وصل&nbsp;الوفد</p><script>x()</script><p>وغادر</p>").split()
    ['وصل', 'الوفد', 'وغادر']
    """
    lines = _LINE_TAG.sub("\n", _without_unseen(_DECLARATION.sub("", text)))
    return unescape(re.sub(r"<[^<>]*>", "", lines))


def _without_unseen(text: str) -> str:
    """Cut scripts, styles and notes out in one pass; one that is never closed hides all that follows."""
    lowered = text.lower()
    # A few letters grow when lowered, and then positions would shift.
    lowered = lowered if len(lowered) == len(text) else text
    parts: list[str] = []
    position = 0
    while match := _UNSEEN.search(text, position):
        parts.append(text[position : match.start()])
        closing = "-->" if match["note"] else f"</{match['name'].lower()}"
        end = lowered.find(closing, match.end())
        if end < 0:
            return " ".join(parts)
        position = text.find(">", end) + 1 or len(text)
    parts.append(text[position:])
    return " ".join(parts)
