"""Tells in which country a point lies, and how far it is from the nearest border.

The lines are Natural Earth's at 1:10,000,000, as world-atlas packs them: borders as they are in fact, not as
anyone claims them. They are drawn with few points, so that a distance may be wrong by `PRECISION_KM`.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import cos, hypot, radians
from typing import NamedTuple

from rawi.chronicle.border_file import Borders, unpack_borders
from rawi.lexicon import built_once

# Two kilometres on the ground are a fifth of a millimetre on the map; straight stretches run up to 14 km.
PRECISION_KM = 3.0
_KM_A_DEGREE = 111.2
# Rows of the grid in one band: enough that a band has few lines, few enough that a point asks one band.
_BAND = 100
_FARTHEST_DEGREES = 20
_FARTHEST_KM = 2000
_NO_CODE = "-"


class Nearest(NamedTuple):
    """The nearest border: how far off, and between which countries; None for a side without a code."""

    km: float
    between: tuple[str | None, str | None]


Segment = tuple[int, int, int, int, tuple[str, ...]]
Line = tuple[float, float, float, float, tuple[str, ...]]


@built_once
def _borders() -> Borders:
    return unpack_borders((files("rawi") / "chronicle" / "borders.bin").read_bytes())


@built_once
def _reaches() -> tuple[tuple[int, int], ...]:
    """Give the lowest and highest row of each arc."""
    return tuple((min(y for _, y in arc.points), max(y for _, y in arc.points)) for arc in _borders().arcs)


@lru_cache(maxsize=2048)
def _band(number: int) -> tuple[Segment, ...]:
    """Give the stretches of all lines that cross one band of latitude."""
    low, high = number * _BAND, (number + 1) * _BAND
    found: list[Segment] = []
    for arc, (bottom, top) in zip(_borders().arcs, _reaches(), strict=True):
        if top < low or bottom > high:
            continue
        for (x1, y1), (x2, y2) in pairwise(arc.points):
            if y1 != y2 and min(y1, y2) <= high and max(y1, y2) >= low:
                found.append((x1, y1, x2, y2, arc.sides))
    return tuple(found)


def country_at(latitude: float, longitude: float) -> str | None:
    """Give the country in which a point lies; None at sea and where the map knows no country.

    >>> country_at(36.75, 3.06), country_at(12.64, -8.0), country_at(35.0, 18.0)
    ('DZ', 'ML', None)
    """
    borders = _borders()
    x = (longitude - borders.corner[0]) / borders.scale[0]
    y = (latitude - borders.corner[1]) / borders.scale[1]
    inside: set[str] = set()
    for x1, y1, x2, y2, sides in _band(int(y // _BAND)):
        # Lines to the east of the point: who is crossed an odd number of times is around it.
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside.symmetric_difference_update(sides)
    return next((code for code in sorted(inside) if not code.startswith(_NO_CODE)), None)


def _cells_along(line: Line) -> Iterator[tuple[int, int]]:
    x1, y1, x2, y2, _ = line
    steps = int(max(abs(x2 - x1), abs(y2 - y1)) * 2) + 1
    for step in range(steps + 1):
        yield int((x1 + (x2 - x1) * step / steps) // 1), int((y1 + (y2 - y1) * step / steps) // 1)


@built_once
def _grid() -> dict[tuple[int, int], list[Line]]:
    """Give the stretches of borders by the degrees they touch."""
    borders = _borders()
    (sx, sy), (cx, cy) = borders.scale, borders.corner
    cells: dict[tuple[int, int], list[Line]] = {}
    for arc in borders.arcs:
        if len(arc.sides) < 2:
            continue
        points = [(cx + x * sx, cy + y * sy) for x, y in arc.points]
        for (x1, y1), (x2, y2) in pairwise(points):
            line = (x1, y1, x2, y2, arc.sides)
            for cell in dict.fromkeys(_cells_along(line)):
                cells.setdefault(cell, []).append(line)
    return cells


def _ring(x: int, y: int, radius: int) -> Iterator[tuple[int, int]]:
    """Yield the cells that are `radius` away."""
    for dx in range(-radius, radius + 1):
        for dy in range(-radius, radius + 1):
            if max(abs(dx), abs(dy)) == radius:
                yield x + dx, y + dy


def _km(latitude: float, longitude: float, line: Line) -> float:
    """Give the distance from a point to a stretch, on a plane that touches the globe at the point."""
    east = _KM_A_DEGREE * cos(radians(latitude))
    x1, y1 = (line[0] - longitude) * east, (line[1] - latitude) * _KM_A_DEGREE
    x2, y2 = (line[2] - longitude) * east, (line[3] - latitude) * _KM_A_DEGREE
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length))
    return hypot(x1 + along * dx, y1 + along * dy)


def _code(side: str) -> str | None:
    return None if side.startswith(_NO_CODE) else side


def nearest_border(latitude: float, longitude: float, *, of: str | None = None) -> Nearest | None:
    """Give the nearest border between two countries, or of one; None where there is none within 2,000 km.

    >>> nearest_border(35.75, -0.63).between, nearest_border(-10.0, -25.0)
    (('DZ', 'MA'), None)
    >>> round(nearest_border(36.8, 10.18, of="LY").km / 100)
    4
    """
    grid = _grid()
    x, y = int(longitude // 1), int(latitude // 1)
    narrowest = _KM_A_DEGREE * max(0.05, cos(radians(min(89.0, abs(latitude) + 1))))
    best: tuple[float, tuple[str, ...]] | None = None
    for radius in range(_FARTHEST_DEGREES + 1):
        # Whatever lies in farther rings is at least so far away.
        if best is not None and best[0] <= (radius - 1) * narrowest:
            break
        for cell in _ring(x, y, radius):
            for line in grid.get(cell, ()):
                if of is not None and of not in line[4]:
                    continue
                km = _km(latitude, longitude, line)
                if best is None or km < best[0]:
                    best = (km, line[4])
    if best is None or best[0] > _FARTHEST_KM:
        return None
    one, other = best[1][0], best[1][1]
    return Nearest(round(best[0], 2), (_code(one), _code(other)))
