"""Incidents: which match the filters, how many independent voices tell them, and who takes part."""

from collections.abc import Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, true

from rawi.chronicle.frames import Basis
from rawi.chronicle.tellings import FOUNDING
from rawi.store import schema
from rawi.store.answers import Filters, Incident
from rawi.store.queries.known import happened_within, known, of_outlet, standing
from rawi.store.queries.members import INCIDENT, Summary, Teller, chunks, is_of, keys_of, members
from rawi.store.queries.names import find_meant

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


def _matching(connection: Connection, filters: Filters) -> ColumnElement[bool]:
    """Give the condition that a telling matches the filters."""
    found = and_(known(filters), standing(), of_outlet(filters), happened_within(filters))
    for words in (filters.actor, *(filters.pair or ())):
        if words is not None:
            found &= _takes_part(connection, words)
    if filters.type is not None:
        found &= is_of_type(filters.type)
    if filters.place is not None:
        found &= is_there(connection, filters.place)
    return found


def summaries(
    connection: Connection, filters: Filters, *, least_voices: int = 1, ascending: bool = False
) -> list[Summary]:
    """List the incidents that match, the latest first, with the count of voices among all their tellings."""
    numbers = _first_numbers(connection, filters, least_voices=least_voices, ascending=ascending)
    if numbers is None:
        grouped = select_summaries(connection, filters, least_voices=least_voices, ascending=ascending)
        return [Summary(*row) for row in connection.execute(grouped)]
    found = [
        Summary(*row)
        for some in chunks(numbers)
        for row in connection.execute(_grouped(filters, is_of(some), least_voices=least_voices))
    ]
    found.sort(key=lambda one: (-one.voices, one.incident))
    found.sort(key=lambda one: one.first or "", reverse=not ascending)
    return found[: filters.limit]


def _first_numbers(
    connection: Connection, filters: Filters, *, least_voices: int, ascending: bool
) -> list[int] | None:
    """Give the incidents that can be among the first so many; None where all are wanted.

    Counting voices costs most, and only those need it that come first by their days. An incident has as
    many tellings as voices, or more.
    """
    if filters.limit is None and least_voices == 1:
        return None
    day = func.coalesce(_days()[0], "")
    tellings = func.count()
    asked = (
        _of_incidents(select(INCIDENT, day))
        .where(known(filters), standing(), _wanted(connection, filters))
        .having(tellings >= least_voices)
        .order_by(day.asc() if ascending else day.desc())
    )
    numbers: list[int] = []
    last = None
    with closing(connection.execute(asked)) as found:
        for number, at in found:
            if least_voices == 1 and len(numbers) >= (filters.limit or 0) and at != last:
                break
            numbers.append(number)
            last = at
    return numbers


def _of_incidents(asked: Select[Any]) -> Select[Any]:
    """Group tellings by their incidents, those that founded one."""
    return (
        asked.join_from(schema.telling, schema.version)
        .group_by(INCIDENT)
        .having(func.count(case((_telling.modality.in_(FOUNDING), 1))) > 0)
    )


def select_summaries(
    connection: Connection, filters: Filters, *, least_voices: int = 1, ascending: bool = False
) -> Any:
    """Ask for the incidents that match."""
    first, _ = _days()
    return (
        _grouped(filters, _wanted(connection, filters), least_voices=least_voices)
        .order_by(*_order(first, ascending=ascending))
        .limit(filters.limit)
    )


def _columns() -> tuple[Any, ...]:
    first, last = _days()
    return (
        INCIDENT.label("incident"),
        first.label("first"),
        last.label("last"),
        func.count(_version.voice.distinct()).label("voices"),
        func.count(_version.source.distinct()).label("outlets"),
        func.count().label("tellings"),
        func.min(_version.known_at).label("known_at"),
    )


def _grouped(filters: Filters, condition: ColumnElement[bool], *, least_voices: int) -> Select[Any]:
    return (
        _of_incidents(select(*_columns()))
        .where(known(filters), standing(), condition)
        .having(func.count(_version.voice.distinct()) >= least_voices)
    )


def sum_up(connection: Connection, incidents: Sequence[int], filters: Filters) -> dict[int, Summary]:
    """Sum up incidents by their numbers, also those never told to have been; unknown ones are left out."""
    found: dict[int, Summary] = {}
    for some in chunks(incidents):
        asked = select(*_columns()).join_from(schema.telling, schema.version).group_by(INCIDENT)
        seen = asked.where(known(filters), standing(), is_of(some))
        found.update((row[0], Summary(*row)) for row in connection.execute(seen))
    return found


def _wanted(connection: Connection, filters: Filters) -> ColumnElement[bool]:
    """Give the condition that some telling of the incident matches; without filters none is looked for."""
    if filters == Filters(as_of=filters.as_of, limit=filters.limit):
        return true()
    return INCIDENT.in_(select_matching(connection, filters))


def select_matching(connection: Connection, filters: Filters) -> Select[Any]:
    """Ask for the numbers of the incidents that some telling lets match."""
    return (
        select(INCIDENT)
        .join_from(schema.telling, schema.version)
        .where(_matching(connection, filters), _telling.modality.in_(FOUNDING))
    )


def _days() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Give the first and last day of an incident: as told by any telling, else as far as all allow."""
    told = _telling.basis == Basis.TOLD.value
    first = func.coalesce(func.min(case((told, _telling.first))), func.max(_telling.first))
    last = func.coalesce(func.max(case((told, _telling.last))), func.min(_telling.last))
    return first, last


def _order(first: ColumnElement[str], *, ascending: bool) -> tuple[ColumnElement[Any], ...]:
    day = func.coalesce(first, "")
    return (day.asc() if ascending else day.desc(), func.count(_version.voice.distinct()).desc(), INCIDENT)


def find_incidents(
    connection: Connection, filters: Filters, *, least_voices: int = 1, ascending: bool = False
) -> list[Incident]:
    """Give the incidents that match, the latest first, or in the order of their days."""
    found = summaries(connection, filters, least_voices=least_voices, ascending=ascending)
    numbers = [one.incident for one in found]
    of = members(connection, numbers, filters)
    teller = Teller(connection, (one for some in of.values() for one in some))
    keys = keys_of(connection, numbers)
    return [teller.incident(one, of[one.incident], keys[one.incident]) for one in found]
