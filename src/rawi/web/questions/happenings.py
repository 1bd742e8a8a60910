"""Incidents in the large: all that match as points, and a page of them told in full."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from rawi.manners.naming import quad_of
from rawi.store import schema
from rawi.store.answers import Filters, Incident
from rawi.store.queries.incidents import summaries
from rawi.store.queries.members import Summary, Teller, keys_of, members

_telling = schema.telling.c


class Point(NamedTuple):
    """An incident as a point on the line of time: its days and weight, and its quad class."""

    summary: Summary
    quad: str

    @property
    def day(self) -> str:
        """The first day on which it can have been, or nothing."""
        return self.summary.first or ""


def find_quads(connection: Connection) -> dict[int, str]:
    """Give the quad class of every incident, by its leading telling."""
    leads = or_(_telling.incident.is_(None), _telling.incident == _telling.id)
    asked = select(_telling.id, _telling.type, _telling.mode).where(leads)
    kinds: dict[tuple[str, str | None], str] = {}
    found = {}
    for number, kind, mode in connection.execute(asked):
        if (kind, mode) not in kinds:
            quad = quad_of(kind, mode)
            kinds[kind, mode] = quad.value if quad else "none"
        found[number] = kinds[kind, mode]
    return found


def find_points(connection: Connection, filters: Filters, *, voices: int = 1) -> tuple[Point, ...]:
    """Give all incidents that match as points, the latest first."""
    quads = find_quads(connection)
    whole = replace(filters, limit=None)
    found = summaries(connection, whole, least_voices=voices)
    return tuple(Point(one, quads.get(one.incident, "none")) for one in found)


def tell_points(connection: Connection, points: Sequence[Point], filters: Filters) -> tuple[Incident, ...]:
    """Tell some incidents in full, in their order."""
    numbers = [point.summary.incident for point in points]
    of = members(connection, numbers, filters)
    teller = Teller(connection, (one for some in of.values() for one in some))
    keys = keys_of(connection, numbers)
    return tuple(
        teller.incident(point.summary, of[point.summary.incident], keys[point.summary.incident])
        for point in points
        if point.summary.incident in of
    )
