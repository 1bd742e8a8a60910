"""Parts an HTML page's title from its site's name, whichever of the two stands first."""

import re
from dataclasses import dataclass

from rawi.ingest.blocks import Block
from rawi.ingest.html_blocks import PageBlock
from rawi.ingest.marks import mark_block
from rawi.ingest.reasons import Why
from rawi.letters import lookup_key

_MARK = re.compile(r"\s+[|–—:»«•·-]+\s+|\s*\|\s*|:\s+")
_WORDS = re.compile(r"[\W_]+")
_LONGEST = 500
_LONGEST_SITE = 6
_BAR_SITE = 4
_NAMING = (Why.COPYRIGHT, Why.FOOTER, Why.SITE_NAME)
_NAMING_WORDS = 25
_HEADINGS = ("h1", "h2", "h3")
_LEAST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Titled:
    """A title without its site's name, and the name that was parted from it."""

    title: str
    site: str | None = None


def part_title(text: str, blocks: list[PageBlock], *, site: str | None) -> Titled:
    """Part a title from the name of the site, where the page shows which is which.

    The title is the part that also stands as a heading; the site's name is the part that is
    stated as such, or stands alone in the page's header, or in the footer's line of rights.

    >>> part_title("مرسى: وصول أول باخرة إلى الميناء", [], site="مرسى")
    Titled(title='وصول أول باخرة إلى الميناء', site='مرسى')
    """
    text = text[:_LONGEST]
    headings = {_key(block.text) for block in blocks if block.tag in _HEADINGS} - {""}
    if not _MARK.search(text) or (_key(text) in headings and _key(text) != _key(site or "")):
        return Titled(text)
    splits = [(text[: m.start()].strip(), text[m.end() :].strip(), m[0]) for m in _MARK.finditer(text)]
    orders = [
        *((ahead, behind, mark) for ahead, behind, mark in reversed(splits)),
        *((behind, ahead, mark) for ahead, behind, mark in splits),
    ]
    orders = [(title, name, mark) for title, name, mark in orders if title and name]
    for title, name, _ in orders:
        if _key(name) == _key(site or "") or (_key(title) in headings and _key(name) not in headings):
            return Titled(title, name if len(name.split()) <= _LONGEST_SITE else None)
    for title, name, _ in orders:
        if _is_longer(title, name) and len(title.split()) >= _LEAST_TITLE and _is_named(name, blocks):
            return Titled(title, name)
    for title, name, mark in orders:
        if "|" in mark and text.startswith(title) and len(name.split()) <= _BAR_SITE:
            return Titled(title, name)
    return Titled(text)


def _is_longer(title: str, name: str) -> bool:
    return len(name) < len(title) and len(name.split()) <= _LONGEST_SITE


def _is_named(name: str, blocks: list[PageBlock]) -> bool:
    """Tell whether the page names its site so: alone in its header, or in a short line of its footer."""
    key = _key(name)
    for index, block in enumerate(blocks):
        if len(block.text) > _LONGEST or name not in block.text:
            continue
        found = _key(block.text)
        if found == key and (index < _first_heading(blocks) or block.hint in _NAMING):
            return True
        if f" {key} " in f" {found} " and len(found.split()) <= _NAMING_WORDS:
            why = mark_block(Block(block.text)).why
            if why in _NAMING or block.hint in _NAMING:
                return True
    return False


def _first_heading(blocks: list[PageBlock]) -> int:
    """Give the place of the first longer heading: what stands above it is the page's header."""
    longer = (
        index
        for index, block in enumerate(blocks)
        if block.tag in _HEADINGS and len(block.text.split()) >= _LEAST_TITLE
    )
    return next(longer, len(blocks))


def _key(text: str) -> str:
    return _WORDS.sub(" ", lookup_key(text)).strip()
