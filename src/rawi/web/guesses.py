"""Slows down whoever guesses passwords: after some wrong ones each further try must wait longer."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

FREE = 5
_FIRST_WAIT, _LONGEST_WAIT = 15.0, 3600.0
# Guessers that are remembered: the oldest give way, and cost no memory.
_MOST = 10_000


class Guesses:
    """Wrong passwords by who was named and by where the guess came from."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, *who: str) -> int:
        """Give the seconds until the next try, 0 if it may be made now."""
        with self._lock:
            until = max((self._until(one) for one in who), default=0.0)
        return max(0, round(until - self._clock() + 0.5)) if until > self._clock() else 0

    def _until(self, one: str) -> float:
        count, last = self._wrong.get(one, (0, 0.0))
        if count < FREE:
            return 0.0
        return last + min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(count - FREE, 20))

    def wrong(self, *who: str) -> None:
        """Remember a wrong guess."""
        with self._lock:
            for one in who:
                count, _ = self._wrong.pop(one, (0, 0.0))
                self._wrong[one] = (count + 1, self._clock())
            while len(self._wrong) > _MOST:
                self._wrong.popitem(last=False)

    def right(self, *who: str) -> None:
        """Forget the wrong guesses of whoever knew the password in the end."""
        with self._lock:
            for one in who:
                self._wrong.pop(one, None)
