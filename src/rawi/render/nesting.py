"""Cuts a text where highlights begin and end, so that they nest even where they overlap."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.render.marks import Mark


class Open(NamedTuple):
    """A highlight begins; `is_first` is false where it goes on after a cut."""

    mark: Mark
    is_first: bool


class Close(NamedTuple):
    """The highlight opened last ends."""

    mark: Mark


class Words(NamedTuple):
    """Some of the text."""

    text: str


Piece = Open | Close | Words


def pieces(text: str, marks: Sequence[Mark], *, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """Yield a stretch of text with its highlights opening and closing in proper nesting.

    The words come out whole and in order. Of two highlights that overlap without nesting, the one
    opened later is closed where the first ends and opened again.
    """
    stop = len(text) if end is None else min(end, len(text))
    within = [mark for mark in marks if mark.start < mark.end and mark.start < stop and mark.end > start]
    within.sort(key=lambda mark: (mark.start, -mark.end))
    bounds = {max(mark.start, start) for mark in within} | {min(mark.end, stop) for mark in within}
    waiting = within[::-1]
    opened: list[Mark] = []
    at = start
    for bound in sorted(bounds):
        if at < bound:
            yield Words(text[at:bound])
            at = bound
        yield from _closing(opened, bound, stop)
        while waiting and max(waiting[-1].start, start) == bound < stop:
            mark = waiting.pop()
            opened.append(mark)
            yield Open(mark, mark.start >= start)
    if at < stop:
        yield Words(text[at:stop])


def _closing(opened: list[Mark], bound: int, stop: int) -> Iterator[Piece]:
    """Close what ends at a bound, and open again what had to be closed with it."""
    ending = [place for place, mark in enumerate(opened) if min(mark.end, stop) == bound]
    if not ending:
        return
    for mark in reversed(opened[ending[0] :]):
        yield Close(mark)
    staying = [mark for mark in opened[ending[0] :] if min(mark.end, stop) != bound]
    del opened[ending[0] :]
    for mark in staying:
        opened.append(mark)
        yield Open(mark, False)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph of a text begins and ends; empty lines are none.

    >>> list(paragraphs("خبر\\n\\nثان"))
    [(0, 3), (5, 8)]
    """
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1
