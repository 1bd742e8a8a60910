"""A small map of the places of one incident: the border near them, and how far off each place may be."""

from collections.abc import Sequence
from typing import NamedTuple

from rawi.charts.land import Land, draw_land
from rawi.charts.projection import Frame
from rawi.store.account_answers import Site

_WIDTH, _HEIGHT = 560.0, 360.0
_KM_A_DEGREE = 111.2
_LEAST_SPAN, _ROOM = 3.0, 2.2


class Spot(NamedTuple):
    """One place: where it stands, the radius of how far off it may be, and the place itself."""

    x: float
    y: float
    radius: float
    site: Site


class Surroundings(NamedTuple):
    """The map: its land, the places, and how long a line of so many kilometres is."""

    width: float
    height: float
    land: Land
    spots: tuple[Spot, ...]
    bar_km: int
    bar: float


def draw_surroundings(sites: Sequence[Site]) -> Surroundings | None:
    """Draw the places of an incident; None if none is on the map."""
    if not sites:
        return None
    latitudes, longitudes = [one.latitude for one in sites], [one.longitude for one in sites]
    near = max((one.border_km or 0.0) / _KM_A_DEGREE for one in sites)
    across = max(longitudes) - min(longitudes), (max(latitudes) - min(latitudes)) * _WIDTH / _HEIGHT
    span = min(120.0, max(_LEAST_SPAN, *(part * _ROOM for part in across), min(near, 6.0) * 2 * _ROOM))
    middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    frame = Frame(round(middle[0], 3), round(middle[1], 3), round(span, 3), _WIDTH, _HEIGHT)
    a_km = frame.scale / _KM_A_DEGREE
    spots = tuple(
        Spot(*frame.place(one.latitude, one.longitude), round(max(3.0, one.precision_km * a_km), 1), one)
        for one in sites
    )
    bar_km = next((km for km in (500, 200, 100, 50, 20, 10) if km * a_km <= _WIDTH / 4), 5)
    return Surroundings(_WIDTH, _HEIGHT, draw_land(frame), spots, bar_km, round(bar_km * a_km, 1))
