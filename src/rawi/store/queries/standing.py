"""Incidents as they stand: from the table that sums them up, or as of a day."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, func, or_, select, true, union_all

from rawi.chronicle.frames import Basis
from rawi.chronicle.tellings import FOUNDING
from rawi.store import schema
from rawi.store.answers import Filters
from rawi.store.incident_schema import incident
from rawi.store.queries.known import known, standing
from rawi.store.queries.members import INCIDENT, is_of

_telling, _version = schema.telling.c, schema.version.c


def days() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Give the first and last day of grouped tellings: as told by any of them, else as far as all allow."""
    told = _telling.basis == Basis.TOLD.value
    first = func.coalesce(func.min(case((told, _telling.first))), func.max(_telling.first))
    last = func.coalesce(func.max(case((told, _telling.last))), func.min(_telling.last))
    return first, last


def summed() -> tuple[Any, ...]:
    """Give what is summed up of grouped tellings, in the order of a `Summary`."""
    first, last = days()
    return (
        INCIDENT.label("incident"),
        first.label("first"),
        last.label("last"),
        func.count(_version.voice.distinct()).label("voices"),
        func.count(_version.source.distinct()).label("outlets"),
        func.count().label("tellings"),
        func.min(_version.known_at).label("known_at"),
    )


def select_standing(filters: Filters, condition: ColumnElement[bool] | None = None) -> Select[Any]:
    """Ask for incidents in the columns of their table, put together of their known tellings."""
    grouped = (
        select(*summed(), func.max(_version.known_at).label("complete_at"))
        .join_from(schema.telling, schema.version)
        .where(known(filters), standing(), condition if condition is not None else true())
        .group_by(INCIDENT)
        .having(func.count(case((_telling.modality.in_(FOUNDING), 1))) > 0)
        .subquery("grouped")
    )
    one, head = grouped.c, schema.telling.alias("head")
    return select(
        *(one.incident, head.c.key, head.c.type, head.c.mode, func.coalesce(one.first, "").label("day")),
        *(one.first, one.last, one.voices, one.outlets, one.tellings, one.known_at, one.complete_at),
    ).join_from(grouped, head, head.c.id == one.incident)


def changed_incidents() -> Select[Any]:
    """Ask for the incidents that some version told which is replaced by now."""
    replaced = select(_version.id).where(_version.superseded_at.is_not(None))
    return select(INCIDENT).where(_telling.version.in_(replaced))


def growing_incidents(day: str) -> Select[Any]:
    """Ask for the incidents known on a day of which something became known later."""
    return select(incident.c.id).where(incident.c.known_at <= day, incident.c.complete_at > day)


def standing_incidents(filters: Filters) -> FromClause:
    """Give the incidents that a question may see, as the table of incidents or in its place.

    As of a day, those stand in the table as they stood then of which nothing became known later; few others
    are put together anew.
    """
    if filters.as_of is None:
        return incident
    row = incident.c
    changed = changed_incidents()
    complete = select(incident).where(row.complete_at <= filters.as_of, row.id.not_in(changed))
    others = select_standing(filters, or_(is_of(growing_incidents(filters.as_of)), is_of(changed)))
    return union_all(complete, others).subquery("standing")
