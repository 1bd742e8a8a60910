"""Which instrument another belongs to: a committee that an agreement sets up, groups that carry it out."""

from collections.abc import Sequence
from typing import NamedTuple

from rawi.chronicle.ledger_groups import Group

_BODIES = frozenset({"committee", "mission", "dialogue"})
_AGREEMENTS = frozenset({"agreement", "treaty", "memorandum", "ceasefire"})
_FOUNDING = frozenset({"proposed", "in_force", "signed"})


class Bound(NamedTuple):
    """An instrument by whom it binds and its places: the version, what is told there, the sentence."""

    kind: str
    parties: tuple[str, ...]
    places: tuple[tuple[int, str, int], ...]

    def sentences(self, *, founding: bool) -> set[tuple[int, int]]:
        """Give the sentences that name it, or only those that tell of its founding."""
        return {(one[0], one[2]) for one in self.places if not founding or one[1] in _FOUNDING}


def bound_by(groups: Sequence[Group], parties: tuple[str, ...]) -> Bound:
    """Give of an instrument, by its groups, what tells to which it belongs."""
    places = tuple([(one.version, *place) for one in groups for place in one.outline.places])
    return Bound(groups[0].kind, parties, places)


def find_belonging(instruments: Sequence[Bound]) -> dict[int, int]:
    """Give by their numbers the bodies and the agreement of the same parties that they are founded with.

    A body belongs to an agreement where one sentence tells of its founding and of the agreement.
    """
    by_sentence: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(instruments):
        if one.kind in _AGREEMENTS:
            for place in one.sentences(founding=False):
                by_sentence.setdefault(place, []).append(number)
    found: dict[int, int] = {}
    for number, one in enumerate(instruments):
        if one.kind not in _BODIES:
            continue
        places = sorted(one.sentences(founding=True))
        meant = {at for place in places for at in by_sentence.get(place, ())}
        same = [at for at in sorted(meant) if set(one.parties) <= set(instruments[at].parties)]
        if len(same) == 1 and one.parties:
            found[number] = same[0]
    return found
