"""Which instrument another belongs to: a committee that an agreement sets up, groups that carry it out."""

from collections.abc import Sequence

from rawi.chronicle.lives import Life

_BODIES = frozenset({"committee", "mission", "dialogue"})
_AGREEMENTS = frozenset({"agreement", "treaty", "memorandum", "ceasefire"})
_FOUNDING = frozenset({"proposed", "in_force", "signed"})


def _sentences(life: Life, *, founding: bool) -> set[tuple[int, int]]:
    return {(one.version, one.sentence) for one in life.named if not founding or one.status in _FOUNDING}


def find_belonging(lives: Sequence[Life]) -> dict[int, int]:
    """Give by their numbers the bodies and the agreement of the same parties that they are founded with.

    A body belongs to an agreement where one sentence tells of its founding and of the agreement.
    """
    by_sentence: dict[tuple[int, int], list[int]] = {}
    for number, life in enumerate(lives):
        if life.kind in _AGREEMENTS:
            for place in _sentences(life, founding=False):
                by_sentence.setdefault(place, []).append(number)
    found: dict[int, int] = {}
    for number, life in enumerate(lives):
        if life.kind not in _BODIES:
            continue
        places = sorted(_sentences(life, founding=True))
        meant = {one for place in places for one in by_sentence.get(place, ())}
        same = [one for one in sorted(meant) if set(life.parties) <= set(lives[one].parties)]
        if len(same) == 1 and life.parties:
            found[number] = same[0]
    return found
