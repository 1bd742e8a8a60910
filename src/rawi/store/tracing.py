"""Traces the accounts of incidents that several voices tell, wherever the last run of adding changed them."""

from collections.abc import Sequence

from rawi.store.answers import Filters
from rawi.store.boards import LEAST_VOICES, forget, keep, stale
from rawi.store.changes import Kept, changes, keep_since
from rawi.store.engine import Store
from rawi.store.queries.incidents import summaries
from rawi.store.queries.members import Summary, members
from rawi.store.queries.versions import trace

# Boards in one transaction: other writers wait no longer than writing them takes.
_AT_ONCE = 16


def trace_accounts(store: Store) -> int:
    """Make the boards that are missing or no longer hold, and count them."""
    with store.reading() as connection:
        at = changes(connection)
        found = summaries(connection, Filters(limit=None), least_voices=LEAST_VOICES)
        wanted = stale(connection, [one.incident for one in found])
    told = {one.incident for one in found}
    todo = [one for one in found if one.incident in wanted]
    for first in range(0, len(todo), _AT_ONCE):
        _trace(store, todo[first : first + _AT_ONCE], wanted)
    with store.keeping() as connection:
        forget(connection, besides=told.__contains__)
        keep_since(connection, Kept.BOARDS, at)
    return len(todo)


def _trace(store: Store, some: Sequence[Summary], stamps: dict[int, str]) -> None:
    # Traced before the database is locked; if that changes meanwhile, the stamps no longer fit.
    with store.reading() as connection:
        of = members(connection, [one.incident for one in some], Filters())
        there = [(one, of[one.incident]) for one in some if one.incident in of]
        made = [(one.incident, stamps[one.incident], told) for one, told in trace(connection, there)]
    with store.keeping() as connection:
        keep(connection, made)
