"""Loads lexicon files: tab-separated tables of Arabic words that anyone can read and extend.

A file opens with `#` comments, then one header row; a list inside a cell is separated by ` | `.
Every row knows its file and line, so that a finding can name the row that made it.
"""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, wraps
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeVar

from rawi.errors import LexiconError

LIST_SEPARATOR: Final = "|"
T = TypeVar("T")


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


def built_once(build: Callable[[], T]) -> Callable[[], T]:
    """Keep what a function builds, and let the garbage collector rest while it does.

    An index of a lexicon is many objects that all stay; looking through them again and again as they
    come costs a fifth of the start.
    """

    @cache
    @wraps(build)
    def built() -> T:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return build()
        finally:
            if was_on:
                gc.enable()

    return built


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


def _text(name: str) -> str:
    try:
        return _folder().joinpath(*name.split("/")).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"{name}: no such lexicon file; reinstall Rawi.") from error


@cache
def load_table(path: str) -> tuple[Row, ...]:
    """Load one lexicon file, `path` relative to the lexicons folder without its ending.

    Raises LexiconError, naming file and line, where a row does not fit the header.
    """
    name = f"{path}.tsv"
    return tuple(_parse(_text(name), name))


def load_file(path: Path) -> tuple[Row, ...]:
    """Load a table of the user's own, in the form of Rawi's lexicon files, from anywhere.

    Raises LexiconError if there is no such file, or where it is no table.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}; give the path of a table.") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    return tuple(_parse(text, str(path)))


class LongTable:
    """A lexicon file too long to parse as a whole when only few of its rows are ever met."""

    def __init__(self, path: str) -> None:
        self._path = f"{path}.tsv"
        self._lines = _text(self._path).split("\n")
        self._header = next(
            number for number, line in enumerate(self._lines) if line and not line.startswith("#")
        )
        self._columns = self._lines[self._header].split("\t")

    def cells(self, column: str) -> Iterator[tuple[int, str]]:
        """Yield one column, each cell with the number of its row."""
        place = self._columns.index(column)
        for number in range(self._header + 1, len(self._lines)):
            if self._lines[number]:
                yield number, self._lines[number].split("\t", place + 1)[place]

    def row(self, number: int) -> Row:
        """Give a row by its number."""
        cells = self._lines[number].split("\t")
        return Row(dict(zip(self._columns, cells, strict=True)), self._path, number + 1)


@cache
def table_names(path: str) -> tuple[str, ...]:
    """List the lexicon files of a folder, without their endings, sorted."""
    folder = _folder().joinpath(*path.split("/"))
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".tsv"))
    return tuple(f"{path}/{name.removesuffix('.tsv')}" for name in names)


@cache
def load_folder(path: str) -> tuple[Row, ...]:
    """Load all lexicon files of a folder, in the order of their names."""
    return tuple(row for name in table_names(path) for row in load_table(name))
