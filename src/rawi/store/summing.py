"""Sums incidents up anew wherever their tellings changed, in the transaction that changed them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from rawi.store import schema
from rawi.store.answers import Filters
from rawi.store.incident_schema import incident
from rawi.store.queries.members import INCIDENT, chunks, is_of
from rawi.store.queries.standing import select_standing

_telling = schema.telling.c


def stands(connection: Connection, condition: ColumnElement[bool]) -> dict[int, int]:
    """Give of which incident each of some tellings is."""
    found = connection.execute(select(_telling.id, INCIDENT).where(condition))
    return {row[0]: row[1] for row in found}


def stands_in(connection: Connection, versions: Iterable[int]) -> dict[int, int]:
    """Give of which incident each telling of some versions is."""
    found: dict[int, int] = {}
    for some in chunks(sorted(set(versions))):
        found.update(stands(connection, _telling.version.in_(some)))
    return found


def versions_of_voices(connection: Connection, voices: Iterable[int]) -> set[int]:
    """Give all versions of some voices."""
    version = schema.version.c
    found: set[int] = set()
    for some in chunks(sorted(set(voices))):
        found.update(connection.execute(select(version.id).where(version.voice.in_(some))).scalars())
    return found


def moved_between(before: dict[int, int], after: dict[int, int]) -> set[int]:
    """Give the incidents that tellings left or joined."""
    changed = {one for one in {*before, *after} if before.get(one) != after.get(one)}
    return {found[one] for found in (before, after) for one in changed if one in found}


def sum_anew(connection: Connection, incidents: Iterable[int]) -> None:
    """Write the sums of some incidents; of those that are none any more nothing stays."""
    columns = [column.name for column in incident.c]
    for some in chunks(sorted(set(incidents))):
        connection.execute(delete(incident).where(incident.c.id.in_(some)))
        summed = select_standing(Filters(), is_of(some))
        connection.execute(insert(incident).from_select(columns, summed))


def wrongly_summed(connection: Connection) -> set[int]:
    """Give the incidents whose sums are not those of their tellings."""
    written = set(map(tuple, connection.execute(select(incident))))
    return {row[0] for row in written ^ set(map(tuple, connection.execute(select_standing(Filters()))))}
