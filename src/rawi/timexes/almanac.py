"""Knows this-day-in-history columns: lines that open with a year tell of the same day of that year."""

from datetime import date
from typing import Final

from rawi.timexes.calendars import gregorian_day
from rawi.timexes.context import Resolved
from rawi.timexes.line import Line
from rawi.timexes.meanings import Found, Point

_FEWEST_LINES: Final = 3
_SIGNS: Final = frozenset({"-", ":", "\N{EN DASH}", "\N{EM DASH}"})


def is_almanac(found: list[tuple[Line, Found]]) -> bool:
    """Tell whether enough lines open with a year and a dash."""
    opening = [
        line
        for line, expression in found
        if expression.first == 0
        and isinstance(expression.meaning, Point)
        and expression.meaning.unit == "Y"
        and line.key(expression.end) in _SIGNS
    ]
    return len(opening) >= _FEWEST_LINES


def almanac_day(resolved: Resolved, published: date) -> Resolved:
    """Narrow the year that opens an almanac's line to the day of publication in that year."""
    if resolved.rule != "timexes.year" or resolved.earliest is None:
        return resolved
    day = gregorian_day(resolved.earliest.year, published.month, published.day)
    return Resolved("DATE", resolved.value, day, day, "timexes.almanac")
