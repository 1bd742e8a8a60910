"""Writes a chronicle, or what filters select of it, to files in one of five formats."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from rawi.errors import ExportError
from rawi.export.columns import INCIDENTS, TABLES, Table
from rawi.export.findings import FINDINGS
from rawi.export.graph import graph_things
from rawi.export.happenings import incident_rows
from rawi.export.maps import write_map
from rawi.export.parquet import check_library, write_parquet
from rawi.export.records import event_records, write_lines
from rawi.export.sheets import ENCODING, write_sheet
from rawi.export.writing import STANDARD_OUTPUT, Files, appearing_files, appearing_folder, text_stream
from rawi.store.answers import Filters
from rawi.store.chronicle import Chronicle

Through = Callable[[Iterator[Any]], Iterator[Any]]


class Format(StrEnum):
    """How a chronicle is written out."""

    PARQUET = "parquet"
    CSV = "csv"
    PLOVER = "plover"
    GEOJSON = "geojson"
    FTM = "ftm"


TABULAR = frozenset({Format.PARQUET, Format.CSV})
_ROWS = {**FINDINGS, INCIDENTS.name: incident_rows}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the path, what it holds, how many of them, and how many had to be left out."""

    path: str
    what: str
    count: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written where; `tables` are those of Parquet and CSV, all if none are named."""

    format: Format
    out: str
    tables: tuple[Table, ...]
    filters: Filters

    @property
    def is_folder(self) -> bool:
        """Whether `out` is a folder with a file for each table."""
        return self.format in TABULAR and self.out != STANDARD_OUTPUT


def _wanted_tables(names: Iterable[str], output_format: Format) -> tuple[Table, ...]:
    named = list(dict.fromkeys(names))
    unknown = [name for name in named if name not in TABLES]
    if unknown:
        raise ExportError(f"{', '.join(unknown)}: no such table; choose among {', '.join(TABLES)}.")
    if named and output_format not in TABULAR:
        raise ExportError(f"tables are chosen for Parquet and CSV; {output_format.value} has none.")
    return tuple(TABLES[name] for name in named or TABLES)


def _check_out(request: Request, chronicle: Chronicle) -> None:
    if request.out == STANDARD_OUTPUT:
        if request.format is Format.PARQUET:
            raise ExportError("Parquet goes to files: give --out a folder.")
        if request.format is Format.CSV and len(request.tables) != 1:
            raise ExportError("one table at a time goes to standard output: name it with --table.")
        return
    out, place = Path(request.out), Path(chronicle.place)
    if place.is_file() and out.is_file() and out.samefile(place):
        raise ExportError(f"{out}: this is the chronicle itself; write to another file.")
    if request.is_folder and out.exists() and not out.is_dir():
        raise ExportError(f"{out}: {request.format.value} makes a folder of tables, and this is a file.")
    if not request.is_folder and out.is_dir():
        raise ExportError(f"{out}: {request.format.value} makes one file, and this is a folder.")


def _notes(request: Request, chronicle: Chronicle) -> dict[str, str]:
    """Say in the file's head where it comes from."""
    filters = {name: value for name, value in asdict(request.filters).items() if value is not None}
    return {
        "rawi": installed_version("rawi"),
        "chronicle": Path(chronicle.place).name if Path(chronicle.place).exists() else "postgresql",
        "filters": json.dumps(filters, ensure_ascii=False),
    }


class _Export:
    """One export while it is written."""

    def __init__(self, request: Request, files: Files, through: Through) -> None:
        self._request = request
        self._files = files
        self._through = through

    def table(self, connection: Connection, table: Table, notes: dict[str, str]) -> Exported:
        rows = self._through(_ROWS[table.name](connection, self._request.filters))
        out = self._request.out
        if self._request.format is Format.PARQUET:
            path = Path(out) / f"{table.name}.parquet"
            count = write_parquet(rows, self._files.hidden(path), table=table, notes=notes)
            return Exported(str(path), table.name, count)
        to = out if out == STANDARD_OUTPUT else str(Path(out) / f"{table.name}.csv")
        with text_stream(self._files, to, encoding=ENCODING) as stream:
            return Exported(to, table.name, write_sheet(rows, stream, table=table))

    def lines(self, connection: Connection) -> Exported:
        made, what = (
            (event_records, "events") if self._request.format is Format.PLOVER else (graph_things, "entities")
        )
        records = self._through(made(connection, self._request.filters))
        with text_stream(self._files, self._request.out) as stream:
            return Exported(self._request.out, what, write_lines(records, stream))

    def map(self, connection: Connection) -> Exported:
        rows = self._through(incident_rows(connection, self._request.filters))
        with text_stream(self._files, self._request.out) as stream:
            return Exported(self._request.out, "incidents", *write_map(rows, stream))

    def run(self, connection: Connection, notes: dict[str, str]) -> list[Exported]:
        if self._request.format in TABULAR:
            return [self.table(connection, table, notes) for table in self._request.tables]
        return [self.map(connection) if self._request.format is Format.GEOJSON else self.lines(connection)]


def run_export(chronicle: Chronicle, request: Request, *, through: Through = iter) -> list[Exported]:
    """Write what is asked for; `through` is passed the rows of each file as they are made.

    All files show one state of the chronicle, and they appear together when all are written, or none does.
    """
    _check_out(request, chronicle)
    if request.format is Format.PARQUET:
        check_library()
    opened = appearing_folder(Path(request.out)) if request.is_folder else appearing_files()
    with chronicle.reading() as connection, opened as files:
        return _Export(request, files, through).run(connection, _notes(request, chronicle))


def make_request(
    output_format: str, out: str | Path, *, tables: Iterable[str] = (), **filters: Any
) -> Request:
    """Put a request together of what a user says.

    Raises ExportError for a format or table that there is not.
    """
    try:
        known = Format(output_format)
    except ValueError as error:
        formats = ", ".join(Format)
        raise ExportError(f"{output_format}: no such format; choose among {formats}.") from error
    asked = replace(Filters(limit=None), **filters)
    return Request(known, str(out), _wanted_tables(tables, known), asked)


def export_chronicle(
    chronicle: Chronicle,
    out: str | Path,
    *,
    format: str = Format.PARQUET,
    tables: Iterable[str] = (),
    **filters: Any,
) -> list[Exported]:
    """Write a chronicle, or what filters select of it, to a file or, as Parquet and CSV, a folder of tables.

    Takes the filters that questions take. Raises ExportError for what cannot be written so.

    >>> import tempfile, rawi
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with rawi.open_chronicle(f"{folder}/news", create=True) as news:
    ...         outcomes = list(news.add([rawi.Article("1", "قصف الجيش التركي بلدة سنجار أمس.")]))
    ...         (made,) = export_chronicle(news, f"{folder}/out", format="csv", tables=["events"])
    >>> (made.what, made.count)
    ('events', 1)
    """
    return run_export(chronicle, make_request(format, out, tables=tables, **filters))
