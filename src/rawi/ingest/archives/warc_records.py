"""Parts a web archive (WARC) into its records, and finds the next whole record after damage.

Crawls break off and are written on, so lengths are wrong and members end early in real archives: what
is damaged becomes a `Damage`, and reading goes on at the next record.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from rawi.ingest.archives.gzip_members import GzipMembers
from rawi.ingest.archives.limits import MEGABYTE, Meter

_MARK = b"WARC/"
_GZIP = b"\x1f\x8b"
_VERSION = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_NEXT = re.compile(rb"(?:\r?\n){2,}(?=WARC/\d\.\d+[ \t]*\r?\n(?:WARC|Content)-)", re.I)
_NAME = re.compile(rb"[!-9;-~]+")
# Pages are far smaller; larger records are films and the like, and are passed over unread.
LARGEST_RECORD = 32 * MEGABYTE
_LONGEST_LINE = 64 * 1024
_MOST_HEADERS = 200
_PART = 64 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers with names in small letters, and its block; None if it is too large."""

    headers: dict[str, str]
    block: bytes | None


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that could not be read, by its id where that is known."""

    record: str | None
    what: str


class _Broken(Exception):
    """The record at hand cannot be read."""


def read_records(stream: "io.BufferedReader[Any]", meter: Meter, where: str) -> Iterator[Record | Damage]:
    """Give the records of a WARC, packed record by record or not at all, in their order."""
    if stream.peek(2)[:2] != _GZIP:
        yield from _Reader(stream).records()
        return
    members = GzipMembers(stream, lambda count: meter.spend(count, where), starts=_MARK)
    while True:
        try:
            if not members.next_member():
                return
        except (EOFError, zlib.error) as error:
            yield Damage(None, _damage(error))
            continue
        yield from _Reader(cast(BinaryIO, members)).records()


def _damage(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the archive ends in the middle of a record; copy it again"
    return f"the packed data are damaged ({error}); copy the archive again"


class _Reader:
    """Records one after the other from a stream, with room to step back over what was taken too far."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self._last: str | None = None

    def records(self) -> Iterator[Record | Damage]:
        """Give records until the stream ends; after damage, go on at the next mark of a record."""
        while True:
            self._last = None
            try:
                record = self._next()
            except _Broken as error:
                yield Damage(self._last, str(error))
                if not self._find_mark():
                    return
                continue
            except (OSError, EOFError, zlib.error) as error:
                yield Damage(self._last, _damage(error))
                return
            if record is None:
                return
            yield record

    def _next(self) -> Record | None:
        line = self._line()
        while line in (b"\r\n", b"\n"):
            line = self._line()
        if not line:
            return None
        if not _VERSION.fullmatch(line):
            raise _Broken("here should be the start of a record; the one before has a wrong length")
        headers = self._headers()
        self._last = headers.get("warc-record-id")
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdecimal() and len(length) < 19):
            raise _Broken("the record does not tell its length")
        return Record(headers, self._block(int(length)))

    def _headers(self) -> dict[str, str]:
        headers: dict[str, str] = {}
        name = ""
        for _ in range(_MOST_HEADERS):
            line = self._line()
            if line in (b"\r\n", b"\n", b""):
                return headers
            if line[:1] in (b" ", b"\t") and name:
                headers[name] += " " + line.decode("utf-8", "replace").strip()
                continue
            key, colon, value = line.partition(b":")
            if not colon or not _NAME.fullmatch(key.strip()):
                raise _Broken("the head of the record is damaged")
            name = key.strip().decode("ascii").lower()
            headers.setdefault(name, value.decode("utf-8", "replace").strip())
        raise _Broken("the head of the record is damaged")

    def _block(self, length: int) -> bytes | None:
        if length > LARGEST_RECORD:
            left = length
            while left and (part := self._read(min(left, _PART))):
                left -= len(part)
            if left:
                raise _Broken("the archive ends before the record does, or its length is wrong")
            return None
        block = self._read(length)
        after = self._read(4)
        if len(block) == length and after in (b"\r\n\r\n", b"\n\n", b""):
            return block
        # The length is wrong. Too long a block has taken in the records that follow it.
        self._held = block + after + self._held
        if found := _NEXT.search(self._held):
            self._held = self._held[found.end() :]
        elif len(block) == length:
            self._held = self._held[length:]
        else:
            self._held = b""
        raise _Broken("its length is wrong, so that the page may be cut or mixed with others")

    def _find_mark(self) -> bool:
        """Drop lines up to the next start of a record; tell whether there is one."""
        try:
            while line := self._line():
                if _VERSION.fullmatch(line):
                    self._held = line + self._held
                    return True
        except (OSError, EOFError, zlib.error):
            return False
        return False

    def _line(self) -> bytes:
        while (at := self._held.find(b"\n")) < 0 and len(self._held) < _LONGEST_LINE:
            part = self._stream.read(_PART)
            if not part:
                break
            self._held += part
        end = at + 1 if at >= 0 else min(len(self._held), _LONGEST_LINE)
        line, self._held = self._held[:end], self._held[end:]
        return line

    def _read(self, count: int) -> bytes:
        parts = [self._held[:count]]
        self._held = self._held[count:]
        missing = count - len(parts[0])
        while missing and (part := self._stream.read(min(missing, _PART))):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)
