"""A matrix of all pairs: who did how much to whom, and whether for or against."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rawi.store.answers import Party, Relation

_MOST = 14
_STEPS = 4
_SCORE = 10.0


class Field(NamedTuple):
    """One pair: how many incidents, the mean score, and the shade from -4 (worst) to 4 (best)."""

    incidents: int
    score: float | None
    shade: int


class Matrix(NamedTuple):
    """The parties, and the fields by row and column; None where a party meets itself or nothing is known."""

    parties: tuple[Party, ...]
    rows: tuple[tuple[Party, tuple[Field | None, ...]], ...]


def shade_of(score: float | None) -> int:
    """Give the shade of a score.

    >>> shade_of(-9.0), shade_of(0.4), shade_of(None)
    (-4, 1, 0)
    """
    if not score:
        return 0
    step = min(_STEPS, max(1, round(abs(score) / _SCORE * _STEPS)))
    return step if score > 0 else -step


def make_matrix(relations: Iterable[Relation]) -> Matrix | None:
    """Make the matrix of the parties with most incidents; None if there are none."""
    known = list(relations)
    weights: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    for one in known:
        for party in (one.actor, one.recipient):
            weights[party.key] += one.incidents
            parties[party.key] = party
    chosen = [key for key, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST]]
    fields = {
        (one.actor.key, one.recipient.key): Field(one.incidents, one.score, shade_of(one.score))
        for one in known
    }
    rows = tuple((parties[one], tuple(fields.get((one, other)) for other in chosen)) for one in chosen)
    return Matrix(tuple(parties[key] for key in chosen), rows) if rows else None
