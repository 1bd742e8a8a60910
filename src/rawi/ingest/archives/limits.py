"""Bounds what an archive may unfold to, so that no file can fill the memory or run for ever."""

import io
from typing import BinaryIO

from rawi.errors import UnreadableInput

MEGABYTE = 1024 * 1024
# Archives inside archives: a ZIP of WARCs in a TAR is the most that is met.
DEEPEST = 3
# Text is packed to a fifth, tables of like articles to a thirtieth, a bomb to a thousandth and less.
MOST_RATIO = 250
# Up to here nothing is harmed, whatever the ratio.
FREE = 256 * MEGABYTE
# The list of a ZIP's members is held in memory, some hundred bytes each.
MOST_ZIP_MEMBERS = 500_000
# Documents that cannot be read piece by piece.
LARGEST_DOCUMENT = 200 * MEGABYTE
LARGEST_MESSAGE = 50 * MEGABYTE


class Meter:
    """Counts what went into and came out of the unpacking of one file, and stops a bomb."""

    __slots__ = ("_file", "packed", "unpacked")

    def __init__(self, packed: int = 0) -> None:
        self.packed = packed
        self.unpacked = 0
        self._file: BinaryIO | None = None

    def follow(self, file: BinaryIO) -> None:
        """Take the size of a file in which one can go back, and know from now on how far it was read."""
        self.packed = file.seek(0, io.SEEK_END)
        file.seek(0)
        self._file = file

    @property
    def taken(self) -> int:
        """Give how many bytes of the file were taken in."""
        if self._file is None or self._file.closed:
            return self.packed
        return self._file.tell()

    def spend(self, count: int, where: str) -> None:
        """Count unpacked bytes; raise UnreadableInput once they are out of all proportion.

        >>> Meter(packed=1000).spend(50_000, "a.gz")
        """
        self.unpacked += count
        if self.unpacked > FREE + MOST_RATIO * self.packed:
            what = (
                f"it unpacks to more than {MOST_RATIO} times its size, as decompression bombs do; "
                "unpack it yourself if you trust it."
            )
            raise UnreadableInput(where, what)


class Metered(io.RawIOBase):
    """A stream whose bytes are counted: those of a file as packed, those of an unpacker as unpacked."""

    def __init__(self, stream: BinaryIO, meter: Meter, *, where: str = "", unpacked: bool) -> None:
        super().__init__()
        self._stream = stream
        self._meter = meter
        self._where = where
        self._unpacked = unpacked

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Read into a buffer, and count."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        if self._unpacked:
            self._meter.spend(len(data), self._where)
        else:
            self._meter.packed += len(data)
        return len(data)
