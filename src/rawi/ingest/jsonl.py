"""Reads articles from JSON Lines and JSON, line by line, exactly as they stand."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from rawi.ingest.json_record import article_or_failure, is_whole_json
from rawi.records import Article, Failure

# One article is far shorter; a longer "line" is most likely no JSON Lines at all.
LONGEST_LINE = 64 * 1024 * 1024
# A JSON list can only be read whole, so it must fit in memory several times over.
LONGEST_DOCUMENT = 256 * 1024 * 1024
_UTF8_MARK = b"\xef\xbb\xbf"


def read_json(stream: BinaryIO, where: str, *, whole: bool = False) -> Iterator[Article | Failure]:
    """Read the articles of a JSON Lines stream; `whole` admits one JSON document over several lines.

    Each line that is no article becomes a Failure, and the next line is read.
    """
    lines = _lines(stream, where)
    seen = False
    for number, line in lines:
        seen = True
        if isinstance(line, Failure):
            yield line
        elif number == 1 and _opens_document(line, whole=whole):
            yield from _read_document(line, stream, where)
            return
        elif line.strip():
            yield article_or_failure(line, f"{where}:{number}")
    if not seen:
        yield Failure(where, "the file is empty; save the articles again.")


def _lines(stream: BinaryIO, where: str) -> Iterator[tuple[int, bytes | Failure]]:
    number = 0
    while True:
        try:
            line = stream.readline(LONGEST_LINE + 1)
        except (OSError, EOFError, ValueError) as error:
            yield number + 1, Failure(f"{where}:{number + 1}", reading_error(error))
            return
        if not line:
            return
        number += 1
        if len(line) > LONGEST_LINE:
            _skip_line(stream)
            limit = LONGEST_LINE // (1024 * 1024)
            what = f"the line is longer than {limit} MB; write one article a line, or leave this one out."
            yield number, Failure(f"{where}:{number}", what)
        else:
            yield number, line.removeprefix(_UTF8_MARK) if number == 1 else line


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(1 << 20)) and not part.endswith(b"\n"):
        pass


def reading_error(error: Exception) -> str:
    """Say in plain words why a stream could not be read on."""
    if isinstance(error, PermissionError):
        return "the file may not be read; change its permissions."
    if isinstance(error, EOFError):
        return "the compressed file ends too early; copy it again. What stood before was read."
    what = str(error) or type(error).__name__
    return f"the file cannot be read on ({what}); copy it again. What stood before was read."


def _opens_document(line: bytes, *, whole: bool) -> bool:
    text = line.strip()
    if text.startswith(b"["):
        return True
    return whole and text.startswith(b"{") and not is_whole_json(text)


def _read_document(first: bytes, stream: BinaryIO, where: str) -> Iterator[Article | Failure]:
    try:
        rest = stream.read(LONGEST_DOCUMENT)
    except (OSError, EOFError, ValueError) as error:
        yield Failure(where, reading_error(error))
        return
    if len(rest) >= LONGEST_DOCUMENT:
        limit = LONGEST_DOCUMENT // (1024 * 1024)
        yield Failure(
            where, f"the JSON document is longer than {limit} MB; write one article a line (.jsonl)."
        )
        return
    document = first + rest
    if _is_lines(rest):
        for number, line in enumerate(document.splitlines(), start=1):
            if line.strip():
                yield article_or_failure(line, f"{where}:{number}")
        return
    if not document.lstrip().startswith(b"["):
        yield article_or_failure(document, where)
        return
    try:
        items = msgspec.json.decode(document, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        yield Failure(
            where, f"this is not valid JSON ({error}); write one object, a list, or one object a line."
        )
        return
    if not items:
        yield Failure(where, "the JSON list holds no article; save the articles again.")
    for number, item in enumerate(items, start=1):
        yield article_or_failure(bytes(item), f"{where}[{number}]")


def _is_lines(rest: bytes) -> bool:
    """Tell a broken first line of JSON Lines from a document: then the second line is whole."""
    second = rest.lstrip()[:LONGEST_LINE].split(b"\n", 1)[0]
    return second.startswith(b"{") and is_whole_json(second)
