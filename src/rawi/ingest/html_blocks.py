"""Lists the visible text blocks of an HTML page in order, with what their markup says of them."""

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from rawi.ingest.html_elements import elements
from rawi.ingest.reasons import Why
from rawi.lexicon import load_table

_BY_TAG = {
    "nav": Why.NAVIGATION,
    "footer": Why.FOOTER,
    "aside": Why.RELATED,
    "button": Why.MENU,
    "form": Why.OUTSIDE,
    "figcaption": Why.CREDIT,
    "address": Why.CONTACT,
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_NAME_PARTS = re.compile(r"[A-Za-z]+")
# A whole page is often wrapped in something called `sidebar-right` or `has-ads`.
_WRAPPERS = frozenset(("html", "body", "main", "article"))


# Paragraphs, headings and lists stand in the box around them.
_INNER = frozenset(
    ("p", "br", "hr", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "center")
)


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One visible block: its text, its tag, what its markup says it is, the number of its box."""

    text: str
    tag: str
    hint: Why | None
    box: int = 0


def list_page_blocks(root: HtmlElement) -> list[PageBlock]:
    """List the visible blocks of a page, spaces as a browser shows them."""
    return _Walk().run(root)


class _Walk:
    """One pass over a tree, without recursion: text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.held: list[str] = []
        self.after_link = False
        self.stack: list[tuple[str, Why | None, int]] = [("body", None, 0)]
        self.boxes = 0

    def run(self, root: HtmlElement) -> list[PageBlock]:
        skipped: HtmlElement | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self.held.append(element.tail or "")
            elif event == "start":
                if _is_unseen(element):
                    skipped = element
                else:
                    self._open(element)
            else:
                self._close(element)
        self._flush()
        return self.blocks

    def _open(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag not in elements("inline"):
            self._flush()
            _, outer, box = self.stack[-1]
            if tag not in _INNER:
                self.boxes += 1
                box = self.boxes
            self.stack.append((tag, _hint(element, tag) or outer, box))
        elif tag == "a" and self.after_link:
            # Links side by side are buttons or menu entries that a style sheet sets apart.
            self.held.append(" ")
        self.held.append(element.text or "")
        self.after_link = False

    def _close(self, element: HtmlElement) -> None:
        if str(element.tag) not in elements("inline"):
            self._flush()
            if len(self.stack) > 1:
                self.stack.pop()
        self.after_link = element.tag == "a" and not element.tail
        self.held.append(element.tail or "")

    def _flush(self) -> None:
        text = _SPACES.sub(" ", "".join(self.held)).strip(" ")
        self.held.clear()
        if text.strip():
            tag, hint, box = self.stack[-1]
            self.blocks.append(PageBlock(text, tag, hint, box))


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in elements("unseen") or not isinstance(element.tag, str):
        return True
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _hint(element: HtmlElement, tag: str) -> Why | None:
    if tag in _WRAPPERS:
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    if names.strip():
        words = _markup_words()
        for part in _NAME_PARTS.findall(names[:300]):
            if why := words.get(part.lower()):
                return why
    return _BY_TAG.get(tag)


_ELSEWHERE = (Why.RELATED, Why.COMMENTS, Why.NAVIGATION, Why.MENU, Why.ADVERTISEMENT, Why.OUTSIDE)
_HOLDING = frozenset(("post", "blog", "article", "entry", "content", "story"))


def is_outside(element: HtmlElement) -> bool:
    """Tell whether the markup around an element says that it belongs to something other than the article."""
    around = (outer for outer in element.iterancestors() if outer.tag not in elements("inline"))
    return any(_hint(outer, str(outer.tag)) in _ELSEWHERE and not _holds_article(outer) for outer in around)


def _holds_article(element: HtmlElement) -> bool:
    """Tell boxes that hold the article for all their names: Blogger's `widget Blog`, an article's header."""
    names = _NAME_PARTS.findall((element.get("class") or "")[:300].lower())
    return element.tag == "header" or not _HOLDING.isdisjoint(names)


@cache
def _markup_words() -> dict[str, Why]:
    return {row["word"]: Why(row["why"]) for row in load_table("ingest/markup")}
