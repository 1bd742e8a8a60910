"""Opens the files of an export: they appear whole when all is written, or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

STANDARD_OUTPUT = "-"


class Files:
    """The files of one export; hidden until all of them are whole."""

    def __init__(self) -> None:
        self._hidden: dict[Path, Path] = {}

    def hidden(self, path: Path) -> Path:
        """Give the path to write to for what is to appear at another."""
        self._hidden[path] = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
        return self._hidden[path]

    def appear(self) -> None:
        """Give all files their names."""
        for path, hidden in self._hidden.items():
            _keep(hidden)
            hidden.replace(path)

    def forget(self) -> None:
        """Remove what was written so far."""
        for hidden in self._hidden.values():
            hidden.unlink(missing_ok=True)


def _keep(path: Path) -> None:
    """Have a file on the disk before it takes the place of another."""
    with path.open("rb") as written:
        os.fsync(written.fileno())


@contextmanager
def appearing_files() -> Iterator[Files]:
    """Give files that appear together at the end; if anything goes wrong, none does."""
    files = Files()
    try:
        yield files
        files.appear()
    except BaseException:
        files.forget()
        raise


@contextmanager
def appearing_folder(folder: Path) -> Iterator[Files]:
    """Give the files of a folder, which is made if need be, and taken away again if anything goes wrong."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with appearing_files() as files:
            yield files
    except BaseException:
        for one in made:
            with suppress(OSError):  # somebody else has put something there
                one.rmdir()
        raise


@contextmanager
def text_stream(files: Files, out: str, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a file for text, or standard output for `-`; lines end as they are written."""
    if out == STANDARD_OUTPUT:
        yield sys.stdout
        return
    with files.hidden(Path(out)).open(
        "w", encoding=encoding, errors="backslashreplace", newline=""
    ) as stream:
        yield stream
