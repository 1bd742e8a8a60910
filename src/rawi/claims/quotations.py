"""Pairs of quotation marks over a whole article: a quotation may run on over sentences and lines."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rawi.language.sentences import Sentence
from rawi.language.tokens import Token

_KINDS: Final = {
    "«": "angle",
    "»": "angle",
    "“": "curly",
    "”": "curly",
    "„": "curly",
    '"': "straight",
    "″": "straight",
}
_OPENS: Final = frozenset("«“„")
_CLOSES: Final = frozenset("»”")
# A mark that waits longer than this for its partner was a slip of the pen.
_LONGEST: Final = 2500


class Quotation(NamedTuple):
    """Characters from the opening mark to after the closing one; the words stand inside them."""

    start: int
    end: int

    @property
    def inside(self) -> tuple[int, int]:
        """The characters between the marks."""
        return self.start + 1, self.end - 1


class Quotations:
    """The quotations of an article in reading order; none overlap but those of another kind of mark."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        marks = [token for sentence in sentences for token in sentence.tokens if token.word.text in _KINDS]
        self._found = sorted(_pairs(text, marks))
        self._starts = {found.start: found for found in self._found}
        self._order = [found.start for found in self._found]

    def opening_at(self, start: int) -> Quotation | None:
        """Give the quotation whose opening mark stands at a character."""
        return self._starts.get(start)

    def around(self, at: int) -> Quotation | None:
        """Give the outermost quotation that holds a character between its marks."""
        place = bisect_right(self._order, at)
        best = None
        for found in reversed(self._found[max(0, place - 4) : place]):
            if found.start < at < found.end - 1:
                best = found
        return best

    def closing_at(self, at: int) -> Quotation | None:
        """Give the quotation whose closing mark stands at a character."""
        place = bisect_right(self._order, at)
        return next((q for q in self._found[max(0, place - 4) : place] if q.end - 1 == at), None)


def _pairs(text: str, marks: Sequence[Token]) -> Iterator[Quotation]:
    for kind in dict.fromkeys(_KINDS[mark.word.text] for mark in marks):
        of_kind = [mark for mark in marks if _KINDS[mark.word.text] == kind]
        yield from _straight(text, of_kind) if kind == "straight" else _paired(text, of_kind)


def _paired(text: str, marks: Sequence[Token]) -> Iterator[Quotation]:
    """Pair marks with a direction; one that opens where another waits may be a closing one miswritten."""
    waiting: int | None = None
    for mark in marks:
        sign = mark.word.text
        if waiting is not None and mark.start - waiting > _LONGEST:
            waiting = None
        closes = sign in _CLOSES or (waiting is not None and _looks_closing(text, mark.start))
        if closes and waiting is not None:
            yield Quotation(waiting, mark.end)
            waiting = None
        elif sign in _OPENS or text[mark.start - 1 : mark.start].isspace():
            waiting = mark.start


def _straight(text: str, marks: Sequence[Token]) -> Iterator[Quotation]:
    """Pair marks without direction: in turns, where a paragraph has an even number, else by the spaces."""
    waiting: int | None = None
    place = 0
    while place < len(marks):
        end = text.find("\n", marks[place].start)
        end = len(text) if end < 0 else end
        paragraph = [mark for mark in marks[place:] if mark.start < end]
        place += len(paragraph)
        if waiting is None and len(paragraph) % 2 == 0:
            for opening, closing in zip(paragraph[::2], paragraph[1::2], strict=True):
                yield Quotation(opening.start, closing.end)
            continue
        if waiting is not None and not _looks_closing(text, paragraph[0].start):
            waiting = None  # the mark before was never closed
        for mark in paragraph:
            if waiting is not None and (
                not _looks_opening(text, mark.start) or mark.start - waiting > _LONGEST
            ):
                yield Quotation(waiting, mark.end)
                waiting = None
            elif not _looks_closing(text, mark.start):
                waiting = mark.start


def _looks_closing(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isspace() and not after.isalnum()


def _looks_opening(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace()) and bool(after) and not after.isspace()
