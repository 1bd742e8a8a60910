"""Relations: for each ordered pair of parties, the incidents that move it, by period and quad class."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, cast, func, or_, select

from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.chronicle.relating import Pair, TellingSides, pair_parties
from rawi.events.ontology import EventType, Quad, find_type
from rawi.store import schema
from rawi.store.answers import Filters, Quads, Relation
from rawi.store.queries.corrections import Marks
from rawi.store.queries.incidents import is_of_type, is_there
from rawi.store.queries.known import happened_within, known, of_outlet, standing
from rawi.store.queries.members import INCIDENT, chunks, is_of, keys_of
from rawi.store.queries.names import Meant, find_meant, party_names

_telling, _side = schema.telling.c, schema.side.c


class Period(StrEnum):
    """How long a time one count covers."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


_LENGTH = {Period.DAY: 10, Period.MONTH: 7, Period.YEAR: 4, Period.ALL: 0}


class _Point(NamedTuple):
    """One incident between two parties."""

    actor: str
    recipient: str
    incident: int
    day: str
    known: EventType | None


def _party() -> Any:
    """Give whom a side stands for: a party, or whoever bears its name, if he is known by name alone."""
    name, entity = schema.name.c, schema.entity.c
    bearer = select(entity.key).where(entity.id == name.entity, name.id == _side.name).scalar_subquery()
    return func.coalesce(_side.party, bearer)


def _incidents(connection: Connection, filters: Filters, meant: list[Meant]) -> list[int]:
    """Give the incidents of whom and at the place asked for that have two parties or more."""
    # Whoever is known by name alone is somebody by his name; others may bear it, so two can still be one.
    party = func.coalesce(_side.party, cast(_side.name, Text))
    told = select(INCIDENT).join_from(schema.side, schema.telling, _side.telling == _telling.id)
    asked = told.where(or_(_side.party.is_not(None), _side.name.is_not(None)))
    for who in meant:
        took_part = or_(_side.party.in_(who.keys), _side.name.in_(who.names))
        asked = asked.where(INCIDENT.in_(told.where(took_part)))
    if filters.place is not None:
        asked = asked.where(INCIDENT.in_(select(INCIDENT).where(is_there(connection, filters.place))))
    several = asked.group_by(INCIDENT).having(func.min(party) != func.max(party))
    return list(connection.execute(several.order_by(INCIDENT)).scalars())


def _sides(connection: Connection, filters: Filters, incidents: Sequence[int]) -> Iterable[Any]:
    """Give who takes part in what, side by side, incident by incident; in each the leader first."""
    asked = (
        select(INCIDENT, _telling.id, _telling.type, _telling.mode, _telling.first, _side.role, _party())
        .join_from(schema.telling, schema.version)
        .join(schema.side, _side.telling == _telling.id)
        .where(known(filters), standing(), of_outlet(filters), happened_within(filters))
        .where(_telling.modality == "actual", or_(_side.party.is_not(None), _side.name.is_not(None)))
    )
    if filters.type is not None:
        asked = asked.where(is_of_type(filters.type))
    order = (INCIDENT, _telling.id != INCIDENT, _telling.first, _telling.id, _side.number)
    for some in chunks(incidents):
        yield from connection.execute(asked.where(is_of(some)).order_by(*order)).all()


def _tellings(rows: Iterable[Any]) -> Iterator[TellingSides]:
    for _, told in groupby(rows, key=itemgetter(1)):
        sides: dict[str, dict[str, None]] = {ACTOR: {}, RECIPIENT: {}}
        for row in told:
            sides[row[5]][row[6]] = None
        yield TellingSides(row[2], row[3], row[4] or "", tuple(sides[ACTOR]), tuple(sides[RECIPIENT]))


def _is_asked(one: Pair, meant: list[Meant]) -> bool:
    """Tell whether a pair is of the one, or of the two, that were asked for."""
    ends = (one.actor, one.recipient)
    if len(meant) < len(ends):
        return all(not set(who.keys).isdisjoint(ends) for who in meant)
    return any(ends[at] in meant[0].keys and ends[1 - at] in meant[1].keys for at in (0, 1))


def _points(connection: Connection, filters: Filters, meant: list[Meant]) -> Iterator[_Point]:
    """Count every incident once for each ordered pair."""
    sides = _sides(connection, filters, _incidents(connection, filters, meant))
    for incident, rows in groupby(sides, key=itemgetter(0)):
        for one in pair_parties(_tellings(rows)):
            if _is_asked(one, meant):
                told = one.told
                kind = find_type(told.type, told.mode)
                yield _Point(one.actor, one.recipient, incident, told.day, kind)


def find_relations(connection: Connection, filters: Filters, *, per: Period = Period.MONTH) -> list[Relation]:
    """Give what parties did to one another, period by period; the pairs with most incidents first."""
    named = [words for words in (filters.actor, *(filters.pair or ())) if words is not None]
    meant = [find_meant(connection, words) for words in named]
    grouped: dict[tuple[str, str, str], list[_Point]] = {}
    for point in _points(connection, filters, meant):
        period = point.day[: _LENGTH[per]]
        grouped.setdefault((point.actor, point.recipient, period), []).append(point)
    ranked = sorted(grouped.items(), key=lambda one: (-len(one[1]), one[0]))[: filters.limit]
    if filters.pair is not None or filters.actor is not None:
        ranked.sort(key=lambda one: (one[0][2], one[0][0], one[0][1]))
    parties = party_names(
        connection, (key for (actor, recipient, _), _ in ranked for key in (actor, recipient))
    )
    incidents = sorted({point.incident for _, points in ranked for point in points})
    keys, marks = keys_of(connection, incidents), Marks(connection).of_incidents(incidents)
    return [
        Relation(
            parties[actor],
            parties[recipient],
            period,
            len(points),
            Quads(*(_count(points, quad) for quad in Quad)),
            _mean(points),
            tuple(sorted(keys[point.incident] for point in points)),
            tuple(dict.fromkeys(mark for point in points for mark in marks.get(point.incident, ()))),
        )
        for (actor, recipient, period), points in ranked
    ]


def _count(points: list[_Point], quad: Quad) -> int:
    return sum(point.known is not None and point.known.quad is quad for point in points)


def _mean(points: list[_Point]) -> float | None:
    scores = [
        point.known.score for point in points if point.known is not None and point.known.score is not None
    ]
    return round(sum(scores) / len(scores), 2) if scores else None
