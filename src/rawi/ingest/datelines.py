"""Reads date lines of pages: `نشر في 6 أبريل 2025 - 10:30`, `آخر تحديث 2025/04/06`."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from rawi.ingest.blocks import Block
from rawi.ingest.dates import day_of_figures, real_day, western_digits
from rawi.letters import lookup_key
from rawi.lexicon import load_table

_LONGEST = 22
_LONGEST_PHRASE = 4
_CLOCK_PARTS = 5
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"\d+|[^\W\d_]+")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<month>\d\d?)\s?[-/.]\s?(?P<day>\d\d?)(?!\d)"
)
_YEAR_LAST = re.compile(
    r"(?<!\d)(?P<one>\d\d?)\s?[-/.]\s?(?P<two>\d\d?)\s?[-/.]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a date line says: its day, if any, and `published`, `updated` or `plain`."""

    day: date | None
    role: str


def find_dateline(block: Block) -> Dateline | None:
    """Read a line that holds nothing but a date, a time and reading counts, else None.

    >>> find_dateline(Block("نُشر في: الأحد 6 نيسان/أبريل 2025 - 10:30"))
    Dateline(day=datetime.date(2025, 4, 6), role='published')
    >>> find_dateline(Block("وصل الوفد في 6 أبريل 2025")) is None
    True
    """
    if block.count > _LONGEST or not _DIGIT.search(block.text):
        return None
    text = western_digits(lookup_key(block.text))
    parts = _PART.findall(text)
    roles = _roles(parts)
    if roles is None:
        roles = _roles_behind_place(parts)
    if roles is None:
        return None
    named = "published" if "published" in roles else "updated" if "updated" in roles else "plain"
    day = _figures(text) or _named_month(parts)
    # Words such as «قبل 3 أيام» or «5 دقائق» need a frame before they make a date line.
    if day is None and not roles & {"reading", "month"}:
        clock = re.search(r"\d:\d\d", text) and (
            roles & {"published", "updated"} or len(parts) <= _CLOCK_PARTS
        )
        return Dateline(None, "clock") if clock else None
    return Dateline(day, named)


def _roles(parts: list[str]) -> set[str] | None:
    """Name the roles of all words, or None where one word has no business in a date line."""
    vocabulary = _vocabulary()
    roles: set[str] = set()
    position = 0
    while position < len(parts):
        if parts[position].isdecimal():
            position += 1
            continue
        for size in range(min(_LONGEST_PHRASE, len(parts) - position), 0, -1):
            role = vocabulary.get(" ".join(parts[position : position + size]))
            if role:
                roles.add(role)
                position += size
                break
        else:
            return None
    return roles


def _roles_behind_place(parts: list[str]) -> set[str] | None:
    """Name the roles of an agency's line, `بيروت 10 أغسطس 2015 م واس`: a place, a date and the agency."""
    for place in (1, 2):
        roles = _roles(parts[place:])
        if roles and {"agency", "month"} <= roles:
            return roles
    return None


def _figures(text: str) -> date | None:
    if match := _YEAR_FIRST.search(text):
        return real_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _YEAR_LAST.search(text):
        return day_of_figures(int(match["one"]), int(match["two"]), int(match["year"]))
    return None


def _named_month(parts: list[str]) -> date | None:
    """Find day, month and year around a month's name: `6 نيسان/أبريل 2025`, `أبريل 6, 2025`."""
    months = _months()
    named: list[tuple[int, int, int]] = []
    position = 0
    while position < len(parts):
        size = next((size for size in (2, 1) if " ".join(parts[position : position + size]) in months), 0)
        if size:
            month = months[" ".join(parts[position : position + size])]
            named.append((position, position + size, month))
        position += size or 1
    if not named or len({month for _, _, month in named}) > 1:
        return None
    before = parts[named[0][0] - 1] if named[0][0] else ""
    after = [*parts[named[-1][1] :], "", ""][:2]
    if _is_day(before) and _is_year(after[0]):
        return real_day(int(after[0]), named[0][2], int(before))
    if _is_day(after[0]) and _is_year(after[1]):
        return real_day(int(after[1]), named[0][2], int(after[0]))
    return None


def _is_day(part: str) -> bool:
    return part.isdecimal() and len(part) <= 2


def _is_year(part: str) -> bool:
    return part.isdecimal() and len(part) == 4


@cache
def _months() -> dict[str, int]:
    rows = (*load_table("timexes/months_cldr"), *load_table("timexes/months"))
    return {lookup_key(row["word"]): int(row["month"]) for row in rows if row["calendar"] == "gregorian"}


@cache
def _vocabulary() -> dict[str, str]:
    months = (*load_table("timexes/months_cldr"), *load_table("timexes/months"))
    agencies = (row for row in load_table("ingest/furniture") if "agency" in row.all("match"))
    words = {lookup_key(row["phrase"]): "agency" for row in agencies}
    words |= {lookup_key(row["word"]): "month" for row in months}
    words |= {lookup_key(row["word"]): "weekday" for row in load_table("timexes/weekdays")}
    return words | {lookup_key(row["word"]): row["role"] for row in load_table("ingest/dateline")}


def day_of_line(text: str) -> date | None:
    """Give the day that a line of nothing but a date tells.

    >>> day_of_line("الأحد 6 نيسان 2025 - 10:30")
    datetime.date(2025, 4, 6)
    """
    line = find_dateline(Block(text))
    return line.day if line else None
