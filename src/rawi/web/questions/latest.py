"""What the front page tells: the newest days, what is contested, and which pairs warmed or cooled."""

from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from rawi.manners.moving import FEWEST, Course, course_of
from rawi.store import schema
from rawi.store.answers import Filters, Incident, Party
from rawi.store.incident_schema import incident
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.incidents import summary_columns
from rawi.store.queries.members import Summary
from rawi.store.queries.names import party_names
from rawi.store.queries.relations import Mean, find_means
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
    totals: dict[str, int] = {}
    for name, total in connection.execute(asked):
        totals[name] = total
        if sum(min(one, _PER_DAY) for one in totals.values()) >= _FILLED:
            break
    order = (row.voices.desc(), row.tellings.desc(), row.known_at.desc(), row.day.desc(), row.id)
    since = select(day, *summary_columns(incident)).where(row.known_at >= min(totals, default=""))
    chosen: dict[str, list[Summary]] = {name: [] for name in totals}
    for name, *one in connection.execute(since.order_by(*order)):
        if len(chosen[name]) < _PER_DAY:
            chosen[name].append(Summary(*one))
    told = iter(tell(connection, [one for some in chosen.values() for one in some], Filters(limit=None)))
    return tuple(NewDay(name, totals[name], tuple(islice(told, len(some)))) for name, some in chosen.items())


def _moved(connection: Connection) -> tuple[Moved, ...]:
    """Find the pairs whose mean score changed most between their last two months with news."""
    by_pair: dict[tuple[str, str], list[Mean]] = {}
    for one in find_means(connection, least=2 * FEWEST):
        if one.score is not None and one.period:
            by_pair.setdefault((one.actor, one.recipient), []).append(one)
    moved = []
    for months in by_pair.values():
        before, now = ([None, *sorted(months, key=lambda month: month.period)])[-2:]
        course = course_of(before, now, least=_LEAST_CHANGE) if before and now else None
        if before and now and course:
            moved.append((round((now.score or 0) - (before.score or 0), 1), before, now, course))
    most = sorted(moved, key=lambda one: (-abs(one[0]), one[2].actor))[:_PAIRS]
    names = party_names(connection, (key for one in most for key in (one[2].actor, one[2].recipient)))
    return tuple(
        Moved(names[now.actor], names[now.recipient], before.score or 0, now.score or 0, now.period, course)
        for _, before, now, course in most
    )


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
        find_agreements(connection, Filters(), view=MOVED, limit=_AGREEMENTS),
    )
