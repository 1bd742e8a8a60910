"""A graph of somebody's neighbours: they stand around the middle, nearer and thicker the more they share."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

WIDTH, HEIGHT = 560.0, 440.0
_NEAR, _FAR = 0.62, 0.94
_RADIUS_X, _RADIUS_Y = 150.0, 180.0
_THINNEST, _THICKEST = 1.2, 8.0


class Spoke(NamedTuple):
    """A neighbour's place: its point, the line's width, where its name stands and to which side it grows."""

    at: int
    x: float
    y: float
    width: float
    name_x: float
    name_y: float
    anchor: str


def make_wheel(weights: Sequence[int]) -> tuple[Spoke, ...]:
    """Place neighbours around the middle by their weights.

    >>> [spoke.anchor for spoke in make_wheel([5, 3, 3, 1])]
    ['start', 'middle', 'end', 'middle']
    """
    if not weights:
        return ()
    most = max(weights)
    spokes = []
    for at, weight in enumerate(weights):
        angle = 2 * pi * at / len(weights)
        reach = _FAR - (_FAR - _NEAR) * weight / most
        x, y = WIDTH / 2 + reach * _RADIUS_X * cos(angle), HEIGHT / 2 + reach * _RADIUS_Y * sin(angle)
        side = cos(angle)
        anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
        away_y = 5 if anchor != "middle" else 20 if sin(angle) > 0 else -12
        away_x = 0 if anchor == "middle" else 10 if side > 0 else -10
        width = _THINNEST + (_THICKEST - _THINNEST) * weight / most
        x, y = round(x, 1), round(y, 1)
        spokes.append(Spoke(at, x, y, round(width, 1), round(x + away_x, 1), round(y + away_y, 1), anchor))
    return tuple(spokes)
