"""The graph holds to FollowTheMoney's model, and nothing that an entity points to is missing."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from rawi import Chronicle, export_chronicle

MODEL = tomllib.loads((Path(__file__).parent / "followthemoney.toml").read_text(encoding="utf-8"))
SHAPES = {
    "text": re.compile(r"(?s).+"),
    "url": re.compile(r"https?://\S+"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "language": re.compile("ara"),
    "country": re.compile("[a-z]{2}"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
}
Things = dict[str, dict[str, Any]]


def read_things(path: Path) -> Things:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {one["id"]: one for one in lines}
    assert len(found) == len(lines)
    return found


@pytest.fixture(scope="module")
def things(everything: Path) -> Things:
    return read_things(everything / "ftm")


def types_of(schema: str) -> dict[str, str]:
    return {name: kind for kind, names in MODEL[schema].items() if kind in SHAPES for name in names}


def test_every_value_is_of_its_type(things: Things) -> None:
    assert {one["schema"] for one in things.values()} >= {
        "Article",
        "Event",
        "Mention",
        "UnknownLink",
        "Address",
    }
    for one in things.values():
        types, ranges = types_of(one["schema"]), MODEL[one["schema"]].get("entity", {})
        assert set(MODEL[one["schema"]]["required"]) <= set(one["properties"])
        for name, values in one["properties"].items():
            assert values and all(isinstance(value, str) for value in values)
            for value in values:
                if name in ranges:
                    assert things[value]["schema"] in ranges[name]
                else:
                    assert SHAPES[types[name]].fullmatch(value), (one["schema"], name, value)


def test_an_incident_is_an_event_with_its_parties_words_and_articles(things: Things) -> None:
    raid = next(
        one["properties"] for one in things.values() if one["properties"].get("location", [""])[0] == "غاريسا"
    )
    (kenya,) = (one["id"] for one in things.values() if one["properties"].get("name") == ["كينيا", "Kenya"])
    assert raid["involved"] == [kenya]
    assert {things[one]["properties"]["publisher"][0] for one in raid["proof"]} == {"barq", "sawt-alwadi"}
    assert raid["startDate"] == ["2022-05-08"]


def test_a_part_of_the_graph_lacks_nothing_either(news: Chronicle, tmp_path: Path) -> None:
    export_chronicle(news, tmp_path / "part", format="ftm", pair=("تونس", "ليبيا"))
    part = read_things(tmp_path / "part")
    assert {one["properties"]["fileName"][0] for one in part.values() if one["schema"] == "Article"} == {
        "maghreb-1",
        "maghreb-2",
    }
    for one in part.values():
        for name in MODEL[one["schema"]].get("entity", {}):
            assert set(one["properties"].get(name, ())) <= set(part)


def test_ids_are_the_same_in_every_export(news: Chronicle, things: Things, tmp_path: Path) -> None:
    export_chronicle(news, tmp_path / "again", format="ftm")
    assert read_things(tmp_path / "again") == things


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_library_takes_every_entity_as_it_stands(things: Things) -> None:
    library = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: pip install 'followthemoney<4'"
    )
    for one in things.values():
        schema = library.model.get(one["schema"])
        schema.validate(one)
        proxy = library.model.get_proxy(one)
        for name, values in one["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (one["schema"], name)
            if schema.get(name).type.name == "entity":
                assert all(
                    library.model.get(things[value]["schema"]).is_a(schema.get(name).range)
                    for value in values
                )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("named", MODEL)
def test_the_model_told_here_is_that_of_the_library(named: str) -> None:
    library = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: pip install 'followthemoney<4'"
    )
    schema = library.model.get(named)
    assert set(MODEL[named]["required"]) == set(schema.required)
    for name, kind in types_of(named).items():
        assert schema.get(name) is not None
        assert kind == "text" or schema.get(name).type.name == kind
    for name, ranges in MODEL[named].get("entity", {}).items():
        assert all(library.model.get(one).is_a(schema.get(name).range) for one in ranges)
