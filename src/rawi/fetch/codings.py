"""Undoes what servers do to a body on its way (gzip, deflate, chunks), within a limit."""

import re
import zlib
from collections.abc import Iterable
from typing import Any

_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK_SIZE = re.compile(rb"[ \t]*(?P<size>[0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_LEFT_AS_IT_IS = ("identity", "none", "utf-8", "")
# More than two packings of one page are no page.
_MOST_CODINGS = 4
_PART = 1024 * 1024


class CodingError(Exception):
    """A body that cannot be unpacked, or that unpacks to more than a page can hold."""


def undo_codings(body: bytes, codings: Iterable[str], *, limit: int) -> bytes:
    """Undo the codings of a body, the last first.

    Crawlers often undo them and leave the headers: a body that does not look coded is left as it is.
    Raises CodingError where the packed data are damaged, cut, or larger than `limit` once unpacked.

    >>> undo_codings(zlib.compress("وصل الوفد".encode()), ["deflate"], limit=1000).decode()
    'وصل الوفد'
    """
    known = [coding.lower() for coding in codings if coding.lower() not in _LEFT_AS_IT_IS]
    if len(known) > _MOST_CODINGS:
        raise CodingError("the page is packed too many times over")
    for coding in reversed(known):
        if coding == "chunked":
            body = _without_chunks(body)
        elif coding in ("gzip", "x-gzip"):
            body = _inflate(body, limit, 31) if body.startswith(_GZIP_MAGIC) else body
        elif coding == "deflate":
            body = _undeflate(body, limit)
        elif coding == "br":
            body = _undo_brotli(body, limit)
        else:
            raise CodingError(f"the page is packed in a way that is not known ({coding:.20})")
    return body


def _inflate(body: bytes, limit: int, window: int) -> bytes:
    unpacked = bytearray()
    while body:
        inflate = zlib.decompressobj(window)
        try:
            unpacked += inflate.decompress(body, limit + 1 - len(unpacked))
        except zlib.error as error:
            raise CodingError(f"the packed page is damaged ({error})") from error
        if len(unpacked) > limit:
            raise CodingError(f"the page unpacks to more than {limit // (1024 * 1024)} MB")
        if not inflate.eof:
            raise CodingError("the packed page is cut short")
        body = inflate.unused_data.lstrip(b"\x00")
        if not body.startswith(_GZIP_MAGIC):
            break  # what follows a whole page is left by servers that do not empty their buffers
    return bytes(unpacked)


def _undeflate(body: bytes, limit: int) -> bytes:
    """Unpack zlib data, or bare deflate, which some servers send under the same name."""
    try:
        return _inflate(body, limit, zlib.MAX_WBITS)
    except CodingError as first:
        try:
            return _inflate(body, limit, -zlib.MAX_WBITS)
        except CodingError:
            if b"<" in body[:200]:
                return body
            raise first from None


def _undo_brotli(body: bytes, limit: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise CodingError("the page is packed with brotli; run: pip install 'rawi[archives]'") from error
    decompressor: Any = brotli.Decompressor()
    unpacked = bytearray()
    try:
        # A few bytes of brotli can stand for gigabytes, so the output is asked for part by part.
        unpacked += decompressor.process(body, output_buffer_limit=_PART)
        while not decompressor.can_accept_more_data() and not decompressor.is_finished():
            unpacked += decompressor.process(b"", output_buffer_limit=_PART)
            if len(unpacked) > limit:
                raise CodingError(f"the page unpacks to more than {limit // (1024 * 1024)} MB")
        finished = decompressor.is_finished()
    except brotli.error as error:
        if b"<" in body[:200]:
            return body
        raise CodingError(f"the packed page is damaged ({error})") from error
    if not finished:
        raise CodingError("the packed page is cut short")
    return bytes(unpacked)


def _without_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size["size"], 16)
        if length == 0:
            return b"".join(parts)
        part = body[size.end() : size.end() + length]
        parts.append(part)
        at = size.end() + length
        if len(part) < length:
            raise CodingError("the page is cut short in the middle of a chunk")
        at += 2 if body[at : at + 2] == b"\r\n" else (1 if body[at : at + 1] == b"\n" else 0)
    if not parts:
        return body
    raise CodingError("the page is cut short between two chunks")
