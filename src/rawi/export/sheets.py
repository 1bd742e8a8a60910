"""Writes a table as CSV that a spreadsheet opens rightly and takes no orders from."""

import csv
import re
from collections.abc import Iterator
from typing import Any, TextIO

from rawi.export.columns import Kind, Row, Table

# Excel takes UTF-8 for what it is only if it opens with this.
ENCODING = "utf-8-sig"
BETWEEN = " | "
# A cell that opens so would be reckoned as a formula. Apostrophes before it are counted too, so that one
# apostrophe can be taken away again from every such cell.
_ORDER = re.compile("'*[=+\\-@\t\r\n]")


def safe_cell(words: str) -> str:
    """Put an apostrophe before words that a spreadsheet would take for a formula.

    >>> safe_cell("=HYPERLINK(0)"), safe_cell("- قال الوزير"), safe_cell("قال الوزير")
    ("'=HYPERLINK(0)", "'- قال الوزير", 'قال الوزير')
    """
    return f"'{words}" if _ORDER.match(words) else words


def written_cell(cell: str) -> str:
    """Give the words of a cell as they were before `safe_cell`.

    >>> written_cell("'=HYPERLINK(0)"), written_cell("'قال' الوزير")
    ('=HYPERLINK(0)', "'قال' الوزير")
    """
    return cell[1:] if cell.startswith("'") and _ORDER.match(cell) else cell


def _cell(value: Any, kind: Kind) -> Any:
    if value is None:
        return ""
    if kind is Kind.TEXTS:
        return safe_cell(BETWEEN.join(one or "" for one in value))
    if kind is Kind.FLAG:
        return "true" if value else "false"
    return safe_cell(value.replace("\0", " ")) if isinstance(value, str) else value


def write_sheet(rows: Iterator[Row], stream: TextIO, *, table: Table) -> int:
    """Write rows with a line of headings, and count them."""
    columns = [column for column in table.columns if column.in_sheets]
    writer = csv.writer(stream)
    writer.writerow([column.name for column in columns])
    count = 0
    for row in rows:
        writer.writerow([_cell(row.get(column.name), column.kind) for column in columns])
        count += 1
    return count
