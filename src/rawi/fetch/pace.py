"""Spaces requests to one host out, so that no site feels that it is read."""

import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_HOSTS = 50_000


class Pace:
    """Remembers when each host may next be asked; clock and sleep are parameters for tests."""

    def __init__(
        self,
        gap: float = 1.0,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.gap = gap
        self.sleep = sleep
        self._clock = clock
        self._next: OrderedDict[str, float] = OrderedDict()

    def now(self) -> float:
        """Give the time by which the pace is kept, in seconds."""
        return self._clock()

    def left(self, host: str) -> float:
        """Give the seconds until the host may be asked again.

        >>> pace = Pace(2.0, clock=lambda: 100.0)
        >>> pace.note("a.example")
        >>> pace.left("a.example"), pace.left("b.example")
        (2.0, 0.0)
        """
        return max(0.0, self._next.get(host, 0.0) - self._clock())

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked."""
        if left := self.left(host):
            self.sleep(left)

    def note(self, host: str, *, gap: float | None = None) -> None:
        """Note that the host is asked now, and wants this gap before the next time."""
        self._next[host] = max(self._clock() + max(self.gap, gap or 0.0), self._next.get(host, 0.0))
        self._next.move_to_end(host)
        if len(self._next) > _MOST_HOSTS:
            self._next.popitem(last=False)
