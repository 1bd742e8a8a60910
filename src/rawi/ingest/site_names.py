"""Finds a site's own name in a page that was saved as text."""

import re

from rawi.ingest.blocks import PARAGRAPH_WORDS, Block
from rawi.ingest.marks import Mark
from rawi.ingest.reasons import Why
from rawi.ingest.rights import find_rights_holder
from rawi.letters import lookup_key

_TOP_LINES = 3
_LONGEST = 5
_SHORTENED = 3
_SEPARATORS = re.compile(r"[\W_]+")
_QUOTED = re.compile(r"[«\"“](?P<name>[^«»\"“”\n]{2,40})[»\"”]")


def rights_holder(blocks: list[Block]) -> str | None:
    """Give the name in the page's line of rights, the last one first."""
    short = (block.text for block in reversed(blocks) if block.count < PARAGRAPH_WORDS)
    return next((name for text in short if (name := find_rights_holder(text))), None)


def top_line(blocks: list[Block], marks: list[Mark]) -> int | None:
    """Give the place of the first line that may be the site's name: short, and no furniture by itself."""
    for index in range(min(_TOP_LINES, len(blocks))):
        why = marks[index].why
        if why is None or why is Why.SITE_NAME:
            short = blocks[index].count <= _LONGEST and not blocks[index].ended
            return index if short and any(map(str.isalpha, blocks[index].text)) else None
    return None


def short_forms(name: str) -> frozenset[str]:
    """Give the keys under which a name may come again: whole, and without its last word.

    >>> sorted(short_forms("مرسى النيل الإخبارية"))
    ['مرسي النيل', 'مرسي النيل الاخباريه']
    """
    words = name_key(name).split()
    whole = " ".join(words)
    return frozenset((whole, " ".join(words[:-1])) if len(words) >= _SHORTENED else (whole,)) - {""}


def names_itself(blocks: list[Block], names: frozenset[str]) -> bool:
    """Tell whether an outlet of this name speaks of itself in quotes, as in `قال لـ«المرسى»`."""
    return any(name_key(match["name"]) in names for block in blocks for match in _QUOTED.finditer(block.text))


def name_key(text: str) -> str:
    """Write a name as it is looked up, free of punctuation."""
    return _SEPARATORS.sub(" ", lookup_key(text)).strip()
