"""Reads back what the HTML page of a brief shows."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from lxml import html

from rawi.brief.lines import Kind
from rawi.brief.page import style
from rawi.brief.record import NAME
from rawi.brief.seen import Seen, SeenLine, squeezed

_LINES = {Kind.TITLE: "h1", Kind.HEADING: "h2", Kind.FACT: "p", Kind.LEAD: "p", Kind.SENTENCE: "p"}
_TAGS = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "bdi", "sup", "a", "ol"),
        *("li", "figure", "svg", "line", "rect", "polyline", "circle", "div", "span", "figcaption", "script"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *(
            "class",
            "id",
            "href",
            "rel",
            "lang",
            "dir",
            "viewbox",
            "direction",
            "role",
            "aria-label",
            "x",
            "x1",
        ),
        *("x2", "y", "y1", "y2", "cx", "cy", "r", "points", "width", "height", "fill", "stroke"),
        *("stroke-width", "charset", "name", "content", "http-equiv", "type", "style"),
    )
)
_PLACED = re.compile(r"left: [\d.]+%")
_FACE = re.compile(r"@font-face\{[^}]*\}")
_MARK = re.compile(r"#n(?P<number>\d+)")


def _digits(text: str) -> str:
    return "".join(str(int(one)) if one.isdecimal() else one for one in text)


def _marks(paragraph: Any) -> tuple[frozenset[int], list[str]]:
    """Give the numbers of the notes to which a paragraph leads, and what is wrong with its marks."""
    numbers: set[int] = set()
    wrong: list[str] = []
    last = None
    for mark in paragraph.iterfind("sup[@class='marks']/a"):
        match = _MARK.fullmatch(mark.get("href", ""))
        shown = _digits(squeezed(mark.text_content()))
        if match is None or shown != match["number"]:
            wrong.append(f"a mark «{shown}» that leads elsewhere")
            continue
        number = int(match["number"])
        numbers.update(range(last, number + 1) if last is not None else (number,))
        last = number if (mark.tail or "").strip() == "\N{EN DASH}" else None
    return frozenset(numbers), wrong


def _text_of(element: Any, *, without: str) -> str:
    """Give the text of an element without that of its children of one class."""
    return squeezed(
        "".join(text for text in element.xpath(f".//text()[not(ancestor::*[@class='{without}'])]"))
    )


def _strange_elements(page: Any) -> Iterator[str]:
    """Tell of elements and attributes that no brief has; they may hide, cover or replace its words."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            yield "a comment or instruction"
            continue
        if element.tag not in _TAGS:
            yield f"an element <{element.tag}>"
        for name, value in element.attrib.items():
            is_placed = name == "style" and _PLACED.fullmatch(value) is not None
            if name.lower() not in _ATTRIBUTES or (name == "style" and not is_placed):
                yield f"an attribute {name} of <{element.tag}>"
        if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield "a redirection"


def _strange_styles(page: Any) -> Iterator[str]:
    told = "".join(element.text or "" for element in page.iter("style"))
    if squeezed(_FACE.sub("", told)) != squeezed(style("brief")):
        yield "a style that is not this Rawi's"


def _told(element: Any, *, besides: frozenset[str]) -> str:
    given = sorted((name, value) for name, value in element.attrib.items() if name not in besides)
    return "".join((f"<{element.tag}", *(f' {name}="{value}"' for name, value in given), ">"))


def _parts(page: Any) -> frozenset[str]:
    """Give of what kinds of elements a page is, what it is called, and its faces."""
    # Where links lead is held against the articles; style and record are compared by themselves.
    elements = (one for one in page.iter() if isinstance(one.tag, str))
    found = {_told(one, besides=frozenset({"href", "id"})) for one in elements}
    found.update(f"<title> {squeezed(one.text_content())}" for one in page.iter("title"))
    faces = (face for style in page.iter("style") for face in _FACE.findall(style.text or ""))
    return frozenset(found | {f"a face {sha256(face.encode()).hexdigest()}" for face in faces})


def _drawn(page: Any) -> int:
    return sum(1 for _ in page.iter("svg"))


def _shapes(page: Any) -> tuple[str, ...]:
    """Give all of which charts are drawn."""
    return tuple(_told(one, besides=frozenset()) for one in page.xpath("//figure//*"))


def _is_known(text: Any) -> bool:
    """Whether a text stands where a brief has text."""
    element = text.getparent()
    if getattr(text, "is_tail", False):
        element = element.getparent()
    while element is not None:
        kind = element.get("class", "")
        if element.tag in ("title", "style", "script", "figure"):
            return True
        if element.tag in ("h1", "h2", "p") and kind in _LINES:
            return True
        if element.tag == "li" and kind == Kind.NOTE:
            return True
        element = element.getparent()
    return False


def read_page(content: bytes) -> Seen:
    """Read a page."""
    page = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    strange = [*_strange_elements(page), *_strange_styles(page)]
    strange += [
        f"text: {squeezed(text)}" for text in page.xpath("//text()") if text.strip() and not _is_known(text)
    ]
    lines, record = [], None
    for element in page.iter("h1", "h2", "p"):
        if element.get("class") in _LINES:
            numbers, wrong = _marks(element)
            strange += wrong
            lines.append(SeenLine(_text_of(element, without="marks"), numbers))
    notes: dict[int, str] = {}
    links: dict[int, str] = {}
    for note in page.iter("li"):
        number = note.get("id", "").removeprefix("n")
        if number.isdecimal():
            notes[int(number)] = _text_of(note, without="back")
            links.update((int(number), link) for link in note.xpath("a[not(@class='back')]/@href"))
        else:
            strange.append(f"a note without number: {squeezed(note.text_content())}")
    for script in page.iter("script"):
        if script.get("id") == NAME and script.get("type") == "application/json" and record is None:
            record = script.text
        else:
            strange.append("a script")
    charts = [squeezed(text) for text in page.xpath("//figure//text()") if text.strip()]
    strange += [f"chart: {text}" for text in charts]
    return Seen(record, tuple(lines), notes, links, _drawn(page), tuple(strange), _parts(page), _shapes(page))
