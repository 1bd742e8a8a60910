"""Reads Parquet tables of articles, some rows at a time."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from rawi.errors import UnreadableInput
from rawi.ingest.archives.columns import article_of_row, fields_of
from rawi.ingest.archives.libraries import missing
from rawi.ingest.archives.members import Member, Outcome
from rawi.ingest.archives.spooling import seekable

_ROWS = 64  # rows held at a time: at most some megabytes of articles


def read_parquet(stream: BinaryIO, member: Member) -> Iterator[Outcome]:
    """Read each row with a text as an article; names of columns are those of `columns`.

    Raises MissingLibrary without pyarrow, and UnreadableInput for a damaged table or one without texts.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise missing("Parquet tables", "pyarrow", extra="parquet") from error
    with seekable(stream) as file:
        try:
            table: Any = pyarrow.parquet.ParquetFile(file)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise UnreadableInput(member.where, _damaged(error)) from error
        fields = fields_of(table.schema_arrow.names)
        if "text" not in fields:
            what = 'no column holds texts; name the one that does "text".'
            raise UnreadableInput(member.where, what)
        number = 0
        try:
            for batch in table.iter_batches(batch_size=_ROWS, columns=sorted(set(fields.values()))):
                for row in batch.to_pylist():
                    number += 1
                    yield article_of_row(row, fields, f"{member.where}:{number}")
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise UnreadableInput(member.where, _damaged(error)) from error


def _damaged(error: Exception) -> str:
    return f"the table is damaged ({' '.join(str(error).split()):.120}); write it again."
