"""Knows days that the press calls by their date alone: `ثورة 25 يناير`, `هجمات 11 سبتمبر`."""

from functools import cache

from rawi.letters import lookup_key
from rawi.lexicon import load_table
from rawi.timexes.line import Line


@cache
def _years() -> dict[tuple[str, int, int], int]:
    return {
        (lookup_key(head), int(row["day"] or 0), int(row["month"])): int(row["year"])
        for row in load_table("timexes/named_days")
        for head in row.all("heads")
    }


@cache
def _dates() -> frozenset[tuple[int, int]]:
    return frozenset((day, month) for _, day, month in _years())


def year_of_named_day(line: Line, at: int, *, day: int, month: int) -> int | None:
    """Give the year of the event that the noun before a date names; day 0 is the month alone."""
    if (day, month) not in _dates() or at == 0:
        return None
    years = _years()
    for split in line.tokens[at - 1].word.splits:
        year = years.get((split.key, day, month))
        if year:
            return year
    return None
