"""Agreements and standing arrangements, case by case (`tests/cases/instruments`).

A case lists all instruments of its text, or with `no_more = false` some of them. Of each it tells `name`,
its words or some of them, `kind` and `status`; what else it gives counts too: `parties` (none if empty),
`date`, `cadence`, `session`, `founded`, `scope`, `step`, `instrument`; an empty word asks for none. `nth`
tells equal names apart. `same` lists names that are one instrument.
"""

import tomllib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rawi
from rawi.explanation import explain, rule_text
from rawi.lexicon import load_table
from rawi.records import Instrument, Reading

FOLDER = Path(__file__).parents[1] / "cases" / "instruments"
FEWEST_CASES, FEWEST_PASSING = 70, 60
GIVEN = ("date", "cadence", "session", "founded", "instrument")
WORDS = ("scope", "step")


def cases() -> list[Any]:
    """List the cases; those that expect to fail are strict, so that a mended one must be marked."""
    listed = []
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            fails = case["expect"] == "fail"
            marks = [pytest.mark.xfail(strict=True, reason=case["reason"])] if fails else []
            listed.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return listed


CASES = cases()
ALL = [pytest.param(*param.values, id=param.id) for param in CASES]


@cache
def read(text: str, published: str) -> Reading:
    return rawi.read(text, published=date.fromisoformat(published))


def place_of(text: str, wanted: dict[str, Any]) -> tuple[int, int]:
    """Give where the words of a name stand; `nth` counts from 1."""
    start = -1
    for _ in range(wanted.get("nth", 1)):
        start = text.index(wanted["name"], start + 1)
    return start, start + len(wanted["name"])


def told(found: Instrument) -> str:
    """Write an instrument for the message of a failing case."""
    step = found.step.text if found.step else None
    rest = (found.date, found.cadence, found.session, found.founded, step, found.scope and found.scope.text)
    return f"{found.name.text}: {found.kind} {found.status} {list(found.parties)} {rest} = {found.instrument}"


def is_meant(text: str, wanted: dict[str, Any], found: Instrument) -> bool:
    """Whether an instrument is the one wanted in all that the case tells of it."""
    start, end = place_of(text, wanted)
    if not (found.name.start <= start + 2 and end <= found.name.end):
        return False
    plain = {name: wanted[name] or None for name in GIVEN if name in wanted}
    words = {name: wanted[name] or None for name in WORDS if name in wanted}
    return (
        (found.kind, found.status) == (wanted["kind"], wanted["status"])
        and ("parties" not in wanted or set(wanted["parties"]) == set(found.parties))
        and all(getattr(found, name) == value for name, value in plain.items())
        and all(getattr(getattr(found, name), "text", None) == value for name, value in words.items())
    )


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    reading = read(text, case["published"])
    found = "\n".join(map(told, reading.instruments))
    for wanted in case["instruments"]:
        assert any(is_meant(text, wanted, one) for one in reading.instruments), f"{wanted} is not in\n{found}"
    if case.get("no_more", True):
        assert len(reading.instruments) == len(case["instruments"]), found
    if "same" in case:
        spans = [place_of(text, name) for name in case["same"]]
        ids = {
            one.instrument
            for one in reading.instruments
            if any(one.name.start <= start + 2 and end <= one.name.end for start, end in spans)
        }
        assert len(ids) == 1, found


@pytest.mark.parametrize("case", ALL)
def test_whatever_is_found_slices_back_and_is_known(case: dict[str, Any]) -> None:
    reading = read(case["text"], case["published"])
    kinds = {row["kind"] for row in load_table("instruments/heads")}
    statuses = {row[column] for row in load_table("instruments/outcomes") for column in ("actual", "planned")}
    starts = [one.name.start for one in reading.instruments]
    assert starts == sorted(set(starts))
    for one in reading.instruments:
        assert one.kind in kinds
        assert one.status in {*statuses, "mentioned"}
        assert one.instrument
        assert rule_text(one.rule)
        assert len(set(one.parties)) == len(one.parties)
        assert one.date is None or one.date in {timex.value for timex in reading.timexes}
        for span in filter(None, (one.name, one.step, one.scope)):
            assert case["text"][span.start : span.end] == span.text


@pytest.mark.parametrize("case", ALL)
def test_whatever_is_found_is_explained_by_a_row(case: dict[str, Any]) -> None:
    reading = read(case["text"], case["published"])
    explained = [one for one in explain(reading) if one.layer == "instruments"]
    assert len(explained) == len(reading.instruments)
    assert all(one.rows and one.rule_text for one in explained)


def test_there_are_many_cases_and_each_has_its_own_name() -> None:
    names = [param.id for param in CASES]
    assert len(names) >= FEWEST_CASES
    assert len(set(names)) == len(names)
    assert sum(not param.marks for param in CASES) >= FEWEST_PASSING


def test_the_cases_are_of_every_kind_and_status() -> None:
    told_of = [one for param in CASES for one in param.values[0]["instruments"]]
    assert set(Counter(one["kind"] for one in told_of)) == {
        row["kind"] for row in load_table("instruments/heads")
    }
    statuses = {row[column] for row in load_table("instruments/outcomes") for column in ("actual", "negated")}
    assert set(Counter(one["status"] for one in told_of)) == statuses
