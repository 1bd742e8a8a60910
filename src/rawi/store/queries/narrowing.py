"""The pairs of incidents that a narrower question may see, most of them as they stand written.

Of an incident all tellings pass the filters, or none, or some. Those of the first kind stand written in the
table of relations just as they would be put together anew, and only those of the third are.
"""

from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from operator import attrgetter

from sqlalchemy import ColumnElement, Connection, Select, and_, select, true, union

from rawi.store import schema
from rawi.store.answers import Filters
from rawi.store.incident_schema import incident
from rawi.store.queries.incidents import is_of_type
from rawi.store.queries.known import happened_within, known_number, of_outlet, standing
from rawi.store.queries.members import INCIDENT, is_of
from rawi.store.queries.pairs import Paired, of_several, pair
from rawi.store.queries.standing import changed_incidents, growing_incidents
from rawi.store.relation_schema import relation

_telling, _version = schema.telling.c, schema.version.c


def _passes(filters: Filters) -> ColumnElement[bool]:
    """Give the condition that a telling passes the filters, whenever it became known."""
    found = happened_within(filters)
    if filters.type is not None:
        found &= is_of_type(filters.type)
    if filters.outlet is not None:
        found &= _telling.version.in_(select(_version.id).where(of_outlet(filters)))
    return found


def _is_told_otherwise(filters: Filters) -> bool:
    """Tell whether anything but the day of knowing parts the tellings of an incident."""
    return Filters(as_of=filters.as_of, limit=filters.limit) != replace(
        filters, actor=None, pair=None, place=None
    )


def _parted(filters: Filters) -> list[Select[tuple[int]]]:
    """Ask for the incidents of which not all tellings that are known now may be seen."""
    found: list[Select[tuple[int]]] = []
    if _is_told_otherwise(filters):
        # What is told without days passes no bounds of them: unknown is as good as false.
        found.append(select(INCIDENT).where(standing(), _passes(filters).is_not(true())))
    if filters.as_of is not None:
        later = select(incident.c.id).where(incident.c.complete_at > filters.as_of)
        found += [later, changed_incidents()]
    return found


def narrowed_pairs(connection: Connection, filters: Filters) -> Iterator[Paired]:
    """Yield the pairs of all incidents by what their tellings say that pass, incident by incident.

    Of the filters those of actors and places are passed over.
    """
    parted = union(*_parted(filters))
    whole = select(relation).where(relation.c.incident.not_in(parted)).order_by(relation.c.incident)
    written = map(Paired._make, connection.execute(whole).all())
    kind = is_of_type(filters.type) if filters.type is not None else None
    anew = pair(connection, _partly_seen(connection, filters), filters, kind)
    return merge(written, anew, key=attrgetter("incident"))


def _partly_seen(connection: Connection, filters: Filters) -> list[int]:
    """Give the incidents of several parties of which some tellings may be seen and others not."""
    if not _is_told_otherwise(filters):
        moved = union(growing_incidents(filters.as_of or ""), changed_incidents())
        return of_several(connection, [is_of(select(moved.subquery().c[0]))])
    seen = and_(_passes(filters), known_number(filters, _telling.version), standing())
    return of_several(connection, [seen, INCIDENT.in_(union(*_parted(filters)))])
