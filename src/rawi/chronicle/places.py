"""Weighs places against the map: on which side of which border, how near, and what that leaves open."""

from math import cos, hypot, radians
from typing import NamedTuple

from rawi.chronicle.borders import PRECISION_KM, country_at, nearest_border
from rawi.records import Entity

_KM_A_DEGREE = 111.2
# How far off a place may be whose precision nobody has told.
_UNKNOWN_KM = 10.0


class Site(NamedTuple):
    """A place on the map: where, how far off it may be, in which country, how near which border.

    `either_side` where the place may as well lie on the other side of that border.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    precision_km: float
    country: str | None
    border_km: float | None
    border: tuple[str | None, str | None] | None
    either_side: bool


def site_of(entity: Entity, key: str) -> Site | None:
    """Put an entity on the map; None where nobody knows its position.

    >>> from rawi import read
    >>> found = {one.id: one for one in read("وقع انفجار في معبر رأس جدير قرب بن قردان.").entities}
    >>> site = site_of(found["Ben Guerdane"], "Ben Guerdane")
    >>> (site.country, site.border, site.either_side)
    ('TN', ('LY', 'TN'), False)
    """
    if entity.latitude is None or entity.longitude is None:
        return None
    precision = entity.precision_km if entity.precision_km is not None else _UNKNOWN_KM
    nearest = nearest_border(entity.latitude, entity.longitude)
    return Site(
        key,
        entity.name,
        entity.latitude,
        entity.longitude,
        precision,
        country_at(entity.latitude, entity.longitude) or entity.country,
        nearest.km if nearest is not None else None,
        nearest.between if nearest is not None else None,
        nearest is not None and nearest.km <= precision + PRECISION_KM,
    )


def distance_km(one: Site, other: Site) -> float:
    """Give the distance between two places, as far as a plane will do."""
    east = cos(radians((one.latitude + other.latitude) / 2))
    return _KM_A_DEGREE * hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * east)


def may_be_one(one: Site, other: Site) -> bool:
    """Tell whether two places may be the same spot, given how far off each may be."""
    return distance_km(one, other) <= one.precision_km + other.precision_km


def may_lie_in(site: Site, country: str, *, depth_km: float = 0.0) -> bool:
    """Tell whether a place may lie in a country, so many kilometres inside, given how far off it may be.

    >>> town = Site("x", "X", 32.7, -1.6, 5.0, "MA", 8.0, ("DZ", "MA"), True)
    >>> may_lie_in(town, "MA", depth_km=10.0), may_lie_in(town, "TN")
    (True, False)
    """
    slack = site.precision_km + PRECISION_KM
    nearest = nearest_border(site.latitude, site.longitude, of=country)
    if site.country == country:
        return nearest is None or nearest.km + slack >= depth_km
    return nearest is not None and nearest.km + depth_km <= slack
