"""Incidents in the large: how many match and on which days, a page of them told in full, or all as points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select

from rawi.manners.naming import quad_of
from rawi.store import schema
from rawi.store.answers import Filters, Incident
from rawi.store.queries.incidents import is_wanted, summary_columns
from rawi.store.queries.members import Summary, Teller, keys_of, members
from rawi.store.queries.standing import standing_incidents


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents are asked for: filters, least voices, the day of their first telling."""

    filters: Filters
    voices: int = 1
    told: str | None = None
    # The last day on which they may begin.
    up_to: str | None = None

    @property
    def whole(self) -> Filters:
        """The filters without a limit, so that they are the same for every page."""
        return replace(self.filters, limit=None)


class Span(NamedTuple):
    """Some incidents in a row: how many, from which one on, and whether those told last come first."""

    limit: int
    offset: int = 0
    newest_told: bool = False


class Spread(NamedTuple):
    """How many incidents match, and on each day how many of which quad class."""

    total: int
    days: tuple[tuple[str, str, int], ...]


class Point(NamedTuple):
    """An incident as a point on the line of time: its days and weight, and its quad class."""

    summary: Summary
    quad: str

    @property
    def day(self) -> str:
        """The first day on which it can have been, or nothing."""
        return self.summary.first or ""


@cache
def _quad(kind: str, mode: str | None) -> str:
    quad = quad_of(kind, mode)
    return quad.value if quad else "none"


def told_on(of: FromClause) -> ColumnElement[str]:
    """Give the day on which standing incidents were first told."""
    return func.substr(of.c.known_at, 1, 10)


def _chosen(connection: Connection, of: FromClause, wanted: Wanted, asked: Select[Any]) -> Select[Any]:
    chosen = asked.where(is_wanted(connection, of, wanted.whole))
    if wanted.voices > 1:
        chosen = chosen.where(of.c.voices >= wanted.voices)
    if wanted.up_to is not None:
        chosen = chosen.where(of.c.day <= wanted.up_to)
    return chosen.where(told_on(of) == wanted.told) if wanted.told is not None else chosen


def find_last_day(connection: Connection, filters: Filters) -> str | None:
    """Give the last day of which the chronicle has news; what is told of later days lies ahead."""
    version = schema.version.c
    asked = select(func.max(version.published))
    if filters.as_of is not None:
        asked = asked.where(version.published <= filters.as_of)
    day: str | None = connection.execute(asked).scalar()
    return day[:10] if day is not None else None


def find_spread(connection: Connection, wanted: Wanted) -> Spread:
    """Count the incidents that match, day by day and by quad class."""
    of = standing_incidents(wanted.whole)
    asked = select(of.c.day, of.c.type, of.c.mode, func.count()).group_by(of.c.day, of.c.type, of.c.mode)
    counts: dict[tuple[str, str], int] = {}
    for day, kind, mode, number in connection.execute(_chosen(connection, of, wanted, asked)):
        place = (day, _quad(kind, mode))
        counts[place] = counts.get(place, 0) + number
    days = tuple((*place, number) for place, number in sorted(counts.items()))
    return Spread(sum(counts.values()), days)


def _latest_first(of: FromClause) -> tuple[ColumnElement[Any], ...]:
    return of.c.day.desc(), of.c.voices.desc(), of.c.id


def find_page(connection: Connection, wanted: Wanted, span: Span) -> tuple[Incident, ...]:
    """Tell some of the incidents that match in full, the latest first."""
    of = standing_incidents(wanted.whole)
    asked = _chosen(connection, of, wanted, select(*summary_columns(of)))
    order = _latest_first(of)
    ordered = asked.order_by(of.c.known_at.desc(), *order) if span.newest_told else asked.order_by(*order)
    rows = connection.execute(ordered.limit(span.limit).offset(span.offset))
    return tell(connection, [Summary(*row) for row in rows], wanted.whole)


def find_points(connection: Connection, wanted: Wanted) -> tuple[Point, ...]:
    """Give all incidents that match as points, the latest first."""
    of = standing_incidents(wanted.whole)
    columns = (*summary_columns(of), of.c.type, of.c.mode)
    asked = _chosen(connection, of, wanted, select(*columns)).order_by(*_latest_first(of))
    return tuple(Point(Summary(*row[:-2]), _quad(row[-2], row[-1])) for row in connection.execute(asked))


def find_quads(connection: Connection, wanted: Wanted) -> dict[int, str]:
    """Give the quad class of each incident that matches."""
    of = standing_incidents(wanted.whole)
    asked = _chosen(connection, of, wanted, select(of.c.id, of.c.type, of.c.mode))
    return {number: _quad(kind, mode) for number, kind, mode in connection.execute(asked).all()}


def tell(connection: Connection, found: Sequence[Summary], filters: Filters) -> tuple[Incident, ...]:
    """Tell some incidents in full, in their order."""
    numbers = [one.incident for one in found]
    of: Mapping[int, Any] = members(connection, numbers, filters)
    teller = Teller.of_incidents(connection, of)
    keys = keys_of(connection, numbers)
    return tuple(
        teller.incident(one, of[one.incident], keys[one.incident]) for one in found if one.incident in of
    )
