"""Puts tellings into incidents wherever adding left something to settle."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, tuple_, update

from rawi.chronicle.incidents import Days, Joined, cluster, days_after, days_before
from rawi.chronicle.likeness import Comparable
from rawi.store import schema
from rawi.store.among import among
from rawi.store.comparing import load_comparables
from rawi.store.engine import Store
from rawi.store.prepared import FEATURE_BETWEEN
from rawi.store.replaying import replay_incidents
from rawi.store.summing import moved_between, stands, sum_anew

# Cells settled in one transaction: other writers wait no longer than these take.
_AT_ONCE = 40
_REASONS = 8
_IDS_AT_ONCE = 500
Cell = tuple[str, str]


class _Cells:
    """The tellings of some cells of one family, as they are compared."""

    def __init__(self, connection: Connection, family: str) -> None:
        self._connection = connection
        self._family = family

    def load(self, cells: Iterable[str], *, leaders_only: bool = False) -> dict[str, list[Comparable]]:
        """Load the tellings of cells, or only those that lead."""
        telling = schema.telling.c
        wanted = _of_cells(self._family, cells)
        if leaders_only:
            wanted &= telling.leader == telling.id
        loaded: dict[str, list[Comparable]] = {}
        for one in load_comparables(self._connection, wanted):
            loaded.setdefault(one.frame.cell, []).append(one)
        return loaded


def _told(joined: Joined) -> dict[str, Any]:
    found = joined.likeness
    return {
        **{"of": joined.telling, "to": joined.leader},
        "score": found.score if found else None,
        "why": FEATURE_BETWEEN.join(found.shared[:_REASONS]) if found else None,
    }


def _save_clusters(connection: Connection, joined: Sequence[Joined]) -> None:
    if not joined:
        return
    here = update(schema.telling).where(schema.telling.c.id == bindparam("of"))
    values = here.values(
        leader=bindparam("to"),
        incident=bindparam("to"),
        found=None,
        likeness=bindparam("score"),
        reasons=bindparam("why"),
    )
    connection.execute(values, [_told(one) for one in joined])


def _save_joins(connection: Connection, family: str, joins: Sequence[tuple[str, Joined]]) -> None:
    """Write of leaders which head they join, and of all whom they lead, of which incident they are."""
    telling = schema.telling.c
    stands = dict(_stand(connection, [joined.telling for _, joined in joins]))
    moved = [(cell, joined) for cell, joined in joins if stands[joined.telling] != _stands(joined)]
    if not moved:
        return
    # By family and cell, for these are indexed and leaders are not.
    here = (
        (telling.family == family) & (telling.cell == bindparam("day")) & (telling.leader == bindparam("of"))
    )
    led = update(schema.telling).where(here).values(incident=bindparam("to"), found=None)
    connection.execute(led, [{"day": cell, "of": one.telling, "to": one.leader} for cell, one in moved])
    own = update(schema.telling).where(telling.id == bindparam("of"))
    values = own.values(likeness=bindparam("score"), reasons=bindparam("why"))
    connection.execute(values, [_told(joined) for _, joined in moved])


def _stands(joined: Joined) -> tuple[int, float | None]:
    return joined.leader, joined.likeness.score if joined.likeness else None


def _stand(
    connection: Connection, tellings: Sequence[int]
) -> Iterable[tuple[int, tuple[int | None, float | None]]]:
    """Give the incidents of tellings as they are written, with how alike they are to their heads."""
    telling = schema.telling.c
    for at in range(0, len(tellings), _IDS_AT_ONCE):
        some = among(telling.id, tellings[at : at + _IDS_AT_ONCE])
        found = func.coalesce(telling.found, telling.incident)
        for row in connection.execute(select(telling.id, found, telling.likeness).where(some)):
            yield row[0], (row[1], row[2])


def _around(cells: Iterable[str]) -> tuple[set[str], set[str]]:
    """Give the cells whose joins a change of these may move, and those that must be looked at for it."""
    moved: set[str] = set()
    for cell in cells:
        moved.update((cell, *days_after(cell, spans=2)))
    looked_at = set(moved)
    for _ in range(2):
        looked_at.update(day for cell in tuple(looked_at) for day in days_before(cell))
    return moved, looked_at


def _settle_cells(connection: Connection, family: str, cells: Sequence[str]) -> None:
    loader = _Cells(connection, family)
    leaders: dict[str, Sequence[Comparable]] = {}
    every: list[Joined] = []
    for cell, tellings in loader.load(cells).items():
        # What has no day is told of no day, and is compared with nothing.
        joined = cluster(tellings) if cell else [Joined(one.id, one.id, None) for one in tellings]
        every += joined
        leading = {one.telling for one in joined if one.telling == one.leader}
        leaders[cell] = [one for one in tellings if one.id in leading]
    _save_clusters(connection, every)
    moved, looked_at = _around(filter(None, cells))
    leaders = {**loader.load(looked_at - set(leaders), leaders_only=True), **leaders}
    days = Days(leaders)
    joins = [(cell, joined) for cell in sorted(moved) for joined in days.joins(cell)]
    _save_joins(connection, family, joins)


def _of_cells(family: str, cells: Iterable[str]) -> ColumnElement[bool]:
    telling = schema.telling.c
    return (telling.family == family) & telling.cell.in_(sorted(cells))


def settle_some(connection: Connection) -> int:
    """Settle some cells of what is left to settle, and count them; none are left where that is 0."""
    first = connection.execute(select(schema.dirty.c.family).limit(1)).scalar()
    if first is None:
        return 0
    cells = _next_cells(connection, first)
    here = _of_cells(first, {*cells, *_around(filter(None, cells))[0]})
    before = stands(connection, here)
    _settle_cells(connection, first, cells)
    corrected = replay_incidents(connection)
    sum_anew(connection, corrected | moved_between(before, stands(connection, here)))
    done = tuple_(schema.dirty.c.family, schema.dirty.c.cell).in_([(first, cell) for cell in cells])
    connection.execute(delete(schema.dirty).where(done))
    return len(cells)


def settle(store: Store) -> int:
    """Settle all that is left to settle, some cells a transaction, and count the cells."""
    settled = 0
    while _has_dirty(store):
        with store.writing() as connection:
            settled += settle_some(connection)  # none if another process has settled it meanwhile
    return settled


def _has_dirty(store: Store) -> bool:
    """Tell whether anything is left to settle; asked apart, for writing counts as a change."""
    with store.reading() as connection:
        return connection.execute(select(schema.dirty.c.family).limit(1)).scalar() is not None


def _next_cells(connection: Connection, family: str) -> list[str]:
    dirty = schema.dirty.c
    some = select(dirty.cell).where(dirty.family == family).order_by(dirty.cell).limit(_AT_ONCE)
    return list(connection.execute(some).scalars())


def left_to_settle(connection: Connection) -> list[Cell]:
    """List what is left to settle: families with a cell of each."""
    return [(row[0], row[1]) for row in connection.execute(select(schema.dirty))]
