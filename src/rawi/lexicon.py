"""Loads lexicon files: tab-separated tables of Arabic words that anyone can read and extend.

A file opens with `#` comments, then one header row; a list inside a cell is separated by ` | `.
Every row knows its file and line, so that a finding can name the row that made it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from rawi.errors import LexiconError

LIST_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column name, and where it stands."""

    cells: dict[str, str]
    path: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def all(self, column: str) -> tuple[str, ...]:
        """Give the parts of a list cell."""
        cell = self.cells[column]
        return tuple(part.strip() for part in cell.split(LIST_SEPARATOR)) if cell else ()

    @property
    def where(self) -> str:
        """Where the row stands: `entities/countries.tsv:14`."""
        return f"{self.path}:{self.line}"


def _folder() -> Traversable:
    return files("rawi") / "lexicons"


def _parse(text: str, path: str) -> Iterator[Row]:
    columns: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise LexiconError(
                f"{path}:{number}: {len(cells)} cells, but the header names {len(columns)} columns; "
                "remove the extra tabs."
            )
        cells += [""] * (len(columns) - len(cells))
        yield Row(dict(zip(columns, cells, strict=True)), path, number)


@cache
def load_table(path: str) -> tuple[Row, ...]:
    """Load one lexicon file, `path` relative to the lexicons folder without its ending.

    Raises LexiconError, naming file and line, where a row does not fit the header.
    """
    name = f"{path}.tsv"
    resource = _folder().joinpath(*name.split("/"))
    try:
        text = resource.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"{name}: no such lexicon file; reinstall Rawi.") from error
    return tuple(_parse(text, name))


@cache
def load_folder(path: str) -> tuple[Row, ...]:
    """Load all lexicon files of a folder, in the order of their names."""
    folder = _folder().joinpath(*path.split("/"))
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".tsv"))
    return tuple(row for name in names for row in load_table(f"{path}/{name.removesuffix('.tsv')}"))
