"""Puts corrections into effect on incidents: which tellings are one, of what type, and which are none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rawi.chronicle.corrections import Action, Part
from rawi.chronicle.likeness import Comparable, Weights


class Found(NamedTuple):
    """A telling as it was settled: its incident and leader, and its type."""

    id: int
    key: str
    incident: int
    leader: int
    type: str
    mode: str | None


class Judgement(NamedTuple):
    """A correction of incidents, with the tellings that it means by the part they play."""

    number: int
    action: Action
    tellings: Mapping[Part, Sequence[int]]
    whole: bool
    type: str | None
    mode: str | None


class Standing(NamedTuple):
    """How a telling stands after all corrections; `rejected` is the number of the one that rejects it."""

    incident: int
    type: str
    mode: str | None
    rejected: int | None


# Tells of a telling that came later whether it is nearer to what a split took apart than to what stayed.
Nearer = Callable[[int, Sequence[int], Sequence[int]], bool]


class _Groups:
    """Tellings in groups, while corrections move them."""

    def __init__(self, found: Mapping[int, Found], nearer: Nearer) -> None:
        self.found = found
        self.nearer = nearer
        self.group = {one.id: one.incident for one in found.values()}
        self.members: dict[int, set[int]] = {}
        for telling, group in self.group.items():
            self.members.setdefault(group, set()).add(telling)
        self.types = {one.id: (one.type, one.mode) for one in found.values()}
        self.rejected: dict[int, int] = {}

    def _move(self, tellings: Iterable[int], group: int) -> None:
        for telling in tuple(tellings):
            self.members[self.group[telling]].discard(telling)
            self.group[telling] = group
            self.members.setdefault(group, set()).add(telling)

    def _judged(self, judgement: Judgement, part: Part) -> list[int]:
        return [one for one in judgement.tellings.get(part, ()) if one in self.group]

    def merge(self, judgement: Judgement) -> None:
        judged = [*self._judged(judgement, Part.INTO), *self._judged(judgement, Part.OTHER)]
        groups = list(dict.fromkeys(self.group[one] for one in judged))
        for group in groups[1:]:
            self._move(self.members[group], groups[0])

    def split(self, judgement: Judgement) -> None:
        """Take some tellings apart, and of what came later whatever is nearer to them."""
        apart = self._judged(judgement, Part.APART)
        rest = set(self._judged(judgement, Part.REST))
        new = -judgement.number
        for group in dict.fromkeys(self.group[one] for one in apart):
            here = self.members[group]
            leaving = [one for one in apart if one in here]
            staying = sorted(rest & here)
            later = sorted(here - rest - set(leaving)) if staying else sorted(here - set(leaving))
            leaving += [one for one in later if not staying or self.nearer(one, leaving, staying)]
            self._move(leaving, new)

    def _whole(self, judged: Sequence[int]) -> int | None:
        """Give the group in which most of what was judged is now."""
        counts: dict[int, int] = {}
        for one in judged:
            counts[self.group[one]] = counts.get(self.group[one], 0) + 1
        return max(counts, key=lambda group: counts[group]) if counts else None

    def retype(self, judgement: Judgement) -> None:
        judged = self._judged(judgement, Part.ITSELF)
        group = self._whole(judged) if judgement.whole else None
        meant = self.members[group] if group is not None else judged
        for one in meant:
            self.types[one] = (judgement.type or self.types[one][0], judgement.mode)

    def reject(self, judgement: Judgement) -> None:
        """Reject what was judged; with a whole incident also what came later and follows one of it."""
        judged = set(self._judged(judgement, Part.ITSELF))
        if judgement.whole:
            groups = {self.group[one] for one in judged}
            later = {
                one
                for group in groups
                for one in self.members[group]
                if self.found[one].leader in judged or self.found[one].incident in judged
            }
            judged |= later
        for one in judged:
            self.rejected.setdefault(one, judgement.number)

    def _head(self, group: int) -> int:
        """Give the telling after which a group is called: that of its incident, if it still stands there."""
        members = [one for one in self.members[group] if one not in self.rejected] or self.members[group]
        if group in members:
            return group
        leads = {one: self.found[one].leader == one for one in members}
        return min(members, key=lambda one: (not leads[one], self.found[one].key))

    def standings(self) -> dict[int, Standing]:
        heads = {group: self._head(group) for group, members in self.members.items() if members}
        return {
            one: Standing(heads[group], *self.types[one], self.rejected.get(one))
            for one, group in self.group.items()
        }


def regroup(
    found: Mapping[int, Found], judgements: Sequence[Judgement], nearer: Nearer
) -> dict[int, Standing]:
    """Give how tellings stand after corrections, each on top of those before it.

    `found` must hold all tellings of every incident that a judgement touches.
    """
    groups = _Groups(found, nearer)
    effects = {
        Action.MERGE_INCIDENTS: groups.merge,
        Action.SPLIT_INCIDENT: groups.split,
        Action.RETYPE: groups.retype,
        Action.REJECT: groups.reject,
    }
    for judgement in judgements:
        effects[judgement.action](judgement)
    return groups.standings()


def is_nearer(telling: Comparable, apart: Sequence[Comparable], rest: Sequence[Comparable]) -> bool:
    """Tell whether a telling shares more with the nearest of some than with the nearest of others."""
    weights = Weights((telling, *apart, *rest))

    def shared(other: Comparable) -> float:
        total = (weights.sums[telling.id] * weights.sums[other.id]) ** 0.5
        both = sum(weights.weight[one] for one in telling.features & other.features)
        return both / total if total else 0.0

    return max(map(shared, apart), default=0.0) > max(map(shared, rest), default=0.0)
