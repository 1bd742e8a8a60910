"""Cuts a page's text into blocks, each a line or a wrapped paragraph, with what its shape shows."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rawi.letters import lookup_key

_SEPARATORS = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"""[.!\u061f?:\u061b;…][\s"'»”“’)\]\u200f\u200e]*$""")
_FULL_STOP = re.compile(r"""[.][\s"'»”“’)\]\u200f\u200e]*$""")
# A teaser breaks off: the press also writes three dots, but rarely to close a long paragraph.
_BROKEN_OFF = re.compile(r"(?:\.{3,}|…)[\s»\])\u200f]*$|\[(?:…|\.{3})\]$")
_BULLET = re.compile(r"^[\s\u200f]*(?:[•◦▪●■–—*-]\s|\d{1,2}\s*[.)/-])")
# Of long paragraphs only the opening words are looked up.
_KEYED_WORDS = 10
_KEYED_LETTERS = 90
LONG_WORDS = 16
PARAGRAPH_WORDS = 25
LONGEST_TITLE = 18
_ENDED_WORDS = 6
_WRAP_WIDTH = 130
_WRAPPED_SHARE = 0.6


@dataclass(frozen=True)
class Block:
    """Some lines of a page that belong together; `gap` says that a blank line stands before them."""

    text: str
    gap: bool = False

    @cached_property
    def count(self) -> int:
        """How many words the block has."""
        return len(self.text.split())

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The look-up keys of its words (of a paragraph: its first), free of punctuation."""
        if self.count < PARAGRAPH_WORDS:
            return tuple(_SEPARATORS.sub(" ", lookup_key(self.text)).split())
        # The last word may be cut, so it is left out.
        return tuple(_SEPARATORS.sub(" ", lookup_key(self.text[:_KEYED_LETTERS])).split()[:-1][:_KEYED_WORDS])

    @cached_property
    def ended(self) -> bool:
        """Whether it closes as a sentence does."""
        return _SENTENCE_END.search(self.text[-12:]) is not None

    @cached_property
    def broken_off(self) -> bool:
        """Whether it breaks off with dots, as teasers of other articles do."""
        return self.count >= LONG_WORDS and _BROKEN_OFF.search(self.text[-12:]) is not None

    @cached_property
    def bullet(self) -> bool:
        """Whether it opens as an item of a list."""
        return _BULLET.match(self.text[:12]) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text: long, or a closed sentence."""
        return self.count >= LONG_WORDS or (self.ended and self.count >= _ENDED_WORDS)

    @cached_property
    def firm_prose(self) -> bool:
        """Whether it is too long for a headline, or closed by a full stop."""
        closed = _FULL_STOP.search(self.text[-12:]) is not None and not self.broken_off
        return self.count > LONGEST_TITLE or (closed and self.count >= _ENDED_WORDS)


def split_blocks(text: str) -> list[Block]:
    """Cut a page into blocks: its lines, or its paragraphs where lines were wrapped to a width.

    >>> [block.text for block in split_blocks("عنوان الخبر\\n\\nوصل الوفد.\\nوغادر.")]
    ['عنوان الخبر', 'وصل الوفد.', 'وغادر.']
    """
    lines = text.split("\n")
    if _is_wrapped(lines):
        return _paragraphs(lines)
    blocks: list[Block] = []
    gap = False
    for line in lines:
        if line.strip():
            blocks.append(Block(line.rstrip(), gap))
            gap = False
        else:
            gap = True
    return blocks


def _is_wrapped(lines: list[str]) -> bool:
    """Tell text broken at a width: even lines, most of which end inside a sentence."""
    full = [line.strip() for line in lines if line.strip()]
    pairs = [(one, two) for one, two in pairwise(lines) if one.strip() and two.strip()]
    if len(pairs) < 4 or max(map(len, full)) > _WRAP_WIDTH:
        return False
    widest = max(map(len, full))
    open_ended = sum(
        len(one.strip()) > 0.7 * widest and not _SENTENCE_END.search(one[-12:]) for one, _ in pairs
    )
    return widest > 45 and open_ended >= _WRAPPED_SHARE * len(pairs)


def _paragraphs(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    held: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            held.append(line.rstrip())
        elif held:
            blocks.append(Block("\n".join(held), bool(blocks)))
            held = []
    return blocks


def join_blocks(blocks: list[Block]) -> str:
    """Put blocks together as they were published, blank lines between them kept.

    >>> join_blocks([Block("وصل الوفد."), Block("وغادر.", gap=True)])
    'وصل الوفد.\\n\\nوغادر.'
    """
    parts: list[str] = []
    for block in blocks:
        if parts:
            parts.append("\n\n" if block.gap else "\n")
        parts.append(block.text)
    return "".join(parts).strip()
