"""The examples that ship with Rawi are read as their publishers meant them; known misses stay visible."""

import tomllib
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import rawi

_FOLDER = Path(__file__).parents[1] / "examples"
_NOTE = "لمشروع راوي"
_CASES = {
    case["name"]: case
    for case in tomllib.loads(
        (Path(__file__).parent / "cases" / "examples.toml").read_text(encoding="utf-8")
    )["case"]
}
_CHECKS = ("title", "published", "source", "text")


@cache
def _readings() -> dict[str, rawi.Reading]:
    found = {}
    for path in sorted(_FOLDER.iterdir()):
        if path.suffix not in (".html", ".txt", ".jsonl"):
            continue
        for article in rawi.load_articles([path]):
            assert isinstance(article, rawi.Article), article
            name = article.id if path.suffix == ".jsonl" else path.stem
            found[name] = rawi.read(article)
    return found


def _checks() -> list[object]:
    return [
        pytest.param(
            name,
            check,
            marks=[pytest.mark.xfail(reason=case["misses"][check])]
            if check in case.get("misses", {})
            else [],
        )
        for name, case in _CASES.items()
        for check in _CHECKS
    ]


def test_every_example_is_in_the_table() -> None:
    assert set(_readings()) == set(_CASES)


@pytest.mark.parametrize(("name", "check"), _checks())
def test_head_and_bounds_are_right(name: str, check: str) -> None:
    reading, case = _readings()[name], _CASES[name]
    found: dict[str, Any] = {
        "title": reading.title == case["title"],
        "source": reading.source == case.get("source"),
        "published": str(reading.published).startswith(case["published"]),
        "text": reading.text.startswith(case["first"]) and reading.text.endswith(case["last"]),
    }
    assert found[check], (reading.title, reading.source, reading.published, reading.text)


@pytest.mark.parametrize("name", _CASES)
def test_no_furniture_is_left_in_the_text(name: str) -> None:
    text = _readings()[name].text
    assert [phrase for phrase in (*_CASES[name].get("furniture", ()), _NOTE) if phrase in text] == []


@pytest.mark.parametrize("name", _CASES)
def test_a_time_is_found_with_its_value(name: str) -> None:
    timex = _CASES[name]["timex"]
    assert (timex["text"], timex["value"]) in {
        (found.text, found.value) for found in _readings()[name].timexes
    }


@pytest.mark.parametrize("name", _CASES)
def test_a_name_is_found_with_its_id(name: str) -> None:
    mentions = {(found.text, found.entity) for found in _readings()[name].mentions}
    if entity := _CASES[name].get("entity"):
        assert (entity["text"], entity["id"]) in mentions
    else:
        assert not mentions


def test_the_undated_page_is_bounded_by_its_words() -> None:
    reading = _readings()["treaty-thaw-undated"]
    assert reading.published_basis == "text"
    assert reading.published is not None
    assert reading.published >= date(2023, 11, 1)


def _alike(one: str, other: str) -> float:
    words = [text.replace("ى", "ي").replace("ً", "").split() for text in (one, other)]
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def test_two_outlets_copy_the_agency_and_the_others_do_not() -> None:
    road = {name: reading.text for name, reading in _readings().items() if name.startswith("sahara-road")}
    copies = {"sahara-road-agency", "sahara-road-egypt", "sahara-road-lebanon"}
    for one, other in combinations(sorted(road), 2):
        alike = _alike(road[one], road[other])
        assert alike > 0.8 if {one, other} <= copies else alike < 0.3, (one, other, alike)


def test_every_file_is_marked_as_an_example() -> None:
    for path in _FOLDER.iterdir():
        content = path.read_bytes()
        text = content.decode("cp1256" if b"windows-1256" in content else "utf-8")
        assert _NOTE in text or path.name == "README.md", path.name
