"""Relations: for each ordered pair of parties, the incidents that move it, by period and quad class."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from rawi.events.ontology import EventType, Quad, find_type
from rawi.store import schema
from rawi.store.answers import Filters, Quads, Relation
from rawi.store.queries.corrections import Marks
from rawi.store.queries.incidents import is_of_type, is_there
from rawi.store.queries.members import INCIDENT, keys_of
from rawi.store.queries.names import Meant, find_meant, party_names
from rawi.store.queries.narrowing import narrowed_pairs
from rawi.store.queries.pairs import Paired, of_several, pair
from rawi.store.relation_schema import relation

_telling, _side, _pair = schema.telling.c, schema.side.c, relation.c


class Period(StrEnum):
    """How long a time one count covers."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


_LENGTH = {Period.DAY: 10, Period.MONTH: 7, Period.YEAR: 4, Period.ALL: 0}


class Mean(NamedTuple):
    """How many incidents one party did to another in a period, and their mean score."""

    actor: str
    recipient: str
    period: str
    incidents: int
    score: float | None


def _put_together(connection: Connection, filters: Filters, meant: Sequence[Meant]) -> Iterator[Paired]:
    """Pair by those tellings alone that the filters let pass."""
    conditions: list[ColumnElement[bool]] = []
    if filters.place is not None:
        conditions.append(INCIDENT.in_(select(INCIDENT).where(is_there(connection, filters.place))))
    for who in meant:
        took_part = or_(_side.party.in_(who.keys), _side.name.in_(who.names))
        told = select(INCIDENT).join_from(schema.side, schema.telling, _side.telling == _telling.id)
        conditions.append(INCIDENT.in_(told.where(took_part)))
    kind = is_of_type(filters.type) if filters.type is not None else None
    for one in pair(connection, of_several(connection, conditions), filters, kind):
        if _is_asked(one, meant):
            yield one


def _is_asked(one: Paired, meant: Sequence[Meant]) -> bool:
    """Tell whether a pair is of the one, or of the two, that were asked for."""
    ends = (one.actor, one.recipient)
    if len(meant) < len(ends):
        return all(not set(who.keys).isdisjoint(ends) for who in meant)
    return any(ends[at] in meant[0].keys and ends[1 - at] in meant[1].keys for at in (0, 1))


def _written(connection: Connection, filters: Filters, meant: Sequence[Meant]) -> Iterator[Paired]:
    """Give the pairs of all tellings that are known now, as they stand written."""
    asked = select(relation)
    ends = [(_pair.actor.in_(who.keys), _pair.recipient.in_(who.keys)) for who in meant]
    if len(ends) == 1:
        asked = asked.where(or_(*ends[0]))
    elif ends:
        asked = asked.where(or_(and_(ends[0][0], ends[1][1]), and_(ends[1][0], ends[0][1])))
    if filters.place is not None:
        there = select(INCIDENT).where(is_there(connection, filters.place))
        asked = asked.where(_pair.incident.in_(there))
    return (Paired._make(row) for row in connection.execute(asked.order_by(_pair.incident)).all())


def _points(connection: Connection, filters: Filters, meant: Sequence[Meant]) -> Iterator[Paired]:
    """Count every incident once for each ordered pair."""
    narrowed = (filters.type, filters.outlet, filters.since, filters.until, filters.as_of)
    if all(one is None for one in narrowed) and None in (filters.actor, filters.pair):
        return _written(connection, filters, meant)
    if not meant and filters.place is None:
        return narrowed_pairs(connection, filters)
    return _put_together(connection, filters, meant)


def _ranked(
    connection: Connection, filters: Filters, per: Period
) -> list[tuple[tuple[str, str, str], list[Paired]]]:
    """Give points by actor, recipient and period, those with most incidents first."""
    named = [words for words in (filters.actor, *(filters.pair or ())) if words is not None]
    meant = [find_meant(connection, words) for words in named]
    grouped: dict[tuple[str, str, str], list[Paired]] = {}
    for point in _points(connection, filters, meant):
        period = point.day[: _LENGTH[per]]
        grouped.setdefault((point.actor, point.recipient, period), []).append(point)
    return sorted(grouped.items(), key=lambda one: (-len(one[1]), one[0]))[: filters.limit]


def find_means(connection: Connection, *, least: int) -> list[Mean]:
    """Give the mean score of each month with news of those pairs that have so many incidents at least."""
    ends = (_pair.actor, _pair.recipient)
    busy = select(*ends).group_by(*ends).having(func.count() >= least).subquery()
    month = func.substr(_pair.day, 1, _LENGTH[Period.MONTH])
    asked = (
        select(*ends, month, _pair.type, _pair.mode)
        .join(busy, (busy.c.actor == _pair.actor) & (busy.c.recipient == _pair.recipient))
        .order_by(_pair.incident)
    )
    found: dict[tuple[str, str, str], list[EventType | None]] = {}
    for actor, recipient, period, kind, mode in connection.execute(asked):
        found.setdefault((actor, recipient, period), []).append(find_type(kind, mode))
    return [
        Mean(*between, len(kinds), _mean([kind for kind in kinds if kind is not None]))
        for between, kinds in found.items()
    ]


def find_relations(connection: Connection, filters: Filters, *, per: Period = Period.MONTH) -> list[Relation]:
    """Give what parties did to one another, period by period; the pairs with most incidents first."""
    ranked = _ranked(connection, filters, per)
    if filters.pair is not None or filters.actor is not None:
        ranked.sort(key=lambda one: (one[0][2], one[0][0], one[0][1]))
    parties = party_names(
        connection, (key for (actor, recipient, _), _ in ranked for key in (actor, recipient))
    )
    incidents = sorted({point.incident for _, points in ranked for point in points})
    keys, marks = keys_of(connection, incidents), Marks(connection).of_incidents(incidents)
    found = []
    for (actor, recipient, period), points in ranked:
        quads, score = _moved(tuple([(point.type, point.mode) for point in points]))
        ids = tuple(sorted([keys[point.incident] for point in points]))
        marked = (
            dict.fromkeys(mark for point in points for mark in marks.get(point.incident, ())) if marks else ()
        )
        told = (len(points), quads, score, ids, tuple(marked))
        found.append(Relation(parties[actor], parties[recipient], period, *told))
    return found


# Most pairs have one incident in a period, of few types.
@lru_cache(maxsize=1024)
def _moved(told: tuple[tuple[str, str | None], ...]) -> tuple[Quads, float | None]:
    """Give by the types of incidents how many are of each quad class, and their mean score."""
    kinds = [kind for one in told if (kind := find_type(*one)) is not None]
    return Quads(*(sum(kind.quad is quad for kind in kinds) for quad in Quad)), _mean(kinds)


def _mean(kinds: Sequence[EventType]) -> float | None:
    scores = [kind.score for kind in kinds if kind.score is not None]
    return round(sum(scores) / len(scores), 2) if scores else None
