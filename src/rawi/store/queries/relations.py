"""Relations: for each ordered pair of parties, the incidents that move it, by period and quad class."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.events.ontology import EventType, Quad, find_type
from rawi.store import schema
from rawi.store.answers import Filters, Quads, Relation
from rawi.store.queries.corrections import Marks
from rawi.store.queries.known import happened_within, known, of_outlet, standing
from rawi.store.queries.members import INCIDENT, keys_of
from rawi.store.queries.names import Meant, find_meant, party_names

_telling, _version = schema.telling.c, schema.version.c


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


class _Side(NamedTuple):
    """One end of a relation: the side's row, and the key of the party it stands for."""

    row: Any
    party: Any

    @property
    def is_somebody(self) -> ColumnElement[bool]:
        """The condition that the side is a party, or somebody known by name."""
        return or_(self.row.c.party.is_not(None), self.row.c.name.is_not(None))

    def is_one_of(self, meant: Meant) -> ColumnElement[bool]:
        """Give the condition that the side stands for somebody; both columns have an index."""
        return or_(self.row.c.party.in_(meant.keys), self.row.c.name.in_(meant.names))


def _side(called: str) -> _Side:
    """Take a side, with whoever bears its name for a party known by name alone: few are."""
    side = schema.side.alias(called)
    name, entity = schema.name.alias(f"{called}_name").c, schema.entity.alias(f"{called}_entity").c
    bearer = select(entity.key).where(entity.id == name.entity, name.id == side.c.name).scalar_subquery()
    return _Side(side, func.coalesce(side.c.party, bearer))


def _between(one: Any, other: Any, meant: list[Meant]) -> ColumnElement[bool]:
    """Give the condition that a relation is of the one, or between the two, that were asked for."""
    if not meant:
        return true()
    if len(meant) == 1:
        return or_(one.in_(meant[0].keys), other.in_(meant[0].keys))
    first, second = meant
    there = one.in_(first.keys) & other.in_(second.keys)
    return or_(there, one.in_(second.keys) & other.in_(first.keys))


def _pairs(connection: Connection, filters: Filters, meant: list[Meant]) -> Iterable[Any]:
    """Give who did what to whom, telling by telling; of a mutual deed each side to the other."""
    one, other = _side("one"), _side("other")
    recipients = _side("recipients")
    acted_on = (recipients.row.c.telling == _telling.id) & (recipients.row.c.role == RECIPIENT)
    has_recipient = select(recipients.row.c.telling).where(acted_on, recipients.is_somebody).exists()
    # Actors stand in mutual relation only where nobody else is acted on.
    role = or_(other.row.c.role == RECIPIENT, and_(other.row.c.role == ACTOR, ~has_recipient))
    asked = (
        select(one.party, other.party, INCIDENT, _telling.first, _telling.type, _telling.mode)
        .join_from(schema.telling, schema.version)
        .join(one.row, (one.row.c.telling == _telling.id) & (one.row.c.role == ACTOR))
        .join(other.row, (other.row.c.telling == _telling.id) & role)
        .where(one.is_somebody, other.is_somebody)
        .where(known(filters), standing(), of_outlet(filters), happened_within(filters))
        .where(one.party != other.party, _telling.modality == "actual")
        .where(_between(one.party, other.party, meant))
    )
    for who in meant:
        anybody = _side("anybody")
        asked = asked.where(_telling.id.in_(select(anybody.row.c.telling).where(anybody.is_one_of(who))))
    if filters.type is not None:
        asked = asked.where(_telling.type == filters.type.upper())
    # The leader tells the kind of deed where members tell it otherwise.
    return connection.execute(asked.order_by(INCIDENT, (_telling.id != INCIDENT), _telling.first))


def _points(rows: Iterable[Any]) -> list[_Point]:
    """Count every incident once for each ordered pair."""
    points: dict[tuple[str, str, int], _Point] = {}
    for actor, recipient, incident, day, kind, mode in rows:
        point = _Point(actor, recipient, incident, day or "", find_type(kind, mode))
        points.setdefault((actor, recipient, incident), point)
    return list(points.values())


def find_relations(connection: Connection, filters: Filters, *, per: Period = Period.MONTH) -> list[Relation]:
    """Give what parties did to one another, period by period; the pairs with most incidents first."""
    named = [words for words in (filters.actor, *(filters.pair or ())) if words is not None]
    meant = [find_meant(connection, words) for words in named]
    grouped: dict[tuple[str, str, str], list[_Point]] = {}
    for point in _points(_pairs(connection, filters, meant)):
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
