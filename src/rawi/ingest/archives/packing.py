"""Undoes gzip, bzip2, xz and Zstandard wherever the first bytes show them."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from rawi.ingest.archives.libraries import missing
from rawi.ingest.archives.limits import MEGABYTE, Metered
from rawi.ingest.archives.members import Member

# What reading a damaged or truncated stream raises.
DAMAGE = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError)
_GZIP, _BZIP2, _XZ, _ZSTD = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"
# The memory that an xz file may ask for; its strongest usual setting takes 65 MB.
_XZ_MEMORY = 256 * MEGABYTE
_PART = 64 * 1024
# Each four bytes of Zstandard can stand for a block of 128 kB, and its unpacker knows no limit.
_ZSTD_PART = 512
_ENDINGS = (".gz", ".bz2", ".xz", ".zst", ".tgz", ".tbz2", ".txz")


def unpacked(stream: "io.BufferedReader[Any]", member: Member) -> "io.BufferedReader[Any]":
    """Give the stream as it was before packing; one that is not packed is given back.

    Raises MissingLibrary for Zstandard where its library is not installed.
    """
    start = stream.peek(8)[:8]
    unpack: Callable[[BinaryIO], BinaryIO] | None = None
    if start.startswith(_GZIP):
        unpack = _gunzip
    elif start.startswith(_BZIP2) and start[3:4].isdigit():
        unpack = _bunzip2
    elif start.startswith(_XZ):
        unpack = _unxz
    elif start.startswith(_ZSTD):
        unpack = _unzstd
    if unpack is None:
        return stream
    metered = Metered(unpack(stream), member.meter, where=member.where, unpacked=True)
    return io.BufferedReader(cast(Any, metered), _PART)


def unpacked_name(name: str) -> str:
    """Drop the endings of packing from a name.

    >>> unpacked_name("a.jsonl.gz"), unpacked_name("b.tgz")
    ('a.jsonl', 'b')
    """
    lower = name.lower()
    for ending in _ENDINGS:
        lower = lower.removesuffix(ending)
    return lower


def _gunzip(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream))


def _bunzip2(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, bz2.BZ2File(stream))


def _unxz(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, _Unxz(stream))


def _unzstd(stream: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        raise missing("Zstandard archives", "zstandard", extra="archives") from error
    return cast(BinaryIO, _Unzstd(zstandard, stream))


class _Unzstd:
    """Zstandard that notices a cut end, and has its own kind of error turned into the usual one."""

    def __init__(self, library: Any, stream: BinaryIO) -> None:
        self._error: type[Exception] = library.ZstdError
        self._new = library.ZstdDecompressor().decompressobj
        self._frame = self._new()
        self._begun = False
        self._stream = stream
        self._unpacked = io.BytesIO()

    def read(self, size: int) -> bytes:
        while not (data := self._unpacked.read(size)):
            rest = self._frame.unused_data if self._frame.eof else b""
            packed = rest or self._stream.read(_ZSTD_PART)
            if self._frame.eof:
                self._frame, self._begun = self._new(), False
            if not packed:
                if self._begun:
                    raise EOFError
                return b""
            self._begun = True
            try:
                self._unpacked = io.BytesIO(self._frame.decompress(packed))
            except self._error as error:
                raise OSError(str(error)) from error
        return data


class _Unxz:
    """xz with a bound on memory, which the standard library's file has not."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decompressor = self._new()

    @staticmethod
    def _new() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)

    def read(self, size: int) -> bytes:
        while True:
            if self._decompressor.eof:
                rest = self._decompressor.unused_data.lstrip(b"\x00")
                rest = rest or self._stream.read(_PART).lstrip(b"\x00")
                if not rest:
                    return b""
                self._decompressor = self._new()
                data = self._decompressor.decompress(rest, size)
            else:
                part = self._stream.read(_PART) if self._decompressor.needs_input else b""
                if not part and self._decompressor.needs_input:
                    raise EOFError
                data = self._decompressor.decompress(part, size)
            if data:
                return data
