"""What the front page tells: the newest days, what is contested, and which pairs warmed or cooled."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from rawi.manners.moving import Course, course_of
from rawi.store import schema
from rawi.store.answers import Filters, Incident, Party, Relation
from rawi.store.incident_schema import incident
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.incidents import summary_columns
from rawi.store.queries.members import Summary
from rawi.store.queries.relations import find_relations
from rawi.web.questions.agreements import MOVED, find_agreements
from rawi.web.questions.board import Board, find_contested_boards
from rawi.web.questions.happenings import tell, told_on

_DAYS, _FILLED, _PER_DAY, _CONTESTED, _PAIRS, _AGREEMENTS = 12, 14, 7, 6, 6, 6
# A smaller change of the mean score is not shown.
_LEAST_CHANGE = 0.05
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
    course: Course

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


def _new_days(connection: Connection) -> tuple[NewDay, ...]:
    row, day = incident.c, told_on(incident)
    asked = select(day, func.count()).group_by(day).order_by(day.desc()).limit(_DAYS)
    found = connection.execute(asked).all()
    order = (row.voices.desc(), row.tellings.desc(), row.known_at.desc(), row.day.desc(), row.id)
    days = []
    for name, total in found:
        first = select(*summary_columns(incident)).where(day == name).order_by(*order).limit(_PER_DAY)
        some = [Summary(*one) for one in connection.execute(first)]
        days.append(NewDay(name, total, tell(connection, some, Filters(limit=None))))
        if sum(len(one.incidents) for one in days) >= _FILLED:
            break
    return tuple(days)


def _moved(connection: Connection) -> tuple[Moved, ...]:
    """Find the pairs whose mean score changed most between their last two months with news."""
    by_pair: dict[tuple[str, str], list[Relation]] = {}
    for one in find_relations(connection, Filters(limit=None)):
        if one.score is not None and one.period:
            by_pair.setdefault((one.actor.key, one.recipient.key), []).append(one)
    moved = []
    for months in by_pair.values():
        before, now = ([None, *sorted(months, key=lambda month: month.period)])[-2:]
        course = course_of(before, now, least=_LEAST_CHANGE) if before and now else None
        if before and now and course:
            scores = before.score or 0.0, now.score or 0.0
            moved.append(Moved(now.actor, now.recipient, *scores, now.period, course))
    return tuple(sorted(moved, key=lambda one: (-abs(one.change), one.actor.key))[:_PAIRS])


def _sizes(connection: Connection) -> Sizes:
    incidents = connection.execute(select(func.count()).select_from(incident)).scalar_one()
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
    return Latest(
        _sizes(connection),
        _new_days(connection),
        find_contested_boards(connection, Filters(limit=_CONTESTED)),
        _moved(connection),
        find_agreements(connection, Filters(limit=None), view=MOVED)[:_AGREEMENTS],
    )
