"""What a reader of a brief sees: the lines and notes that a file shows, whatever its record says."""

import re
from typing import NamedTuple


class SeenLine(NamedTuple):
    """A line as it is shown, with the numbers of the notes to which it leads."""

    text: str
    notes: frozenset[int]


class Seen(NamedTuple):
    """All that a file shows: its record, lines in their order, notes and where they lead, what is strange.

    `parts` are what it is made of besides words: elements, formats, faces; `shapes` are
    what charts are drawn of, `drawings` are charts that are pictures.
    """

    record: str | bytes | None
    lines: tuple[SeenLine, ...]
    notes: dict[int, str]
    links: dict[int, str]
    pictures: int
    strange: tuple[str, ...]
    parts: frozenset[str] = frozenset()
    shapes: tuple[str, ...] = ()
    drawings: tuple[bytes, ...] = ()
    is_word: bool = False


_LONG = 160
# Marks that only direct how text is laid out.
_DIRECTING = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")


def squeezed(text: str) -> str:
    """Write every run of white space as one space, and leave out what only directs the layout.

    >>> squeezed("في  تونس\\n")
    'في تونس'
    """
    return " ".join(_DIRECTING.sub("", text).split())


def short(text: str) -> str:
    """Cut a text that is too long to be told whole."""
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
