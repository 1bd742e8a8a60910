"""Land and borders are drawn with no more points than show, and what is left out changes nothing inside."""

import re
from itertools import pairwise

import pytest

from rawi.charts.land import Land, draw_land
from rawi.charts.projection import Frame
from rawi.chronicle.borders import country_at

WORLD = Frame(20.0, 15.0, 200.0, 1000.0, 620.0)
MAGHREB = Frame(32.0, 5.0, 30.0, 1000.0, 620.0)
GABES = Frame(34.0, 10.4, 3.0, 1000.0, 620.0)
INLAND = Frame(24.0, 3.0, 2.0, 1000.0, 620.0)


def rings(path: str) -> list[list[tuple[float, float]]]:
    """Read the lines of a path."""
    found = []
    for line in path.split("M")[1:]:
        numbers = list(map(float, re.findall(r"-?\d+\.\d", line)))
        found.append(list(zip(numbers[::2], numbers[1::2], strict=True)))
    return found


def is_filled(land: Land, x: float, y: float) -> bool:
    """Tell whether a point of the picture is land, by the even-odd rule of SVG."""
    inside = False
    for ring in rings(land.land):
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


@pytest.mark.parametrize("frame", [MAGHREB, GABES, INLAND])
def test_what_is_filled_is_land(frame: Frame) -> None:
    land = draw_land(frame)
    wrong = 0
    for column in range(1, 20):
        for row in range(1, 12):
            x, y = column * 50.0, row * 50.0
            latitude = frame.latitude - (y - frame.height / 2) / frame.scale
            longitude = frame.longitude + (x - frame.width / 2) * frame.span / frame.width
            wrong += is_filled(land, x, y) != (country_at(latitude, longitude) is not None)
    # Points so near the coast that the grade of detail decides; and land that is no country's.
    assert wrong <= 6


def test_sea_and_land_are_told_apart_from_afar() -> None:
    land = draw_land(WORLD)
    assert is_filled(land, *WORLD.place(28.0, 2.0))
    assert is_filled(land, *WORLD.place(60.0, 90.0))
    assert not is_filled(land, *WORLD.place(35.0, 18.0))
    assert not is_filled(land, *WORLD.place(0.0, -25.0))


def test_a_picture_holds_no_more_than_shows() -> None:
    assert max(len(path) for path in draw_land(WORLD)) < 80_000
    assert sum(len(path) for path in draw_land(GABES)) < 4_000


def test_inside_a_land_there_is_no_coast() -> None:
    land = draw_land(INLAND)
    assert all(
        not (0 <= x <= INLAND.width and 0 <= y <= INLAND.height) for ring in rings(land.land) for x, y in ring
    )
