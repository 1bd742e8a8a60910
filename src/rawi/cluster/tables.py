"""Writes and reads the Parquet files of a run: whole or not at all, the same bytes for the same rows."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from rawi.cluster import layout

Row = Mapping[str, Any]
_COMPRESSION = "zstd"
_BUCKET = ("bucket", pa.int32())
_NUMBER = ("number", pa.int64())
SCHEMAS: dict[str, Any] = {
    layout.READINGS: pa.schema(
        [
            *(_NUMBER, ("id", pa.string()), ("url", pa.string()), ("source", pa.string())),
            *(("title", pa.string()), ("published", pa.date32()), ("published_basis", pa.string())),
            *(("characters", pa.int32()), ("timexes", pa.int32()), ("mentions", pa.int32())),
            *(("events", pa.int32()), ("claims", pa.int32()), ("instruments", pa.int32())),
            ("reading", pa.string()),
        ]
    ),
    layout.FAILURES: pa.schema([("where", pa.string()), ("error", pa.string())]),
    layout.ARTICLES: pa.schema(
        [
            *(_NUMBER, ("id", pa.string()), ("key", pa.string()), ("digest", pa.string())),
            *(("version", pa.int32()), ("repeats", pa.bool_()), ("voice", pa.int64())),
        ]
    ),
    layout.COPIES: pa.schema([_NUMBER, ("other", pa.int64()), ("contained", pa.float64())]),
    layout.INCIDENTS: pa.schema(
        [
            *(("telling", pa.string()), ("incident", pa.string()), ("leader", pa.string()), _NUMBER),
            *(("family", pa.string()), ("cell", pa.string()), ("first", pa.string()), ("last", pa.string())),
            *(("type", pa.string()), ("mode", pa.string()), ("modality", pa.string())),
            *(("likeness", pa.float64()), ("reasons", pa.string())),
        ]
    ),
    layout.KEYS: pa.schema(
        [_BUCKET, _NUMBER, ("id", pa.string()), ("key", pa.string()), ("digest", pa.string())]
    ),
    layout.BANDS: pa.schema([_BUCKET, ("band", pa.int64()), _NUMBER]),
    layout.TELLINGS: pa.schema(
        [
            *(_BUCKET, ("block", pa.string()), ("own", pa.bool_()), ("telling", pa.string()), _NUMBER),
            *(("article", pa.string()), ("family", pa.string()), ("cell", pa.string())),
            *(("first", pa.string()), ("last", pa.string()), ("basis", pa.string())),
            *(("type", pa.string()), ("mode", pa.string()), ("modality", pa.string())),
            *(("features", pa.string()), ("shared", pa.string())),
            *(("actors", pa.list_(pa.string())), ("recipients", pa.list_(pa.string()))),
        ]
    ),
    layout.SHINGLES: pa.schema([_NUMBER, ("shingles", pa.binary())]),
    layout.VERSIONS: pa.schema(
        [_NUMBER, ("first", pa.int64()), ("version", pa.int32()), ("repeats", pa.bool_())]
    ),
    layout.CANDIDATES: pa.schema([_BUCKET, _NUMBER, ("other", pa.int64())]),
    layout.VOICES: pa.schema([_NUMBER, ("voice", pa.int64())]),
}


class TableWriter:
    """Writes one file row group by row group."""

    def __init__(self, writer: Any, schema: Any) -> None:
        self._writer = writer
        self._schema = schema

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows as a group of their own."""
        if rows:
            self._writer.write_table(pa.Table.from_pylist(list(rows), schema=self._schema))


@contextmanager
def open_table(run: layout.Run, kind: str, number: int) -> Iterator[TableWriter]:
    """Open a file to write; it appears under its name when all of it is written, and not at all on an error.

    Two tasks may write the same file at once, after a worker was taken for dead: both write the same.
    """
    path, schema = run.path(kind, number), SCHEMAS[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with unfinished.open("wb") as file:
            with pq.ParquetWriter(file, schema, compression=_COMPRESSION) as writer:
                yield TableWriter(writer, schema)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_table(run: layout.Run, kind: str, number: int, rows: Sequence[Row]) -> None:
    """Write a small table at once."""
    with open_table(run, kind, number) as writer:
        writer.write(rows)


def write_buckets(run: layout.Run, kind: str, number: int, rows: Iterable[Row]) -> None:
    """Write rows with a group for each bucket, so that whoever wants one bucket reads nothing else."""
    by_bucket: dict[int, list[Row]] = {}
    for row in rows:
        by_bucket.setdefault(row["bucket"], []).append(row)
    with open_table(run, kind, number) as writer:
        for _, some in sorted(by_bucket.items()):
            writer.write(some)


def read_rows(path: Path, *, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Read a whole file."""
    rows: list[dict[str, Any]] = pq.read_table(path, columns=columns, partitioning=None).to_pylist()
    return rows


def read_bucket(path: Path, bucket: int) -> list[dict[str, Any]]:
    """Read the rows of one bucket of a file."""
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            # The bucket is the first column, and all rows of a group have the same.
            if file.metadata.row_group(group).column(0).statistics.min == bucket:
                rows: list[dict[str, Any]] = file.read_row_group(group).to_pylist()
                return rows
    return []


def count_rows(path: Path) -> int:
    """Count the rows of a file without reading them."""
    return int(pq.read_metadata(path).num_rows)
