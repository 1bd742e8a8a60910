"""Draws land and borders: a part of the world, as paths with no more points than show."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import log2
from typing import NamedTuple

from rawi.charts.projection import Frame
from rawi.chronicle.border_file import unpack_borders
from rawi.lexicon import built_once

Points = tuple[tuple[float, float], ...]
# Degrees that points lie apart at least, of each grade of detail; the first has all points there are.
_GRADES = (0.0, 0.02, 0.04, 0.07, 0.11, 0.16, 0.24, 0.36, 0.6)
_ROUND, _HALF = 360.0, 180.0
# A ring of fewer points covers nothing.
_FEWEST_OF_RING = 4
# Points stay that lie so far outside a frame, so that no stroke is seen to end; in parts of its width.
_MARGIN = 0.05


class _Line(NamedTuple):
    """A line in degrees (longitude, latitude), with the box around it."""

    points: Points
    west: float
    south: float
    east: float
    north: float


class _Grade(NamedTuple):
    """All land and borders in one grade of detail: the rings of the land, and the lines between countries."""

    rings: tuple[_Line, ...]
    borders: tuple[_Line, ...]


class Land(NamedTuple):
    """A part of the world as SVG paths: its land, and the borders on it."""

    land: str
    borders: str


def _line(points: Points) -> _Line:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _Line(points, min(xs), min(ys), max(xs), max(ys))


def _unwrapped(ring: Points) -> Points:
    """Let a ring that crosses the date line run on beyond it; one around a pole closes there."""
    turned, points = 0.0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        if abs(x - before) > _HALF:
            turned += _ROUND if before > x else -_ROUND
        points.append((x + turned, y))
    if turned:
        pole = 90.0 if ring[0][1] > 0 else -90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return tuple(points)


def _on_both_edges(rings: Iterable[Points]) -> Iterator[Points]:
    """Yield the rings of the globe, those that cross the date line at both edges of the map."""
    for ring in map(_unwrapped, rings):
        yield ring
        xs = [x for x, _ in ring]
        if max(xs) > _HALF:
            yield tuple((x - _ROUND, y) for x, y in ring)
        if min(xs) < -_HALF:
            yield tuple((x + _ROUND, y) for x, y in ring)


def _joined(arcs: Iterable[Points]) -> list[Points]:
    """Join the arcs of coasts end to end, so that they are rings."""
    rings: list[Points] = []
    ends: dict[tuple[float, float], list[Points]] = {}
    left: dict[int, Points] = {}
    for arc in arcs:
        if arc[0] == arc[-1]:
            rings.append(arc)
            continue
        left[id(arc)] = arc
        for end in (arc[0], arc[-1]):
            ends.setdefault(end, []).append(arc)
    while left:
        _, ring = left.popitem()
        while ring[0] != ring[-1]:
            after = next((arc for arc in ends[ring[-1]] if id(arc) in left), None)
            if after is None:
                break
            del left[id(after)]
            ring += after[1:] if after[0] == ring[-1] else after[-2::-1]
        rings.append(ring)
    return rings


@built_once
def _finest() -> _Grade:
    borders = unpack_borders((files("rawi") / "chronicle" / "borders.bin").read_bytes())
    (sx, sy), (cx, cy) = borders.scale, borders.corner
    of_coast: list[Points] = []
    of_border: list[Points] = []
    for arc in borders.arcs:
        points = tuple((cx + x * sx, cy + y * sy) for x, y in arc.points)
        (of_border if len(arc.sides) > 1 else of_coast).append(points)
    return _Grade(tuple(map(_line, _on_both_edges(_joined(of_coast)))), tuple(map(_line, of_border)))


def _thinned(line: _Line, apart: float) -> _Line:
    """Leave out points that lie closer to the one before; the ends stay."""
    x, y = line.points[0]
    kept = [line.points[0]]
    for point in line.points[1:-1]:
        if abs(point[0] - x) + abs(point[1] - y) >= apart:
            x, y = point
            kept.append(point)
    kept.append(line.points[-1])
    return line._replace(points=tuple(kept))


@lru_cache(maxsize=len(_GRADES))
def _grade(number: int) -> _Grade:
    if not number:
        return _finest()
    finer, apart = _grade(number - 1), _GRADES[number]
    rings = (_thinned(ring, apart) for ring in finer.rings)
    return _Grade(
        tuple(ring for ring in rings if len(ring.points) >= _FEWEST_OF_RING),
        tuple(_thinned(line, apart) for line in finer.borders),
    )


class _Box(NamedTuple):
    """The degrees around a frame beyond which nothing shows."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, frame: Frame) -> "_Box":
        wide, high = frame.span * (0.5 + _MARGIN), frame.height / frame.scale * (0.5 + _MARGIN)
        return cls(
            frame.longitude - wide, frame.latitude - high, frame.longitude + wide, frame.latitude + high
        )

    def misses(self, line: _Line) -> bool:
        return (
            line.east < self.west
            or line.west > self.east
            or line.north < self.south
            or line.south > self.north
        )

    def holds(self, line: _Line) -> bool:
        return (
            line.west >= self.west
            and line.east <= self.east
            and line.south >= self.south
            and line.north <= self.north
        )

    def side(self, x: float, y: float) -> int:
        """Tell on which sides of the box a point lies, as bits; none inside."""
        return (x < self.west) | (x > self.east) << 1 | (y < self.south) << 2 | (y > self.north) << 3


def _shortened(line: _Line, box: _Box) -> Iterator[tuple[float, float]]:
    """Give the points of a line, of stretches beyond one side of the box only the ends.

    What is filled stays what it is inside: such a stretch never crosses the box, nor does the straight line
    between its ends.
    """
    beyond, last = 0, line.points[0]
    for number, point in enumerate(line.points):
        side = box.side(*point)
        if side & beyond:
            beyond &= side
            last = point
            continue
        if beyond and number:
            yield last
        yield point
        beyond, last = side, point
    if beyond:
        yield last


def _path(lines: Iterable[_Line], frame: Frame, box: _Box) -> str:
    told: list[str] = []
    across, middle = frame.width / frame.span, frame.width / 2
    for line in lines:
        if box.misses(line):
            continue
        points = line.points if box.holds(line) else _shortened(line, box)
        written = " ".join(
            f"{middle + (x - frame.longitude) * across:.1f} "
            f"{frame.height / 2 - (y - frame.latitude) * frame.scale:.1f}"
            for x, y in points
        )
        told.append(f"M{written}")
    return "".join(told)


def _number_of(frame: Frame) -> int:
    """Choose the grade of detail of a frame: the coarsest whose points lie no farther apart than shows."""
    shows = 1.6 + max(0.0, log2(frame.span / 20.0)) * 0.6
    apart = shows * frame.span / frame.width
    return max(number for number, degrees in enumerate(_GRADES) if degrees <= apart)


@lru_cache(maxsize=64)
def draw_land(frame: Frame) -> Land:
    """Draw the land and the borders of a frame."""
    grade, box = _grade(_number_of(frame)), _Box.around(frame)
    return Land(_path(grade.rings, frame, box), _path(grade.borders, frame, box))


def prepare_land() -> None:
    """Thin out the lines of all grades, so that no reader waits for it."""
    _grade(len(_GRADES) - 1)
