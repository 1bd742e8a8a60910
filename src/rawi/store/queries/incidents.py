"""Incidents: which match the filters, how many independent voices tell them, and who takes part."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, or_, select, true

from rawi.chronicle.tellings import FOUNDING
from rawi.store import schema
from rawi.store.answers import Filters, Incident
from rawi.store.board_places import placed_by_accounts
from rawi.store.queries.known import happened_within, known, known_number, of_outlet, standing
from rawi.store.queries.members import INCIDENT, Summary, Teller, chunks, is_of, keys_of, members
from rawi.store.queries.names import find_meant
from rawi.store.queries.standing import standing_incidents, summed

_telling, _version, _side = schema.telling.c, schema.version.c, schema.side.c


def _takes_part(connection: Connection, words: str) -> ColumnElement[bool]:
    meant = find_meant(connection, words)
    took = or_(_side.party.in_(meant.keys), _side.name.in_(meant.names))
    return _telling.id.in_(select(_side.telling).where(took))


def is_there(connection: Connection, words: str) -> ColumnElement[bool]:
    """Give the condition that a telling is of a place, or of one in a country."""
    meant = find_meant(connection, words)
    in_country = (
        select(schema.name.c.id)
        .join_from(schema.name, schema.entity)
        .where(schema.entity.c.country.in_(meant.keys))
    )
    return or_(_telling.place.in_(meant.names), _telling.place.in_(in_country))


def is_of_type(told: str) -> ColumnElement[bool]:
    """Give the condition that a telling is of a type, or of one of its modes: `COERCE/seize`."""
    kind, _, mode = told.partition("/")
    return (_telling.type == kind.upper()) & (_telling.mode == mode if mode else true())


def matching(connection: Connection, filters: Filters) -> ColumnElement[bool]:
    """Give the condition that a telling is of what was or is to be, and matches the filters."""
    is_told = _telling.modality.in_(FOUNDING)
    found = and_(is_told, known_number(filters, _telling.version), standing(), happened_within(filters))
    if filters.outlet is not None:
        found &= _telling.version.in_(select(_version.id).where(of_outlet(filters)))
    for words in (filters.actor, *(filters.pair or ())):
        if words is not None:
            found &= _takes_part(connection, words)
    if filters.type is not None:
        found &= is_of_type(filters.type)
    if filters.place is not None:
        found &= _is_placed(connection, filters, filters.place)
    return found


def _is_placed(connection: Connection, filters: Filters, words: str) -> ColumnElement[bool]:
    """Give the condition that a telling is of a place, or that only accounts put its incident there."""
    told = is_there(connection, words)
    others = placed_by_accounts(connection, filters, find_meant(connection, words).keys)
    return or_(told, is_of(others)) if others is not None else told


def summaries(
    connection: Connection,
    filters: Filters,
    *,
    least_voices: int = 1,
    ascending: bool = False,
) -> list[Summary]:
    """List the incidents that match, the latest first, with the count of voices among all their tellings."""
    asked = select_summaries(connection, filters, least_voices=least_voices, ascending=ascending)
    return [Summary(*row) for row in connection.execute(asked)]


def select_summaries(
    connection: Connection, filters: Filters, *, least_voices: int = 1, ascending: bool = False
) -> Select[Any]:
    """Ask for the incidents that match, in the columns of a `Summary`."""
    of = standing_incidents(filters)
    return (
        select(*summary_columns(of))
        .where(is_wanted(connection, of, filters), of.c.voices >= least_voices)
        .order_by(of.c.day.asc() if ascending else of.c.day.desc(), of.c.voices.desc(), of.c.id)
        .limit(filters.limit)
    )


def summary_columns(of: FromClause) -> tuple[ColumnElement[Any], ...]:
    """Give the columns of standing incidents that make a `Summary`."""
    row = of.c
    return row.id.label("incident"), row.first, row.last, row.voices, row.outlets, row.tellings, row.known_at


def sum_up(connection: Connection, incidents: Sequence[int], filters: Filters) -> dict[int, Summary]:
    """Sum up incidents by their numbers, also those never told to have been; unknown ones are left out."""
    found: dict[int, Summary] = {}
    for some in chunks(incidents):
        asked = select(*summed()).join_from(schema.telling, schema.version).group_by(INCIDENT)
        seen = asked.where(known(filters), standing(), is_of(some))
        found.update((row[0], Summary(*row)) for row in connection.execute(seen))
    return found


def is_wanted(connection: Connection, of: FromClause, filters: Filters) -> ColumnElement[bool]:
    """Give the condition that some telling of an incident matches; without filters none is looked for."""
    if filters == Filters(as_of=filters.as_of, limit=filters.limit):
        return true()
    return of.c.id.in_(select_matching(connection, filters))


def select_matching(connection: Connection, filters: Filters) -> Select[Any]:
    """Ask for the numbers of the incidents that some telling lets match."""
    return select(INCIDENT).where(matching(connection, filters))


def find_incidents(
    connection: Connection, filters: Filters, *, least_voices: int = 1, ascending: bool = False
) -> list[Incident]:
    """Give the incidents that match, the latest first, or in the order of their days."""
    found = summaries(connection, filters, least_voices=least_voices, ascending=ascending)
    numbers = [one.incident for one in found]
    of = members(connection, numbers, filters)
    teller = Teller.of_incidents(connection, of)
    keys = keys_of(connection, numbers)
    return [teller.incident(one, of[one.incident], keys[one.incident]) for one in found]
