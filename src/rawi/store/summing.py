"""Sums incidents up and pairs their parties anew wherever tellings changed, in the same transaction."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from rawi.store import schema
from rawi.store.among import among
from rawi.store.answers import Filters
from rawi.store.bulk import write_rows
from rawi.store.incident_schema import incident
from rawi.store.queries.members import INCIDENT, chunks, is_of
from rawi.store.queries.pairs import Paired, of_several, pair
from rawi.store.queries.standing import select_standing
from rawi.store.relation_schema import relation

_telling = schema.telling.c


def stands(connection: Connection, condition: ColumnElement[bool]) -> dict[int, int]:
    """Give of which incident each of some tellings is."""
    found = connection.execute(select(_telling.id, INCIDENT).where(condition))
    return {row[0]: row[1] for row in found}


def stands_in(connection: Connection, versions: Iterable[int]) -> dict[int, int]:
    """Give of which incident each telling of some versions is."""
    found: dict[int, int] = {}
    for some in chunks(sorted(set(versions))):
        found.update(stands(connection, among(_telling.version, some)))
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


def sum_anew(connection: Connection, incidents: Collection[int]) -> None:
    """Write the sums and the pairs of some incidents; of those that are none any more nothing stays."""
    columns = [column.name for column in incident.c]
    for some in chunks(sorted(set(incidents))):
        connection.execute(delete(incident).where(among(incident.c.id, some)))
        summed = select_standing(Filters(), is_of(some))
        connection.execute(insert(incident).from_select(columns, summed))
    pair_anew(connection, incidents)


def pair_anew(connection: Connection, incidents: Collection[int]) -> None:
    """Write who did what to whom by some incidents."""
    changed = sorted(set(incidents))
    for some in chunks(changed):
        connection.execute(delete(relation).where(among(relation.c.incident, some)))
    write_rows(connection, relation, [one._asdict() for one in pair(connection, changed, Filters())])


def pair_named_anew(connection: Connection, names: Iterable[int]) -> None:
    """Write the pairs anew of the incidents in which someone takes part by a name that changed hands."""
    side = schema.side.c
    found: set[int] = set()
    for some in chunks(sorted(set(names))):
        told = stands(connection, _telling.id.in_(select(side.telling).where(side.name.in_(some))))
        found.update(told.values())
    pair_anew(connection, found)


def wrongly_summed(connection: Connection) -> set[int]:
    """Give the incidents whose sums or pairs are not those of their tellings."""
    written = set(map(tuple, connection.execute(select(incident))))
    wrong = {row[0] for row in written ^ set(map(tuple, connection.execute(select_standing(Filters()))))}
    paired = {Paired._make(row) for row in connection.execute(select(relation))}
    anew = set(pair(connection, of_several(connection), Filters()))
    return wrong | {one.incident for one in paired ^ anew}
