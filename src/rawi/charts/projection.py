"""Places points of the globe on a plane: a part of the world, and where things stand in it."""

from math import cos, radians
from typing import NamedTuple

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
