"""The map is GeoJSON as others read it: points where the places are, within the countries told."""

import json
from pathlib import Path
from typing import Any

import pytest

from rawi import Chronicle, export_chronicle
from rawi.chronicle.borders import country_at


@pytest.fixture(scope="module")
def features(everything: Path) -> list[dict[str, Any]]:
    told = json.loads((everything / "geojson").read_text(encoding="utf-8"))
    assert told["type"] == "FeatureCollection"
    return list(told["features"])


def test_a_point_is_where_its_place_is(features: list[dict[str, Any]]) -> None:
    assert {one["properties"]["place"] for one in features} == {"Garissa", "Ben Guerdane", "Tripoli"}
    for one in features:
        longitude, latitude = one["geometry"]["coordinates"]
        assert country_at(latitude, longitude) == one["properties"]["place_country"]


def test_a_point_tells_how_sure_it_is_and_how_near_the_border(features: list[dict[str, Any]]) -> None:
    for one in features:
        told = one["properties"]
        assert told["precision_km"] > 0
        assert told["border_km"] > 0
        assert len(told["border"]) == 2
        assert told["words"] and told["url"].startswith("https://")
        assert not {"latitude", "longitude"} & set(told)


def test_what_has_no_position_is_counted(news: Chronicle, tmp_path: Path) -> None:
    (made,) = export_chronicle(news, tmp_path / "map.json", format="geojson")
    assert made.left_out == len(news.incidents(limit=None)) - made.count > 0


def test_an_empty_map_is_a_map(news: Chronicle, tmp_path: Path) -> None:
    (made,) = export_chronicle(news, tmp_path / "map.json", format="geojson", since="2030-01-01")
    assert json.loads((tmp_path / "map.json").read_text(encoding="utf-8"))["features"] == []
    assert (made.count, made.left_out) == (0, 0)


def test_shapely_reads_the_points(features: list[dict[str, Any]]) -> None:
    shapely = pytest.importorskip("shapely.geometry", reason="shapely is not installed: pip install shapely")
    for one in features:
        point = shapely.shape(one["geometry"])
        assert point.is_valid
        assert -180 <= point.x <= 180
