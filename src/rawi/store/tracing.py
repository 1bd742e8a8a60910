"""Traces the accounts of incidents that several voices tell, wherever the last run of adding changed them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rawi.store.answers import Filters
from rawi.store.boards import LEAST_VOICES, forget, keep, stale, stamps
from rawi.store.cases import Case, Compared, compare
from rawi.store.changes import Kept, changes, keep_since
from rawi.store.engine import Store
from rawi.store.queries.cases import load_cases
from rawi.store.queries.incidents import summaries
from rawi.store.queries.members import Member, Summary, members
from rawi.store.queries.versions import tell

# Boards in one transaction: other writers wait no longer than writing them takes.
_AT_ONCE = 16

# Does the same with each of many cases, in their order: `map`, or a crew of processes.
Each = Callable[[Callable[[Case], Compared], Iterable[Case]], Iterable[Compared]]


class _Loaded(NamedTuple):
    """An incident with its members, as they were when its case was loaded."""

    summary: Summary
    members: list[Member]


def trace_accounts(store: Store, *, each: Each = map) -> int:
    """Make the boards that are missing or no longer hold, and count them."""
    with store.reading() as connection:
        at = changes(connection)
        found = summaries(connection, Filters(limit=None), least_voices=LEAST_VOICES)
        wanted = stale(connection, [one.incident for one in found])
    told = {one.incident for one in found}
    todo = [one for one in found if one.incident in wanted]
    _trace(_Round(store, at, wanted), todo, each)
    with store.keeping() as connection:
        forget(connection, besides=told.__contains__)
        keep_since(connection, Kept.BOARDS, at)
    return len(todo)


class _Round(NamedTuple):
    """One round of tracing: after how many changes it began, and the stamps that boards shall bear."""

    store: Store
    at: int
    stamps: dict[int, str]


def _trace(here: _Round, todo: Sequence[Summary], each: Each) -> None:
    # Traced before the database is locked.
    waiting: deque[_Loaded] = deque()
    some: list[tuple[_Loaded, Compared]] = []
    for compared in each(compare, _cases(here.store, todo, waiting)):
        some.append((waiting.popleft(), compared))
        if len(some) == _AT_ONCE:
            _keep(here, some)
            some = []
    _keep(here, some)


def _cases(store: Store, todo: Sequence[Summary], waiting: deque[_Loaded]) -> Iterator[Case]:
    """Yield cases, and note beside each whose it is."""
    for first in range(0, len(todo), _AT_ONCE):
        some = todo[first : first + _AT_ONCE]
        with store.reading() as connection:
            of = members(connection, [one.incident for one in some], Filters())
            cases = load_cases(connection, of)
        for one in some:
            if one.incident in cases:
                waiting.append(_Loaded(one, of[one.incident]))
                yield cases[one.incident]


def _keep(here: _Round, some: Sequence[tuple[_Loaded, Compared]]) -> None:
    with here.store.reading() as connection:
        numbers = [one.summary.incident for one, _ in some]
        # What others changed meanwhile is left to the next round: its articles may tell something else now.
        now = here.stamps if changes(connection) == here.at else stamps(connection, numbers)
        made = [
            (number, here.stamps[number], tell(connection, one.summary, one.members, compared))
            for number, (one, compared) in zip(numbers, some, strict=True)
            if now.get(number) == here.stamps[number]
        ]
    with here.store.keeping() as connection:
        keep(connection, made)
