"""Bounds what one fetch may take: time, size and turns."""

import time
from dataclasses import dataclass

from rawi.errors import TryLater

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a fetch may take, how large a page may be, and how often it may send elsewhere.

    >>> Limits().redirects
    8
    """

    connect_seconds: float = 15.0
    seconds: float = 60.0
    largest: int = 20 * _MEGABYTE
    redirects: int = 8


class Deadline:
    """The moment by which all of a fetch must be done, however slowly the server trickles."""

    __slots__ = ("_end", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Give the seconds left; raise TryLater if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TryLater(f"the server did not send the page within {self.seconds:g} seconds.")
        return left
