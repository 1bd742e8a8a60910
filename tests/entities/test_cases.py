"""Names, what they name, and titles that stand for someone, case by case (`tests/cases/entities`).

A case lists all names of its text. `entity` is the exact id; `same` marks the names of one thing whose
id is made in the reading; with neither, only words and type count. `nth` tells equal words apart.
"""

import tomllib
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rawi.entities import find_entities
from rawi.entities.finder import Found
from rawi.language.sentences import segment
from rawi.timexes import find_timexes

FOLDER = Path(__file__).parents[1] / "cases" / "entities"
FEWEST_CASES = 400


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


def find(case: dict[str, Any]) -> Found:
    text, sentences = case["text"], segment(case["text"])
    published = date.fromisoformat(case["published"]) if "published" in case else None
    timexes = find_timexes(text, sentences, published=published)
    return find_entities(text, sentences, timexes=timexes, published=published)


def place(text: str, wanted: dict[str, Any]) -> tuple[int, int]:
    """Give the bounds of the words that a case wants; `nth` counts from 1."""
    start = -1
    for _ in range(wanted.get("nth", 1)):
        start = text.index(wanted["text"], start + 1)
    return start, start + len(wanted["text"])


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    text, found = case["text"], find(case)
    ids = {(mention.start, mention.end): mention.entity for mention in found.mentions}
    names = sorted((place(text, one), one["text"], one["type"]) for one in case["mentions"])
    assert [((m.start, m.end), m.text, m.type) for m in found.mentions] == names
    assert [ids[place(text, one)] for one in case["mentions"] if "entity" in one] == [
        one["entity"] for one in case["mentions"] if "entity" in one
    ]
    things: dict[str, set[str]] = defaultdict(set)
    for one in case["mentions"]:
        if "same" in one:
            things[one["same"]].add(ids[place(text, one)])
    assert all(len(given) == 1 for given in things.values()), things
    assert len(set().union(*things.values())) == len(things), things
    if "references" in case:
        wanted = [(place(text, one), one["entity"]) for one in case["references"]]
        assert [((r.start, r.end), r.entity) for r in found.references] == wanted


@pytest.mark.parametrize("case", [pytest.param(*param.values, id=param.id) for param in CASES])
def test_whatever_is_found_slices_back_and_is_described(case: dict[str, Any]) -> None:
    found = find(case)
    ids = {entity.id for entity in found.entities}
    for finding in (*found.mentions, *found.references):
        assert case["text"][finding.start : finding.end] == finding.text
        assert finding.entity in ids
    bounds = [(mention.start, mention.end) for mention in found.mentions]
    assert all(end <= start for (_, end), (start, _) in pairwise(bounds))


def test_there_are_many_cases_and_each_has_its_own_name() -> None:
    names = [param.id for param in CASES]
    assert len(names) >= FEWEST_CASES
    assert len(set(names)) == len(names)
