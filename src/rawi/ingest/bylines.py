"""Recognises lines of place, outlet, reporter and date between a title and its article."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rawi.ingest.blocks import Block
from rawi.ingest.datelines import Dateline, find_dateline
from rawi.ingest.furniture import phrases_of
from rawi.ingest.reasons import Why
from rawi.letters import lookup_key
from rawi.lexicon import load_table

_LONGEST = 14
_NAME_WORDS = 4
_OUTLET_WORDS = 5
_MOST_NAMES = 2
_PAIR = 2
_PARTS = re.compile(r"\s+[-–—\u0640]+(?:\s+|$)|\s*[–—]\s*|\s*[:/|(){}\[\]\u060c,•·]\s*|-$")
_QUOTED = re.compile(r"[«\"“'](?P<name>[^«»\"“”']+)[»\"”'][-–—\u0640]?")
_CLOSED = re.compile(r"[.!\u061f…][\s\"»”)]*$")
_OPEN_END = re.compile(r"[-–—\u0640:]\s*$")
_SEPARATORS = re.compile(r"[\W_]+")
_PLACES = ("egypt_sudan", "gulf", "levant", "maghreb", "sahel", "world")


class _Kind(StrEnum):
    AGENCY = "agency"
    OUTLET = "outlet"
    PHRASE = "phrase"
    DATE = "date"
    PLACE = "place"
    NAME = "name"


_FIRM = {_Kind.AGENCY, _Kind.OUTLET, _Kind.PHRASE}


@dataclass(frozen=True, slots=True)
class Byline:
    """A line about the article's making; `sure` says that its words show it, not its place alone."""

    sure: bool
    dateline: Dateline | None = None
    outlet: str | None = None


def find_byline(block: Block, *, names: frozenset[str] = frozenset()) -> Byline | None:
    """Read a line of nothing but place, outlet, reporter and date; `names` are the site's own, as keys.

    >>> find_byline(Block("لندن ـ «المدار العربي»: نادر الخوالدة")).outlet
    'المدار العربي'
    >>> find_byline(Block("تونس (وات) -")).sure, find_byline(Block("مرفأ جديد في تونس"))
    (True, None)
    """
    if not 1 <= block.count <= _LONGEST or _CLOSED.search(block.text):
        return None
    parts = [part for part in _PARTS.split(block.text.strip()) if part and part.split()]
    kinds = [_kind(part, names) for part in parts]
    if not kinds or None in kinds or kinds.count(_Kind.NAME) > _MOST_NAMES:
        return None
    if not _FIRM.isdisjoint(kinds):
        # An outlet's name alone may be a heading.
        if len(kinds) == 1 and kinds != [_Kind.AGENCY] and not _OPEN_END.search(block.text):
            return None
        lines = (
            find_dateline(Block(part)) for part, kind in zip(parts, kinds, strict=True) if kind is _Kind.DATE
        )
        outlets = (part for part, kind in zip(parts, kinds, strict=True) if kind is _Kind.OUTLET)
        return Byline(True, next(lines, None), _unquoted(next(outlets, "")))
    placed = kinds[0] is _Kind.PLACE and (len(kinds) == _PAIR or _OPEN_END.search(block.text))
    return Byline(False) if placed else None


def _unquoted(part: str) -> str | None:
    match = _QUOTED.fullmatch(part)
    return match["name"].strip() if match else part or None


def _kind(part: str, names: frozenset[str]) -> _Kind | None:
    words, key = part.split(), _key(part)
    if key in phrases_of(Why.BYLINE, "agency") or key in phrases_of(Why.BYLINE, "line"):
        return _Kind.AGENCY
    if key in phrases_of(Why.BYLINE, "colon") or key in phrases_of(Why.BYLINE, "start"):
        return _Kind.PHRASE
    if len(words) <= _OUTLET_WORDS and (_QUOTED.fullmatch(part.strip()) or key in names):
        return _Kind.OUTLET
    if find_dateline(Block(part)):
        return _Kind.DATE
    if len(words) > _NAME_WORDS or not all(word.replace(".", "").isalpha() for word in words):
        return None
    return _Kind.PLACE if key in _places() else _Kind.NAME


def _key(text: str) -> str:
    return _SEPARATORS.sub(" ", lookup_key(text)).strip()


@cache
def _places() -> frozenset[str]:
    """Name the countries and the places that the press reports from; loaded when a first such line comes."""
    named = [
        name for row in load_table("entities/countries") for name in (*row.all("names"), *row.all("capitals"))
    ]
    for region in _PLACES:
        named += [name for row in load_table(f"entities/places/{region}") for name in row.all("names")]
    return frozenset(_key(name) for name in named)
