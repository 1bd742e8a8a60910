"""A map of places, those too close to tell apart drawn as one circle."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import cos, pi, sin, sqrt
from typing import NamedTuple

from rawi.charts.bars import QUADS
from rawi.charts.projection import Frame
from rawi.store.answers import Party

_CELL = 46.0
_SMALLEST, _GROWTH, _LARGEST = 6.0, 2.6, 30.0
_EDGE = 6.0
# How large the letters of a name are; so many names are written, of so many incidents at least.
_LETTER, _LINE = 7.5, 18.0
_NAMED, _NAMED_FROM = 24, 2


class Located(NamedTuple):
    """A place with its incidents by their quad classes; `is_country` where only the country is known."""

    party: Party
    latitude: float
    longitude: float
    precision_km: float | None
    quads: tuple[str, ...]
    is_country: bool = False


class Slice(NamedTuple):
    """One quad class's share of a circle, as an SVG path; a whole circle has none."""

    quad: str
    path: str


class Cluster(NamedTuple):
    """Places that stand close together: where, how many incidents, its slices, and the places."""

    x: float
    y: float
    radius: float
    incidents: int
    slices: tuple[Slice, ...]
    places: tuple[Located, ...]
    latitude: float
    longitude: float
    is_country: bool


def _slices(quads: Counter[str], x: float, y: float, radius: float) -> tuple[Slice, ...]:
    total, at, found = sum(quads.values()), -pi / 2, []
    for quad in QUADS:
        if not quads[quad]:
            continue
        if quads[quad] == total:
            return (Slice(quad, ""),)
        to = at + 2 * pi * quads[quad] / total
        start = f"{x + radius * cos(at):.1f} {y + radius * sin(at):.1f}"
        end = f"{x + radius * cos(to):.1f} {y + radius * sin(to):.1f}"
        large = int(to - at > pi)
        found.append(Slice(quad, f"M{x:.1f} {y:.1f}L{start}A{radius:.1f} {radius:.1f} 0 {large} 1 {end}Z"))
        at = to
    return tuple(found)


def _cluster(places: Sequence[Located], frame: Frame) -> Cluster:
    quads = Counter(quad for place in places for quad in place.quads)
    total = sum(quads.values())
    weights = [len(place.quads) for place in places]
    latitude = sum(p.latitude * w for p, w in zip(places, weights, strict=True)) / total
    longitude = sum(p.longitude * w for p, w in zip(places, weights, strict=True)) / total
    x, y = frame.place(latitude, longitude)
    radius = round(min(_LARGEST, _SMALLEST + _GROWTH * sqrt(total)), 1)
    slices = _slices(quads, x, y, radius)
    middle = (round(latitude, 3), round(longitude, 3))
    return Cluster(x, y, radius, total, slices, tuple(places), *middle, places[0].is_country)


def with_names(clusters: Sequence[Cluster], frame: Frame) -> tuple[Cluster, ...]:
    """Choose the single places whose names have room below their circles in a frame, the largest first."""
    taken: list[tuple[float, float, float, float]] = [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in clusters
    ]
    found = []
    for at, one in enumerate(clusters):
        if len(one.places) > 1 or one.incidents < _NAMED_FROM:
            continue
        party = one.places[0].party
        half = max(len(party.name), len(party.name_ar)) * _LETTER / 2
        top = one.y + one.radius + 1
        box = (one.x - half, top, one.x + half, top + _LINE)
        is_inside = box[0] >= 0 and box[2] <= frame.width and box[3] <= frame.height
        if is_inside and not any(_overlap(box, other) for place, other in enumerate(taken) if place != at):
            taken.append(box)
            found.append(one)
    return tuple(found[:_NAMED])


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def make_clusters(places: Iterable[Located], frame: Frame) -> tuple[Cluster, ...]:
    """Group the places inside a frame by cells, the largest groups first; countries stand by themselves."""
    cells: dict[tuple[int | str, int], list[Located]] = {}
    for place in places:
        x, y = frame.place(place.latitude, place.longitude)
        if -_EDGE <= x <= frame.width + _EDGE and -_EDGE <= y <= frame.height + _EDGE:
            cell = (place.party.key, 0) if place.is_country else (int(x // _CELL), int(y // _CELL))
            cells.setdefault(cell, []).append(place)
    clusters = [_cluster(some, frame) for some in cells.values()]
    return tuple(sorted(clusters, key=lambda one: (-one.incidents, one.x, one.y)))
