"""Goes through a gzip file member by member, as web archives are packed, and past damaged ones."""

import io
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

_MAGIC = b"\x1f\x8b\x08"
_WITH_HEADER = 31  # zlib's window bits for data with gzip's own header
_PART = 64 * 1024
_TRIED = 1024  # bytes that show whether a find is the start of a member


class GzipMembers(io.RawIOBase):
    """A gzip file that is read one member at a time; `read` ends where the member ends.

    `starts` is what the content of every member begins with: by it the next whole member is found
    after damage. Each unpacked byte is told to `spend`.
    """

    def __init__(self, stream: BinaryIO, spend: Callable[[int], None], *, starts: bytes) -> None:
        super().__init__()
        self._stream = stream
        self._spend = spend
        self._starts = starts
        self._packed = b""
        self._inflate: Any = None
        self._told = False  # whether the damage at hand was raised already

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on in the member at hand; raise EOFError or zlib.error where it is damaged."""
        while self._inflate is not None and not self._inflate.eof:
            packed = self._packed or self._stream.read(_PART)
            try:
                data = self._unpack(packed, len(buffer))
            except (EOFError, zlib.error):
                # The first byte goes, lest the search for the next member finds this one again.
                self._inflate, self._packed, self._told = None, packed[1:], True
                raise
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _unpack(self, packed: bytes, size: int) -> bytes:
        if not packed:
            raise EOFError
        data: bytes = self._inflate.decompress(packed, size)
        self._packed = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        self._spend(len(data))
        return data

    def next_member(self) -> bool:
        """Go to the next member, past what is left of this one; tell whether there is one.

        Raises EOFError or zlib.error where what is passed is damaged; then the next call goes on
        behind the damage.
        """
        rest = bytearray(_PART)
        while self.readinto(rest):
            pass
        self._inflate = None
        self._packed = self._packed.lstrip(b"\x00")
        while not self._packed and (part := self._stream.read(_PART)):
            self._packed = part.lstrip(b"\x00")
        if not self._packed:
            return False
        self._fill(_TRIED)
        if not self._at_start() and not self._told:
            self._told = True
            raise zlib.error("a member does not begin as it should")
        while not self._at_start():
            if not self._skip():
                return False
        self._told = False
        self._inflate = zlib.decompressobj(_WITH_HEADER)
        return True

    def _at_start(self) -> bool:
        self._fill(_TRIED)
        if not self._packed.startswith(_MAGIC):
            return False
        trial = zlib.decompressobj(_WITH_HEADER)
        try:
            return trial.decompress(self._packed[:_TRIED], len(self._starts)).startswith(self._starts)
        except zlib.error:
            return False

    def _skip(self) -> bool:
        """Drop bytes up to the next that may begin a member; tell whether there are any."""
        while True:
            at = self._packed.find(_MAGIC, 1)
            if at > 0:
                self._packed = self._packed[at:]
                return True
            part = self._stream.read(_PART)
            if not part:
                self._packed = b""
                return False
            self._packed = self._packed[-len(_MAGIC) + 1 :] + part
            if self._packed.startswith(_MAGIC):
                return True

    def _fill(self, count: int) -> None:
        while len(self._packed) < count and (part := self._stream.read(_PART)):
            self._packed += part
