"""The pairs of incidents: who did what to whom, put together of what tellings say of their sides."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Text, cast, func, or_, select, true

from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.chronicle.relating import TellingSides, pair_parties
from rawi.store import schema
from rawi.store.answers import Filters
from rawi.store.queries.known import happened_within, known, of_outlet, standing
from rawi.store.queries.members import INCIDENT, chunks, is_of

_telling, _side = schema.telling.c, schema.side.c
_IS_SOMEBODY = or_(_side.party.is_not(None), _side.name.is_not(None))


class Paired(NamedTuple):
    """Who did something to whom by an incident, and from which day on: a row of the table of relations."""

    incident: int
    actor: str
    recipient: str
    day: str
    type: str
    mode: str | None


def _party() -> Any:
    """Give whom a side stands for: a party, or whoever bears its name, if he is known by name alone."""
    name, entity = schema.name.c, schema.entity.c
    bearer = select(entity.key).where(entity.id == name.entity, name.id == _side.name).scalar_subquery()
    return func.coalesce(_side.party, bearer)


def of_several(connection: Connection, conditions: Sequence[ColumnElement[bool]] = ()) -> list[int]:
    """Give the incidents of two parties or more, of those whose tellings some conditions let pass."""
    # Whoever is known by name alone is somebody by his name; others may bear it, so two can still be one.
    party = func.coalesce(_side.party, cast(_side.name, Text))
    told = select(INCIDENT).join_from(schema.side, schema.telling, _side.telling == _telling.id)
    asked = told.where(_IS_SOMEBODY, *conditions)
    several = asked.group_by(INCIDENT).having(func.min(party) != func.max(party))
    return list(connection.execute(several.order_by(INCIDENT)).scalars())


def pair(
    connection: Connection,
    incidents: Sequence[int],
    filters: Filters,
    condition: ColumnElement[bool] | None = None,
) -> Iterator[Paired]:
    """Yield the pairs of incidents by what their tellings say that a question may see, in their order."""
    for incident, rows in groupby(_sides(connection, incidents, filters, condition), key=itemgetter(0)):
        for one in pair_parties(_tellings(rows)):
            told = one.told
            yield Paired(incident, one.actor, one.recipient, told.day, told.type, told.mode)


def _sides(
    connection: Connection,
    incidents: Sequence[int],
    filters: Filters,
    condition: ColumnElement[bool] | None,
) -> Iterable[Any]:
    """Give who takes part in what, side by side, incident by incident; in each the leader first."""
    asked = (
        select(INCIDENT, _telling.id, _telling.type, _telling.mode, _telling.first, _side.role, _party())
        .join_from(schema.telling, schema.version)
        .join(schema.side, _side.telling == _telling.id)
        .where(known(filters), standing(), of_outlet(filters), happened_within(filters))
        .where(_telling.modality == "actual", _IS_SOMEBODY, condition if condition is not None else true())
    )
    order = (INCIDENT, _telling.id != INCIDENT, _telling.first, _telling.id, _side.number)
    for some in chunks(incidents):
        yield from connection.execute(asked.where(is_of(some)).order_by(*order)).all()


def _tellings(rows: Iterable[Any]) -> Iterator[TellingSides]:
    for _, told in groupby(rows, key=itemgetter(1)):
        sides: dict[str, dict[str, None]] = {ACTOR: {}, RECIPIENT: {}}
        for row in told:
            sides[row[5]][row[6]] = None
        yield TellingSides(row[2], row[3], row[4] or "", tuple(sides[ACTOR]), tuple(sides[RECIPIENT]))
