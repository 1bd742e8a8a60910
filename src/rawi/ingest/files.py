"""Walks the files and folders that a user names, and opens them."""

import gzip
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

from rawi.records import Failure

STANDARD_INPUT = "-"
_GZIP = b"\x1f\x8b"
# In folders only these are opened: what else lies there is no article, or cannot be told from one.
_ARTICLES = re.compile(r".*\.(?:txt|text|html?|xhtml|jsonl?|ndjson)(?:\.gz)?|[^.]+(?:\.gz)?", re.I)
# These may well hold articles that Rawi cannot read, so the user is told.
_DOCUMENTS = re.compile(
    r".*\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|epub|mobi|zip|rar|7z|tar|tgz|bz2|xz|zst|warc)(?:\.gz)?",
    re.I,
)
_ATTACHED = re.compile(r"(?P<page>.+)(?:[_.-]files|_fichiers)", re.I)
_PAGES = (".html", ".htm", ".xhtml")


class Source(NamedTuple):
    """One file to read: how to open it, and how messages name it."""

    path: str
    where: str


def walk(paths: Iterable[str | Path]) -> Iterator[Source | Failure]:
    """Name each file to read, folders in the order of their files' names, hidden files left out."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, "standard input")
        else:
            yield from _walk_one(str(path))


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
        pages = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_attached(name, pages)
        )
        for name in sorted(names):
            path = Path(place) / name
            if _may_hold_articles(name) and path.is_file():
                found = True
                yield Source(str(path), _shown(str(path)))
    yield from failures
    if not found and not failures:
        what = "the folder holds no file that can be read; put .txt, .html, .json or .jsonl files there."
        yield Failure(_shown(folder), what)


def _may_hold_articles(name: str) -> bool:
    hidden = name.startswith(".")
    return not hidden and bool(_ARTICLES.fullmatch(name) or _DOCUMENTS.fullmatch(name))


def _is_attached(folder: str, pages: set[str]) -> bool:
    """Tell the folder that a browser saves beside a page: `page_files` beside `page.html`."""
    match = _ATTACHED.fullmatch(folder)
    return match is not None and match["page"] in pages


def _closed(error: OSError) -> Failure:
    what = "the folder may not be read; change its permissions."
    return Failure(_shown(str(error.filename)), what if isinstance(error, PermissionError) else str(error))


def _shown(path: str) -> str:
    """Write a path so that it can be printed, whatever bytes its name holds."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if path else "(empty path)"


@contextmanager
def open_source(source: Source) -> "Iterator[io.BufferedReader[Any]]":
    """Open a file or standard input, unpacking gzip and UTF-16 wherever the first bytes show them."""
    with ExitStack() as opened:
        stream: io.BufferedReader[Any]
        if source.path == STANDARD_INPUT:
            stream = io.BufferedReader(_Unclosed(cast(io.BufferedReader, sys.stdin.buffer)))
        else:
            stream = cast("io.BufferedReader[Any]", opened.enter_context(Path(source.path).open("rb")))
        if stream.peek(2)[:2] == _GZIP:
            stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))
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
