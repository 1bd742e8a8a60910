"""Makes one time of a Hijri date and the Gregorian date beside it.

As in `20/10/1436هـ الموافق 5/8/2015م`. The Gregorian date counts, since Hijri months begin by sighting;
dates more than two days apart stay two.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from rawi.language.tokens import tokenize
from rawi.letters import LAM
from rawi.records import Timex
from rawi.timexes.senses import senses_of

_FARTHEST_APART: Final = 20
_MOST_DAYS: Final = timedelta(days=2)
_LONGER: Final = 1.3
_SIGNS: Final = frozenset({"/", "-", "\N{EN DASH}", "(", "\N{ARABIC COMMA}", ":"})
_JOINING: Final = ("equals", "unit")


def with_pairs(text: str, timexes: list[Timex]) -> tuple[Timex, ...]:
    """Give the timexes with each Hijri date and the Gregorian date that it is paired with made one."""
    if all(timex.calendar is None for timex in timexes):
        return tuple(timexes)
    paired: list[Timex] = []
    for timex in timexes:
        whole = _whole(text, paired[-1], timex) if paired else None
        if whole:
            paired[-1] = whole
        else:
            paired.append(timex)
    return tuple(paired)


def _whole(text: str, left: Timex, right: Timex) -> Timex | None:
    """Give the one time that two neighbours are, if they are."""
    if (left.calendar is None) == (right.calendar is None):
        return None
    if right.start - left.end > _FARTHEST_APART or not _agree(left, right):
        return None
    opens = _joined(text, left.end, right.start)
    if opens is None:
        return None
    end = right.end
    if opens:
        if text[end : end + 1] != ")":
            return None
        end += 1
    gregorian = left if left.calendar is None else right
    words = text[left.start : end]
    return replace(gregorian, start=left.start, end=end, text=words, rule="timexes.hijri.paired")


def _agree(left: Timex, right: Timex) -> bool:
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return False
    if left.earliest == left.latest or right.earliest == right.latest:
        apart = abs(left.earliest - right.earliest), abs(left.latest - right.latest)
        return max(apart) <= _MOST_DAYS
    lengths = sorted((left.latest - left.earliest, right.latest - right.earliest))
    return (
        left.earliest <= right.latest and right.earliest <= left.latest and lengths[1] <= lengths[0] * _LONGER
    )


def _joined(text: str, start: int, end: int) -> bool | None:
    """Tell whether only joining words and signs stand between, and whether one of them opens a bracket."""
    if "\n" in text[start:end]:
        return None
    tokens = tokenize(text, start=start, end=end)
    for token in tokens:
        if token.word.text in _SIGNS or token.word.key in (LAM, ""):
            continue
        known = senses_of(token.word)
        if known is None or not any(kind in known.alone for kind in _JOINING):
            return None
    return any(token.word.text == "(" for token in tokens) if tokens else None
