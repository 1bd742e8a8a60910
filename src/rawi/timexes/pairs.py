"""Lets a Gregorian date correct the Hijri date beside it, since months begin by sighting.

As in `20/10/1436هـ الموافق 5/8/2015م`; conversion alone may be a day or two off.
"""

from dataclasses import replace
from itertools import pairwise

from rawi.records import Timex

_FARTHEST_APART = 14
_MOST_DAYS = 2


def _corrected(hijri: Timex, gregorian: Timex) -> Timex:
    if not hijri.earliest or not gregorian.earliest or gregorian.earliest != gregorian.latest:
        return hijri
    days = abs((hijri.earliest - gregorian.earliest).days)
    if hijri.earliest != hijri.latest or not 0 < days <= _MOST_DAYS:
        return hijri
    return replace(
        hijri,
        value=gregorian.value,
        earliest=gregorian.earliest,
        latest=gregorian.latest,
        rule="timexes.hijri.day.paired",
    )


def with_pairs(text: str, timexes: list[Timex]) -> tuple[Timex, ...]:
    """Give the timexes with Hijri days corrected by the Gregorian days they are paired with."""
    paired = list(timexes)
    for place, (left, right) in enumerate(pairwise(timexes)):
        if right.start - left.end > _FARTHEST_APART or "\n" in text[left.end : right.start]:
            continue
        if left.calendar == "hijri" and right.calendar is None:
            paired[place] = _corrected(left, right)
        elif right.calendar == "hijri" and left.calendar is None:
            paired[place + 1] = _corrected(right, left)
    return tuple(paired)
