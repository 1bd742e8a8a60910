"""Gives a stream in which one can go back, by way of a temporary file where it cannot by itself."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from rawi.errors import UnreadableInput
from rawi.ingest.archives.limits import LARGEST_DOCUMENT, MEGABYTE

_IN_MEMORY = 8 * MEGABYTE
_PART = MEGABYTE


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give the stream itself if one can go back in it, else a copy that goes when it is closed."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy, _PART)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def whole(stream: BinaryIO, where: str, *, limit: int = LARGEST_DOCUMENT) -> bytes:
    """Read all of a stream; raise UnreadableInput where it is longer than the limit."""
    data = bytearray()
    while part := stream.read(_PART):
        data += part
        if len(data) > limit:
            what = f"the document is larger than {limit // MEGABYTE} MB; split it, or save its text."
            raise UnreadableInput(where, what)
    return bytes(data)
