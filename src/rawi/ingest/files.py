"""Walks the files and folders that a user names, and opens them."""

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

from rawi.ingest.archives.names import is_attached, may_hold_articles, page_stems
from rawi.records import Failure

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)


class Source(NamedTuple):
    """One file to read: how to open it, and how messages name it."""

    path: str
    where: str


def walk(paths: Iterable[str | Path]) -> Iterator[Source | Failure]:
    """Name each file to read, folders in the order of their files' names, hidden files left out."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, "standard input")
        elif is_address(path):
            yield Source(str(path), str(path))
        else:
            yield from _walk_one(str(path))


def is_address(path: str | Path) -> bool:
    """Tell an address of the web from a path."""
    return isinstance(path, str) and bool(_ADDRESS.match(path))


def _walk_one(path: str) -> Iterator[Source | Failure]:
    try:
        is_folder = Path(path).is_dir()
        exists = is_folder or Path(path).exists()
    except (OSError, ValueError) as error:
        yield Failure(_shown(path), f"this is no usable path ({error}); check its spelling.")
        return
    if not exists:
        yield Failure(_shown(path), "there is no such file or folder; check the path.")
    elif is_folder:
        yield from _walk_folder(path)
    else:
        yield Source(path, _shown(path))


def _walk_folder(folder: str) -> Iterator[Source | Failure]:
    failures: list[Failure] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=lambda error: failures.append(_closed(error))):
        pages = page_stems(names)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not is_attached(name, pages)
        )
        for name in sorted(names):
            path = Path(place) / name
            if may_hold_articles(name) and path.is_file():
                found = True
                yield Source(str(path), _shown(str(path)))
    yield from failures
    if not found and not failures:
        what = "the folder holds no file that can be read; put pages, JSON Lines or archives there."
        yield Failure(_shown(folder), what)


def _closed(error: OSError) -> Failure:
    what = "the folder may not be read; change its permissions."
    return Failure(_shown(str(error.filename)), what if isinstance(error, PermissionError) else str(error))


def _shown(path: str) -> str:
    """Write a path so that it can be printed, whatever bytes its name holds."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if path else "(empty path)"


@contextmanager
def open_source(source: Source) -> "Iterator[io.BufferedReader[Any]]":
    """Open a file or standard input, as it stands."""
    with ExitStack() as opened:
        stream: io.BufferedReader[Any]
        if source.path == STANDARD_INPUT:
            stream = io.BufferedReader(_Unclosed(cast(io.BufferedReader, sys.stdin.buffer)))
        else:
            stream = cast("io.BufferedReader[Any]", opened.enter_context(Path(source.path).open("rb")))
        yield stream


class _Unclosed(io.RawIOBase):
    """Standard input for reading only: closing the reader leaves it open for the program."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Recoded(io.RawIOBase):
    """A UTF-16 stream, as some programs write JSON Lines, given as UTF-8."""

    _CHARACTERS = 1024  # at most four bytes each: they fit the smallest buffer that asks

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self._text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._text.read(min(self._CHARACTERS, len(buffer) // 4)).encode("utf-8", "replace")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Let go of the stream, which is closed by whoever opened it."""
        if not self.closed:
            self._text.detach()
        super().close()
