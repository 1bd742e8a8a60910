"""Streams articles from files, folders and standard input; what cannot be read becomes a Failure."""

import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from rawi.errors import InputError
from rawi.ingest.files import STANDARD_INPUT, Recoded, Source, open_source, walk
from rawi.ingest.jsonl import read_json, reading_error
from rawi.ingest.page import LARGEST_PAGE, article_from_page
from rawi.records import Article, Failure

_JSON_LINES = (".jsonl", ".ndjson")
_JSON = (*_JSON_LINES, ".json")
_NO_JSON = (".html", ".htm", ".xhtml", ".txt", ".text")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def load_articles(paths: Iterable[str | Path]) -> Iterator[Article | Failure]:
    """Stream the articles of files and folders, in order; `-` is standard input.

    Whatever cannot be read gives a Failure that says where, why and what to do, and the
    rest goes on. JSON Lines are read line by line, so a file may be larger than memory.

    >>> [found.where for found in load_articles(["there is none.jsonl"])]
    ['there is none.jsonl']
    """
    for source in walk(paths):
        if isinstance(source, Failure):
            yield source
        else:
            yield from _load_source(source)


def _load_source(source: Source) -> Iterator[Article | Failure]:
    try:
        with open_source(source) as stream:
            yield from _read_stream(stream, source)
    except IsADirectoryError:
        yield Failure(source.where, "this is a folder; name a file in it.")
    except (OSError, EOFError, zlib.error, ValueError) as error:
        yield Failure(source.where, reading_error(error))


def _read_stream(stream: io.BufferedReader, source: Source) -> Iterator[Article | Failure]:
    start = stream.peek(64)[:64]
    name = source.path.lower().removesuffix(".gz")
    sniffed = not name.endswith(_JSON) and _opens_json(start) and _may_be_json(name)
    if name.endswith(_JSON) or sniffed:
        with ExitStack() as opened:
            if start.startswith(_UTF16_MARKS):
                stream = opened.enter_context(io.BufferedReader(Recoded(stream)))
            yield from read_json(stream, source.where, whole=not name.endswith(_JSON_LINES))
    else:
        yield _read_page(stream, source)


def _opens_json(start: bytes) -> bool:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"{") or (text.startswith(b"[") and text[1:].lstrip()[:1] in (b"{", b""))


def _may_be_json(name: str) -> bool:
    """Tell names that leave the format open: standard input, and endings that say nothing of it."""
    return name == STANDARD_INPUT or not name.endswith(_NO_JSON)


def _read_page(stream: io.BufferedReader, source: Source) -> Article | Failure:
    data, cut = bytearray(), None
    try:
        while len(data) <= LARGEST_PAGE and (part := stream.read1(1 << 20)):
            data += part
    except (OSError, EOFError, zlib.error) as error:
        cut = Failure(source.where, reading_error(error))
    if cut:
        return cut
    try:
        return article_from_page(bytes(data), path=source.where)
    except InputError as error:
        return Failure(error.where, error.what)
