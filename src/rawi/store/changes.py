"""Counts the changes of a chronicle, so that what is kept ready can tell whether it still holds.

Another Rawi may read or tell otherwise, so what is kept holds only for the one that made it.
"""

from enum import StrEnum

from sqlalchemy import Connection, select, text, update

from rawi.store.board_schema import state
from rawi.store.reader import reader

_BEGUN = text("INSERT INTO state (id, changes) VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
_CHANGED = text(
    "INSERT INTO state (id, changes) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET changes = state.changes + 1"
)


class Kept(StrEnum):
    """What is kept ready."""

    BOARDS = "boards"
    LEDGER = "ledger"


def count_change(connection: Connection) -> None:
    """Count that a transaction changes the chronicle."""
    connection.execute(_CHANGED)


def changes(connection: Connection) -> int:
    """Give how often the chronicle was changed."""
    return int(connection.execute(select(state.c.changes)).scalar() or 0)


def _mark(at: int) -> str:
    return f"{at} {reader()}"


def holds(connection: Connection, kept: Kept) -> bool:
    """Tell whether nothing has changed since something was kept, by this Rawi."""
    row = connection.execute(select(state)).mappings().first()
    return row is not None and bool(row[kept.value] == _mark(row["changes"]))


def keep_since(connection: Connection, kept: Kept, at: int) -> bool:
    """Note that something is kept as of a change; not if there were more by now."""
    connection.execute(_BEGUN)
    here = update(state).where(state.c.id == 1, state.c.changes == at)
    return connection.execute(here.values(**{kept.value: _mark(at)})).rowcount == 1
