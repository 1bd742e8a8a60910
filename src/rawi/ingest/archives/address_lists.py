"""Reads lists of addresses, as Media Cloud and GDELT give them, and tables of articles saved as CSV."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import BinaryIO, cast

from rawi.errors import InvalidDate, UnreadableInput
from rawi.ingest.archives.columns import article_of_row, fields_of
from rawi.ingest.archives.members import Address, Items, Member, Told
from rawi.ingest.dates import parse_given_date
from rawi.ingest.encodings import decode
from rawi.ingest.files import Recoded
from rawi.records import Failure

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)
_LONGEST_LINE = 4 * 1024 * 1024
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = "\t,;|"
# GDELT's tables have no head; the column of the address by their number of columns.
_GDELT = {61: 60, 58: 57, 27: 4, 16: 5}


def read_address_list(stream: "io.BufferedReader", member: Member) -> Items:
    """Name the addresses of a list, each once; a table with a column of texts gives its articles.

    The column is found by its name, or where no name tells, as in GDELT's events and mentions, by the
    number of columns or by what it holds.
    """
    rows = _rows(stream)
    head = next(rows, None)
    if head is None:
        raise UnreadableInput(member.where, "the list is empty.")
    number, cells = head
    fields = {} if any(_ADDRESS.fullmatch(cell.strip()) for cell in cells) else fields_of(cells)
    if "text" in fields:
        for number, row in rows:
            yield article_of_row(dict(zip(cells, row, strict=False)), fields, f"{member.where}:{number}")
        return
    if any(_ADDRESS.fullmatch(cell.strip()) for cell in cells):
        rows = chain((head,), rows)
    yield from _addresses(rows, member, {field: cells.index(name) for field, name in fields.items()})


def _addresses(rows: Iterator[tuple[int, list[str]]], member: Member, columns: dict[str, int]) -> Items:
    seen: set[int] = set()
    found = False
    for number, row in rows:
        where = f"{member.where}:{number}"
        url = _address(row, columns.get("url"))
        if url is None:
            if any(cell.strip() for cell in row):
                yield Failure(where, "there is no address (http:// or https://) in this line; correct it.")
            continue
        found = True
        key = hash(url)
        if key not in seen:
            seen.add(key)
            yield Address(url, f"{where}: {url}", _told(row, columns, url), member.meter, member.depth + 1)
    if not found:
        yield Failure(member.where, 'no column holds addresses; name the one that does "url".')


def _address(row: Sequence[str], column: int | None) -> str | None:
    place = _GDELT.get(len(row)) if column is None else column
    cells = row[place : place + 1] if place is not None else row
    return next((cell.strip() for cell in cells if _ADDRESS.fullmatch(cell.strip())), None)


def _told(row: Sequence[str], columns: dict[str, int], url: str) -> Told:
    def cell(field: str) -> str | None:
        place = columns.get(field)
        return (row[place].strip() or None) if place is not None and place < len(row) else None

    return Told(url, cell("title"), cell("source"), _day(cell("published")))


def _day(cell: str | None) -> date | None:
    """Read the day of a list, which is a guess of the tool that made it: one in doubt is left out."""
    try:
        return parse_given_date(cell.split(" ")[0]) if cell else None
    except InvalidDate:
        return None


def _rows(stream: "io.BufferedReader") -> Iterator[tuple[int, list[str]]]:
    """Part lines into cells, by the separator that the first of them shows."""
    file: BinaryIO = cast(BinaryIO, stream)
    if stream.peek(2)[:2] in _UTF16_MARKS:
        file = cast(BinaryIO, io.BufferedReader(Recoded(stream)))
    first = file.readline(_LONGEST_LINE)
    separator = max(_SEPARATORS, key=lambda mark: first.count(mark.encode()))
    reader = csv.reader(_lines(first, file), delimiter=separator)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row = [f"(this line cannot be parted into cells: {error})"]
        yield reader.line_num, row


def _lines(first: bytes, file: BinaryIO) -> Iterator[str]:
    line = first
    while line:
        yield decode(line).text.replace("\x00", "")
        line = file.readline(_LONGEST_LINE)
