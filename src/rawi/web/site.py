"""The chronicle behind the pages: asks it, and keeps what it answered until it changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from hashlib import sha256
from threading import Lock
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from rawi import __version__
from rawi.store import schema
from rawi.store.correction_schema import correction
from rawi.store.engine import Store
from rawi.web.ticks import Ticks

T = TypeVar("T")
_MOST_KEPT = 256


class Site:
    """A chronicle that is looked at: every answer is kept as long as the chronicle stays the same."""

    def __init__(self, store: Store, *, name: str) -> None:
        self.store = store
        self.name = name
        self._kept: OrderedDict[tuple[str, Hashable], Any] = OrderedDict()
        self._lock = Lock()
        self.ticks = Ticks(store)
        self._named: tuple[int, str] | None = None
        self._corrected: tuple[int, tuple[Any, ...]] | None = None

    def _state(self, connection: Connection, tick: int) -> str:
        """Name what a connection sees that was opened after a tick."""
        with self._lock:
            if self._named is not None and self._named[0] == tick:
                return self._named[1]
        name = self._name_of(connection)
        with self._lock:
            self._named = (tick, name)
        return name

    @staticmethod
    def _name_of(connection: Connection) -> str:
        version, dirty = schema.version.c, schema.dirty.c
        newest = connection.execute(select(func.max(version.id), func.max(version.added_at))).one()
        unsettled = connection.execute(select(func.count()).select_from(dirty.family.table)).scalar_one()
        told = repr((__version__, tuple(newest), unsettled, _corrected(connection)))
        return sha256(told.encode()).hexdigest()[:16]

    def corrected(self, tick: int) -> tuple[Any, ...]:
        """Give what is another thing after every correction and every undoing, as of a tick."""
        with self._lock:
            if self._corrected is not None and self._corrected[0] == tick:
                return self._corrected[1]
        try:
            with self.store.reading() as connection:
                found = _corrected(connection)
        except DBAPIError:  # a server that is away: what is kept stays
            return self._corrected[1] if self._corrected is not None else ()
        with self._lock:
            self._corrected = (tick, found)
        return found

    def version(self) -> str:
        """Give a name for what the chronicle holds now: another one after every addition and correction."""
        tick = self.ticks.now()
        with self.store.reading() as connection:
            return self._state(connection, tick)

    def ask(self, question: Hashable, answer: Callable[[Connection], T]) -> T:
        """Answer a question, from what is kept if the chronicle has not changed since."""
        # Looked at before the connection sees anything, so that a change in between is not missed.
        tick = self.ticks.now()
        with self.store.reading() as connection:
            key = (self._state(connection, tick), question)
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return cast(T, self._kept[key])
            found = answer(connection)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return found

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


def _corrected(connection: Connection) -> tuple[Any, ...]:
    undone = correction.c.undone_at
    made = select(func.max(correction.c.id), func.count(undone), func.max(undone))
    return tuple(connection.execute(made).one())
