"""Draws borders on a plane: a part of the world, as lines with no more points than show."""

from functools import lru_cache
from importlib.resources import files
from math import cos, log2, radians
from typing import NamedTuple

from rawi.chronicle.border_file import unpack_borders
from rawi.lexicon import built_once

_SMALLEST_SPAN, _LARGEST_SPAN = 0.4, 360.0


class Frame(NamedTuple):
    """A part of the world: its middle and how much longitude it spans in degrees, its size in pixels."""

    latitude: float
    longitude: float
    span: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Pixels for a degree of latitude."""
        return self.width / self.span / cos(radians(min(abs(self.latitude), 80.0)))

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Give where a point stands.

        >>> Frame(30.0, 10.0, 40.0, 800.0, 500.0).place(30.0, 10.0)
        (400.0, 250.0)
        """
        x = self.width / 2 + (longitude - self.longitude) * self.width / self.span
        y = self.height / 2 - (latitude - self.latitude) * self.scale
        return round(x, 1), round(y, 1)

    def turned(self, *, east: float = 0.0, north: float = 0.0, zoom: float = 1.0) -> "Frame":
        """Give the frame moved by parts of itself, or nearer."""
        span = min(_LARGEST_SPAN, max(_SMALLEST_SPAN, self.span / zoom))
        latitude = max(-75.0, min(75.0, self.latitude + north * self.height / self.scale))
        longitude = max(-180.0, min(180.0, self.longitude + east * self.span))
        return Frame(round(latitude, 3), round(longitude, 3), round(span, 3), self.width, self.height)


@built_once
def _arcs() -> tuple[tuple[bool, tuple[tuple[float, float], ...]], ...]:
    """Give all lines in degrees (longitude, latitude), and whether each is a border rather than a coast."""
    borders = unpack_borders((files("rawi") / "chronicle" / "borders.bin").read_bytes())
    (sx, sy), (cx, cy) = borders.scale, borders.corner
    return tuple(
        (len(arc.sides) > 1, tuple((cx + x * sx, cy + y * sy) for x, y in arc.points)) for arc in borders.arcs
    )


def _path(points: tuple[tuple[float, float], ...], frame: Frame, finest: float) -> str:
    """Write one line, leaving out points that are closer than shows, and stretches outside the frame."""
    told: list[str] = []
    last: tuple[float, float] | None = None
    was_inside, pending = False, ""
    for number, (longitude, latitude) in enumerate(points):
        x, y = frame.place(latitude, longitude)
        inside = -40 <= x <= frame.width + 40 and -40 <= y <= frame.height + 40
        is_end = number in (0, len(points) - 1)
        if last is not None and not is_end and abs(x - last[0]) + abs(y - last[1]) < finest:
            continue
        last, spot = (x, y), f"{x:g} {y:g}"
        if inside and not was_inside:
            told.append(f"M{pending}L{spot}" if pending else f"M{spot}")
        elif inside or was_inside:
            told.append(f"L{spot}")
        was_inside, pending = inside, spot
    return "".join(told)


@lru_cache(maxsize=64)
def draw_borders(frame: Frame) -> tuple[str, str]:
    """Give the coasts and the borders of a frame as SVG paths."""
    finest = 1.6 + max(0.0, log2(frame.span / 20.0)) * 0.6
    coasts: list[str] = []
    borders: list[str] = []
    for is_border, points in _arcs():
        path = _path(points, frame, finest)
        if path.count("L") > 0:
            (borders if is_border else coasts).append(path)
    return "".join(coasts), "".join(borders)
