"""Marks each block of a page by itself: furniture phrases, date lines, links, counters, breadcrumbs."""

import re
from dataclasses import dataclass
from functools import cache

from rawi.ingest.blocks import PARAGRAPH_WORDS, Block
from rawi.ingest.datelines import Dateline, find_dateline
from rawi.ingest.furniture import find_furniture
from rawi.ingest.reasons import Why
from rawi.letters import lookup_key
from rawi.lexicon import load_table

PAGE = "page"
LIST = "list"

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+|[\w.-]+\.(?:com|net|org|info|dz|tn|ma|eg|sa|ae|jo|iq|ly)(?:/\S*)?",
    re.I,
)
_PICTURE = re.compile(r"[\w() -]+\.(?:jpe?g|png|gif|webp|svg|mp4)", re.I)
_HASHTAGS = re.compile(r"(?:#\w+[\s\u060c,|]*)+")
_LETTER_SIZE = re.compile(r"\s*\w{1,2}\s?[+-]\s*")
_COUNTER = re.compile(r"[\d\s.,:%()+/|•·×✕★☆<>«»‹›-]+[kKmM]?|[^\w\s]{1,3}")
_CRUMB = re.compile(r"[»›>←/«‹\\]")
_CRUMBS = re.compile(r"\s*[»›>←/«‹\\]\s*")
_BARS = re.compile(r"\s*[|•·]\s*")
_INITIALS = re.compile(r"[\s(\[]*(?:\w{1,2}\s?[./\u0640]\s?){1,3}\w{0,2}[\s)\].]*")
_LONGEST_LINE = 250
_BAR_PARTS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What a block is by itself; None is to be judged by its place."""

    why: Why | None = None
    opens: str = ""
    dateline: Dateline | None = None


_NONE = Mark()


def mark_block(block: Block) -> Mark:
    """Say what a block is, as far as it shows by itself.

    >>> mark_block(Block("الرئيسية » سياسة » ميناء طنجة")).why
    <Why.NAVIGATION: 'navigation'>
    """
    # Most blocks are long paragraphs; only the openings of a few kinds of furniture are as long.
    if label := find_furniture(block):
        return Mark(label.why, label.opens)
    if block.count >= PARAGRAPH_WORDS or len(block.text) > 2 * _LONGEST_LINE:
        return _NONE
    if dateline := find_dateline(block):
        return Mark(Why.DATE, dateline=dateline)
    return _by_shape(block)


def _by_shape(block: Block) -> Mark:
    text = block.text.strip()
    if len(text) > _LONGEST_LINE:
        return _NONE
    if _COUNTER.fullmatch(text):
        # Stars and rules part sections of an article; digits and symbols count shares.
        return Mark(Why.COUNTER) if any(character.isdecimal() for character in text) else _NONE
    if _LETTER_SIZE.fullmatch(text):
        return Mark(Why.MENU)
    if _LINK.fullmatch(text):
        return Mark(Why.LINK)
    if _PICTURE.fullmatch(text):
        return Mark(Why.CREDIT)
    if _HASHTAGS.fullmatch(text):
        return Mark(Why.TAGS)
    if is_initials(block):
        return Mark(Why.BYLINE)
    if _is_breadcrumb(text):
        return Mark(Why.NAVIGATION)
    if _is_menu_bar(text):
        return Mark(Why.MENU)
    return _NONE


def is_initials(block: Block) -> bool:
    """Tell a line of an author's initials.

    >>> is_initials(Block("م.ع")), is_initials(Block("ق/ د")), is_initials(Block("عن"))
    (True, True, False)
    """
    text = block.text.strip()
    return (
        len(text) <= 12
        and any(mark in text for mark in "./\N{ARABIC TATWEEL}")
        and _has_letters(text)
        and bool(_INITIALS.fullmatch(text))
    )


def _has_letters(text: str) -> bool:
    return sum(character.isalpha() for character in text) >= 2 and not any(c.isdecimal() for c in text)


def _is_breadcrumb(text: str) -> bool:
    if not _CRUMB.search(text):
        return False
    parts = [part for part in _CRUMBS.split(text) if part]
    return len(parts) >= 2 and len(parts[0].split()) <= 3 and _key(parts[0]) in _home_words()


def _is_menu_bar(text: str) -> bool:
    if text.count("|") + text.count("•") + text.count("·") + 1 < _BAR_PARTS:
        return False
    parts = [part for part in _BARS.split(text) if part]
    return len(parts) >= _BAR_PARTS and all(len(part.split()) <= 3 for part in parts)


def _key(text: str) -> str:
    return lookup_key(text).strip()


@cache
def _home_words() -> frozenset[str]:
    rows = load_table("ingest/furniture")
    return frozenset(_key(row["phrase"]) for row in rows if row["role"] == Why.NAVIGATION.value)
