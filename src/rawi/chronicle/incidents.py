"""Puts tellings together that tell one happening: first those of a cell, then neighbouring days.

Each telling is compared with leaders only, never through a third, so there are no chains; and what a
cell becomes depends on its own tellings and on those up to twice the span before, whatever the order
in which articles came.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.chronicle.features import CONCEPT, ENTITY, ONE_DEED, PLACE, SENTENCE, THING, WORD, Feature
from rawi.chronicle.frames import NEWS_DAYS
from rawi.chronicle.likeness import Comparable, Likeness, Weights, likeness
from rawi.chronicle.tellings import FOUNDING

# Features that more tellings have than this single nobody out, and pairs are not looked for by them.
_MOST_COMMON = 40
_LOOKED_FOR = frozenset((ENTITY, PLACE, SENTENCE, CONCEPT, ONE_DEED, THING, WORD))
# Leaders that share most with a telling; the one it resembles is among them.
_COMPARED = 10


class Joined(NamedTuple):
    """A telling and the leader that it joined, with what they share; a leader joins itself."""

    telling: int
    leader: int
    likeness: Likeness | None


class _Leaders:
    """Leaders by the features that can single one out."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._by_feature: dict[Feature, list[Comparable]] = {}

    def add(self, leader: Comparable) -> None:
        counts, by_feature = self._weights.counts, self._by_feature
        for feature in leader.features:
            if feature[0] in _LOOKED_FOR and counts[feature] <= _MOST_COMMON:
                if feature in by_feature:
                    by_feature[feature].append(leader)
                else:
                    by_feature[feature] = [leader]

    def _nearest(self, telling: Comparable) -> list[Comparable]:
        """Give the leaders that share most with a telling."""
        weight, by_feature = self._weights.weight, self._by_feature
        shared: dict[Comparable, int] = {}
        for feature in telling.features:
            if feature in by_feature:
                weighs = weight[feature]
                for leader in by_feature[feature]:
                    shared[leader] = shared.get(leader, 0) + weighs
        if len(shared) <= _COMPARED:
            return list(shared)
        ranked = sorted(shared, key=lambda leader: (-shared[leader], leader.key))
        return ranked[:_COMPARED]

    def alike(self, telling: Comparable) -> list[tuple[Comparable, Likeness]]:
        """Give the leaders that a telling resembles, the most alike first."""
        compared = ((leader, likeness(telling, leader, self._weights)) for leader in self._nearest(telling))
        found = [(leader, alike) for leader, alike in compared if alike is not None]
        return sorted(found, key=lambda one: (-one[1].score, one[0].key))


def cluster(cell: Sequence[Comparable]) -> tuple[Joined, ...]:
    """Put the tellings of one cell together around leaders, the richest first.

    What is only denied leads nothing.
    """
    if len(cell) == 1:
        return (Joined(cell[0].id, cell[0].id, None),)
    weights = Weights(cell)
    leaders = _Leaders(weights)
    joined: list[Joined] = []
    ranked = sorted(cell, key=_rank)
    for telling in ranked:
        alike = leaders.alike(telling)
        if alike:
            leader, found = alike[0]
            joined.append(Joined(telling.id, leader.id, found))
            continue
        joined.append(Joined(telling.id, telling.id, None))
        if telling.modality in FOUNDING:
            leaders.add(telling)
    return tuple(joined)


def _rank(telling: Comparable) -> tuple[bool, float, str]:
    return telling.modality not in FOUNDING, -telling.richness(), telling.key


def days_before(cell: str) -> tuple[str, ...]:
    """List the days whose happenings a day's tellings may mean; none for longer times.

    >>> days_before("2025-04-01"), days_before("2024-01")
    (('2025-03-30', '2025-03-31'), ())
    """
    try:
        day = date.fromisoformat(cell) if len(cell) == len("2025-04-01") else None
    except ValueError:
        day = None
    if day is None:
        return ()
    return tuple((day - timedelta(days=back)).isoformat() for back in range(NEWS_DAYS, 0, -1))


def days_after(cell: str, *, spans: int = 1) -> tuple[str, ...]:
    """List the days whose joins a change of this day can move.

    >>> days_after("2025-04-01")
    ('2025-04-02', '2025-04-03')
    """
    if not days_before(cell):
        return ()
    day = date.fromisoformat(cell)
    return tuple((day + timedelta(days=on)).isoformat() for on in range(1, spans * NEWS_DAYS + 1))


class Days:
    """The leaders of neighbouring days, and which of them join one before."""

    def __init__(self, leaders: dict[str, Sequence[Comparable]]) -> None:
        self._leaders = leaders
        self._found: dict[str, dict[int, list[tuple[Comparable, Likeness]]]] = {}

    def _earlier(self, cell: str) -> dict[int, list[tuple[Comparable, Likeness]]]:
        """Find for each leader of a cell those of the days before that it resembles, the best first."""
        if cell in self._found:
            return self._found[cell]
        here = self._leaders.get(cell, ())
        before = [leader for day in days_before(cell) for leader in self._leaders.get(day, ())]
        if not here or not before:
            self._found[cell] = {leader.id: [] for leader in here}
            return self._found[cell]
        weights = Weights((*here, *before))
        earlier = _Leaders(weights)
        for leader in before:
            earlier.add(leader)
        self._found[cell] = {leader.id: earlier.alike(leader) for leader in here}
        return self._found[cell]

    def _is_head(self, leader: Comparable) -> bool:
        return not self._earlier(leader.frame.cell).get(leader.id)

    def joins(self, cell: str) -> Iterable[Joined]:
        """Yield for each leader of a day the head it joins, or itself."""
        for leader in self._leaders.get(cell, ()):
            heads = [one for one in self._earlier(cell)[leader.id] if self._is_head(one[0])]
            if heads:
                head, found = heads[0]
                yield Joined(leader.id, head.id, found)
            else:
                yield Joined(leader.id, leader.id, None)
