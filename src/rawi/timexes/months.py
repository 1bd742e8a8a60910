"""Reads a month with its doublet: `نيسان/ أبريل`, `يناير (كانون الثاني)`, `يوليو تموز`."""

from typing import Final, NamedTuple

from rawi.timexes.line import Line
from rawi.timexes.senses import Sense, months_of_calendar

_JOINERS: Final = frozenset({"/", "-", "\N{EN DASH}", "\N{EM DASH}", "\\", "\N{ARABIC COMMA}"})
_SHORTEST_MENDED: Final = 4
_SHORT: Final = 2


class Month(NamedTuple):
    """A month of a calendar; `is_name` where the word could be something else."""

    end: int
    number: int
    calendar: str
    is_name: bool
    was_mended: bool = False


def _doublet_end(line: Line, at: int, value: str) -> int:
    """Give the end of a second name of the same month that begins at a token, or `at`."""
    opens = line.key(at)
    place = at + 1 if opens in _JOINERS or (opens in "([" and opens) else at
    second = line.plain(place, "month")
    if not second or second.value != value or not second.form.startswith("gregorian"):
        return at
    end = place + second.length
    if opens in "([" and place > at:
        return end + 1 if line.key(end) in (")", "]") else at
    return end


def _is_spelt(line: Line, at: int) -> bool:
    """Tell `آب` from `أب` and `إب`, which look-ups hold for one."""
    return "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}" in line.tokens[at].word.text


def month_at(line: Line, at: int, *, opens: bool = False) -> Month | None:
    """Read the month that begins at a token."""
    sense = line.either(at, "month", opens=opens)
    if not sense:
        return None
    month = _with_doublet(line, at, sense)
    is_short = month.end == at + 1 and len(line.key(at)) - len(sense.prefix) <= _SHORT
    return None if is_short and not _is_spelt(line, at) else month


def _with_doublet(line: Line, at: int, sense: Sense) -> Month:
    calendar, _, name = sense.form.partition(" ")
    end = at + sense.length
    doubled = _doublet_end(line, end, sense.value) if calendar == "gregorian" else end
    if calendar == "hijri" and line.plain(end, "blessed"):
        doubled = end + 1
    return Month(doubled, int(sense.value), calendar, bool(name) and doubled == end)


def old_month_at(line: Line, at: int) -> Month | None:
    """Read an old Libyan month name, which only counts between a day and a year."""
    sense = line.plain(at, "old_month")
    if not sense:
        return None
    return Month(at + sense.length, int(sense.value), "gregorian", True)


def mended_month_at(line: Line, at: int) -> Month | None:
    """Read a misspelt month within one edit; only for a word between a day and a year."""
    key = line.key(at)
    if len(key) < _SHORTEST_MENDED or line.senses(at) or not line.tokens[at].word.is_arabic:
        return None
    near = {value for name, value in months_of_calendar("gregorian").items() if is_one_edit(key, name)}
    if len(near) != 1:
        return None
    return Month(at + 1, int(near.pop()), "gregorian", False, True)


def is_one_edit(left: str, right: str) -> bool:
    """Tell whether one letter changed, added, dropped or swapped turns one word into the other.

    >>> is_one_edit("سبتمر", "سبتمبر"), is_one_edit("اكتبور", "اكتوبر"), is_one_edit("مارس", "مايو")
    (True, True, False)
    """
    if abs(len(left) - len(right)) > 1 or min(len(left), len(right)) < _SHORTEST_MENDED:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    rest_left, rest_right = left[start:], right[start:]
    if len(left) == len(right):
        return rest_left[1:] == rest_right[1:] or rest_left[:2][::-1] + rest_left[2:] == rest_right
    return rest_left[1:] == rest_right or rest_left == rest_right[1:]
