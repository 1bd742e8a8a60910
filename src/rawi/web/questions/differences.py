"""Compares two versions of a text: paragraph by paragraph, and word by word where a paragraph changed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\s+|\S+")
# Longer paragraphs than these are shown as taken out and put in whole: comparing them takes too long.
_MOST_WORDS = 1500


class Change(NamedTuple):
    """Some text that both versions have (`same`), or only the one (`taken`) or the other (`added`)."""

    kind: str
    text: str


def _words(old: str, new: str) -> Iterator[Change]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        yield from (Change("taken", old), Change("added", new))
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(before[a:b]))
            continue
        if a < b:
            yield Change("taken", "".join(before[a:b]))
        if c < d:
            yield Change("added", "".join(after[c:d]))


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Change, ...]]:
    for at in range(max(len(old), len(new))):
        if at < len(old) and at < len(new):
            yield tuple(_words(old[at], new[at]))
        elif at < len(old):
            yield (Change("taken", old[at]),)
        else:
            yield (Change("added", new[at]),)


def compare(old: str, new: str) -> tuple[tuple[Change, ...], ...]:
    """Compare two texts; one tuple of changes for each paragraph.

    >>> compare("قتل ثلاثة جنود.", "قتل أربعة جنود.")[0][1:3]
    (Change(kind='taken', text='ثلاثة'), Change(kind='added', text='أربعة'))
    """
    before = [line for line in old.split("\n") if line.strip()]
    after = [line for line in new.split("\n") if line.strip()]
    found: list[tuple[Change, ...]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.extend((Change("same", line),) for line in before[a:b])
        else:
            found.extend(_replaced(before[a:b], after[c:d]))
    return tuple(found)
