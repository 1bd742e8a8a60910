"""What the front page tells: the newest days, what is contested, and which pairs warmed or cooled."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from rawi.store import schema
from rawi.store.answers import Filters, Incident, Party
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.relations import find_relations
from rawi.web.questions.agreements import MOVED, find_agreements
from rawi.web.questions.board import Board, find_contested_boards
from rawi.web.questions.happenings import Point, find_points, tell_points

_DAYS, _PER_DAY, _CONTESTED, _PAIRS, _AGREEMENTS = 3, 7, 6, 6, 6
_FEWEST = 2
_version = schema.version.c


class NewDay(NamedTuple):
    """A day on which articles came out, with the incidents they told for the first time."""

    day: str
    total: int
    incidents: tuple[Incident, ...]


class Moved(NamedTuple):
    """A pair whose relation changed between its last two periods."""

    actor: Party
    recipient: Party
    before: float
    now: float
    period: str

    @property
    def change(self) -> float:
        """By how much the mean score rose."""
        return round(self.now - self.before, 1)


class Sizes(NamedTuple):
    """How much the chronicle holds."""

    articles: int
    outlets: int
    incidents: int
    first: str | None
    last: str | None


class Latest(NamedTuple):
    """All that the front page tells."""

    sizes: Sizes
    days: tuple[NewDay, ...]
    contested: tuple[Board, ...]
    moved: tuple[Moved, ...]
    agreements: tuple[LedgerEntry, ...]


def _new_days(connection: Connection, points: Sequence[Point]) -> tuple[NewDay, ...]:
    ordered = sorted(points, key=lambda point: point.summary.known_at, reverse=True)
    days: list[NewDay] = []
    for day, some in groupby(ordered, key=lambda point: point.summary.known_at[:10]):
        if len(days) == _DAYS:
            break
        whole = sorted(some, key=lambda point: (-point.summary.voices, -point.summary.tellings))
        told = tell_points(connection, whole[:_PER_DAY], Filters(limit=None))
        days.append(NewDay(day, len(whole), told))
    return tuple(days)


def _moved(connection: Connection) -> tuple[Moved, ...]:
    """Find the pairs whose mean score changed most between their last two months with news."""
    by_pair: dict[tuple[str, str], list[tuple[str, float, Party, Party, int]]] = {}
    for one in find_relations(connection, Filters(limit=None)):
        if one.score is not None and one.period and one.incidents >= 1:
            pair = (one.actor.key, one.recipient.key)
            by_pair.setdefault(pair, []).append(
                (one.period, one.score, one.actor, one.recipient, one.incidents)
            )
    moved = []
    for months in by_pair.values():
        ordered = sorted(months, key=lambda month: month[0])
        if len(ordered) > 1 and sum(month[4] for month in ordered) > _FEWEST:
            before, now = ordered[-2], ordered[-1]
            moved.append(Moved(now[2], now[3], before[1], now[1], now[0]))
    changed = [one for one in moved if one.change]
    return tuple(sorted(changed, key=lambda one: (-abs(one.change), one.actor.key))[:_PAIRS])


def _sizes(connection: Connection, incidents: int) -> Sizes:
    asked = select(
        func.count(_version.article.distinct()),
        func.count(_version.source.distinct()),
        func.min(_version.published),
        func.max(_version.published),
    ).where(_version.superseded_at.is_(None))
    articles, outlets, first, last = connection.execute(asked).one()
    return Sizes(articles, outlets, incidents, first, last)


def find_latest(connection: Connection) -> Latest:
    """Find all that the front page tells."""
    points = find_points(connection, Filters(limit=None))
    return Latest(
        _sizes(connection, len(points)),
        _new_days(connection, points),
        find_contested_boards(connection, Filters(limit=_CONTESTED)),
        _moved(connection),
        find_agreements(connection, Filters(limit=None), view=MOVED)[:_AGREEMENTS],
    )
