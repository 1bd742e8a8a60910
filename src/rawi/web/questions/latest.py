"""What the front page tells: the newest days, what is contested, and which pairs warmed or cooled."""

from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from rawi.manners.moving import FEWEST, Course, Stretch, course_of, last_two
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
# A smaller change of the mean score, from -10 to 10, is not shown: of few incidents it is chance.
_LEAST_CHANGE = 1.0
_version = schema.version.c


class NewDay(NamedTuple):
    """A day on which articles came out, with the incidents they told for the first time."""

    day: str
    total: int
    incidents: tuple[Incident, ...]


class Moved(NamedTuple):
    """A pair whose relation changed between two stretches of time."""

    actor: Party
    recipient: Party
    before: Stretch
    now: Stretch
    course: Course

    @property
    def change(self) -> float:
        """By how much the mean score rose."""
        return round(_risen(self.before, self.now), 1)


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
    """Find the pairs whose mean score changed between what was last told of them and what was before."""
    by_pair: dict[tuple[str, str], list[Mean]] = {}
    for one in find_means(connection, least=2 * FEWEST):
        if one.score is not None and one.period:
            by_pair.setdefault((one.actor, one.recipient), []).append(one)
    found = []
    for pair, months in by_pair.items():
        two = last_two(months)
        course = course_of(*two, least=_LEAST_CHANGE) if two else None
        if two and course:
            found.append((pair, *two, course))
    newest = sorted(found, key=lambda one: (one[2].last, abs(_risen(one[1], one[2])), one[0]), reverse=True)
    # Of two who did it to one another the one direction that moved more.
    newest = list({frozenset(one[0]): one for one in reversed(newest)}.values())[: -_PAIRS - 1 : -1]
    names = party_names(connection, (key for pair, *_ in newest for key in pair))
    return tuple(
        Moved(names[actor], names[recipient], before, now, course)
        for (actor, recipient), before, now, course in newest
    )


def _risen(before: Stretch, now: Stretch) -> float:
    return (now.score or 0.0) - (before.score or 0.0)


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
