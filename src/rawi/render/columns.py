"""Lays tables out in columns that stay straight whether or not the terminal turns Arabic round."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from rawi.render.safety import LEFT_TO_RIGHT_MARK, isolated, one_line

GAP = "  "
_INDENT = "  "
_NARROWEST = 8


class Cell(NamedTuple):
    """The words of one cell, and how they are coloured."""

    text: str
    style: str = ""


class Table(NamedTuple):
    """A titled table; `columns` are its header words."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Piece(NamedTuple):
    """Some words of a printed line, and their style."""

    text: str
    style: str


def _folded(text: str, width: int | None) -> list[str]:
    """Break a cell into lines of at most `width`, between words where it can."""
    if width is None or cell_len(text) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while cell_len(word) > width:
            lines.append(word[:width])
            word = word[width:]
        line = word
    return [*lines, line] if line else lines


def _widths(table: Table, room: int | None) -> list[int]:
    """Give each column its widest cell; if that is too much, the widest give way first."""
    texts = [table.columns, *(tuple(cell.text for cell in row) for row in table.rows)]
    widths = [max(cell_len(row[column]) for row in texts) for column in range(len(table.columns))]
    if room is not None:
        room -= len(_INDENT) + len(GAP) * (len(widths) - 1)
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    return widths


def _row_lines(cells: Sequence[Cell], widths: Sequence[int]) -> Iterator[list[Piece]]:
    folded = [_folded(cell.text, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, folded))):
        line = [Piece(LEFT_TO_RIGHT_MARK + _INDENT, "")]
        for cell, parts, width in zip(cells, folded, widths, strict=True):
            text = parts[number] if number < len(parts) else ""
            line.append(Piece(isolated(text), cell.style))
            line.append(Piece(" " * (width - cell_len(text)) + GAP, ""))
        yield line


def table_lines(table: Table, *, room: int | None) -> Iterator[list[Piece]]:
    """Yield the lines of a table, its header first, within `room` columns if they are limited.

    Each line opens with a left-to-right mark, and each cell is isolated, so that Arabic words
    turn round only within their own cell.
    """
    rows = tuple(tuple(Cell(one_line(cell.text), cell.style) for cell in row) for row in table.rows)
    table = table._replace(rows=rows)
    widths = _widths(table, room)
    yield from _row_lines([Cell(column, "dim") for column in table.columns], widths)
    for row in rows:
        yield from _row_lines(row, widths)
