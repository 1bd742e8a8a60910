"""Tells, for next to nothing, whether anything was written to a chronicle since the last look."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from rawi.store.engine import Store

# Seconds between looks at a server: each costs a round trip.
_BETWEEN = 0.2
# Another value after every write, whoever writes: articles, incidents that were settled, corrections.
_WRITES = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
# Nanoseconds in which a file system may give two writes one time.
_ONE_TIME = 50_000_000


class Ticks:
    """Gives a number that is another one after every write to the chronicle."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._last: Any = None
        self._now = 0
        self._looked = float("-inf")
        self._is_server = store.engine.dialect.name == "postgresql"

    def now(self, *, clock: Callable[[], float] = time.monotonic) -> int:
        """Give the number; of a server it may be a moment old, and stays while the server is away."""
        with self._lock:
            if self._is_server and clock() - self._looked < _BETWEEN:
                return self._now
            self._looked = clock()
            found = self._of_server() if self._is_server else self._of_files()
            if found is None or found != self._last:
                self._last = found
                self._now += 1
            return self._now

    def _of_files(self) -> Any:
        """Give times and sizes of the file and of what SQLite writes first; None if they may hide a write."""
        told = []
        for ending in ("", "-wal"):
            try:
                found = Path(f"{self._store.engine.url.database}{ending}").stat()
            except FileNotFoundError:
                continue
            if time.time_ns() - found.st_mtime_ns < _ONE_TIME:
                return None
            told.append((found.st_mtime_ns, found.st_size, found.st_ino))
        return tuple(told)

    def _of_server(self) -> Any:
        try:
            with self._store.reading() as connection:
                return connection.exec_driver_sql(_WRITES).scalar_one()
        except DBAPIError:
            return self._last
