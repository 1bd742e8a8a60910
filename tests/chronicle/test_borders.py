"""Countries and borders on the map, against places whose country and border everybody knows."""

import time

import pytest

from rawi.chronicle.border_file import Arc, Borders, pack_borders, unpack_borders
from rawi.chronicle.borders import country_at, nearest_border

# Capitals and towns: latitude, longitude, country, countries of the nearest border.
PLACES = {
    "Baghdad": (33.31, 44.36, "IQ", {"IQ", "IR"}),
    "Damascus": (33.51, 36.29, "SY", {"LB", "SY"}),
    "Tindouf": (27.67, -8.15, "DZ", {"DZ", "MA"}),
    "Kidal": (18.44, 1.41, "ML", {"DZ", "ML"}),
    "El Geneina": (13.45, 22.45, "SD", {"SD", "TD"}),
    "Aqaba": (29.53, 35.01, "JO", {"IL", "JO"}),
    "Sallum": (31.57, 25.15, "EG", {"EG", "LY"}),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_lies_in_its_country_and_near_its_border(name: str) -> None:
    latitude, longitude, country, border = PLACES[name]
    nearest = nearest_border(latitude, longitude)
    assert country_at(latitude, longitude) == country
    assert nearest is not None
    assert set(nearest.between) == border


def test_distances_grow_from_the_border() -> None:
    # Eastwards from the Libyan border along one parallel.
    found = [nearest_border(28.0, longitude, of="EG") for longitude in (25.2, 26.0, 27.0)]
    assert [round(one.km / 10) if one else None for one in found] == [2, 10, 20]


def test_the_sea_is_no_country() -> None:
    assert country_at(35.0, 18.0) is None
    assert country_at(0.0, -30.0) is None


def test_borders_survive_packing() -> None:
    borders = Borders((0.5, 0.25), (-180.0, -90.0), (Arc(("A", "B"), ((0, 0), (-700, 12), (5, 70000))),))
    assert unpack_borders(pack_borders(borders)) == borders


def test_a_point_costs_less_than_a_few_milliseconds() -> None:
    points = [(20 + n * 0.09, -8 + n * 0.31) for n in range(150)]
    for latitude, longitude in points:
        country_at(latitude, longitude)
    start = time.perf_counter()
    for latitude, longitude in points:
        country_at(latitude, longitude)
        nearest_border(latitude, longitude)
    assert (time.perf_counter() - start) / len(points) < 0.01
