"""Writes a table as Parquet, some rows at a time."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from rawi.errors import MissingLibrary
from rawi.export.columns import Kind, Row, Table

_ROWS_AT_ONCE = 2000


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingLibrary(
            "Parquet needs a library; install it with: pip install 'rawi[parquet]'"
        ) from error
    return pyarrow


def check_library() -> None:
    """Raise MissingLibrary if Parquet cannot be written here."""
    _arrow()


def _schema(table: Table, notes: dict[str, str]) -> Any:
    arrow = _arrow()
    types = {
        Kind.TEXT: arrow.string(),
        Kind.TEXTS: arrow.list_(arrow.string()),
        Kind.DAY: arrow.date32(),
        Kind.WHOLE: arrow.int64(),
        Kind.NUMBER: arrow.float64(),
        Kind.FLAG: arrow.bool_(),
    }
    fields = [
        arrow.field(column.name, types[column.kind], metadata={"description": column.what})
        for column in table.columns
    ]
    return arrow.schema(fields, metadata=notes)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def write_parquet(rows: Iterator[Row], path: Path, *, table: Table, notes: dict[str, str]) -> int:
    """Write rows to a file, and count them; `notes` go into its head."""
    arrow, schema = _arrow(), _schema(table, notes)
    days = [column.name for column in table.columns if column.kind is Kind.DAY]
    count = 0
    with arrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            dated = [{**row, **{name: _day(row.get(name)) for name in days}} for row in some]
            writer.write_table(arrow.Table.from_pylist(dated, schema=schema))
            count += len(some)
    return count
