"""Which places tell one happening, and whose names are one's, case by case.

The tables in `tests/cases/incidents` and `tests/cases/names` have the form in which `rawi correct CHRONICLE
cases` writes what analysts corrected.
"""

import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from rawi import Article, Chronicle, read
from rawi.chronicle.names import name_block
from rawi.store import schema
from rawi.store.engine import Store
from rawi.store.naming import Key, _decide, _Name
from rawi.store.queries.members import INCIDENT

CASES = Path(__file__).parents[1] / "cases"


def cases(folder: Path) -> list[Any]:
    """List the cases of a folder; those that expect to fail are strict."""
    listed = []
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            fails = case["expect"] == "fail"
            marks = [pytest.mark.xfail(strict=True, reason=case["reason"])] if fails else []
            listed.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return listed


def incidents_of(case: dict[str, Any], place: Path) -> list[set[int | None]]:
    """Read the articles of a case, and give the incidents that tell each of its happenings."""
    articles = [
        Article(
            f"{at:020d}", one["text"], None, one["source"], one["title"], date.fromisoformat(one["published"])
        )
        for at, one in enumerate(case["articles"])
    ]
    store = Store(str(place / "case.rawi"), create=True)
    with Chronicle(store) as news:
        list(news.add(articles, processes=1))
        event, telling = schema.event.c, schema.telling.c
        asked = (
            select(schema.version.c.reading_id, event.start, INCIDENT)
            .join_from(schema.event, schema.version, schema.version.c.id == event.version)
            .join(schema.telling, telling.id == event.telling)
        )
        with store.reading() as connection:
            found = {(int(row[0]), row[1]): row[2] for row in connection.execute(asked)}
    for happening in case["happenings"]:
        for told in happening:
            text = case["articles"][told["article"]]["text"]
            assert text[told["start"] :].startswith(told["words"])
    return [{found.get((told["article"], told["start"])) for told in one} for one in case["happenings"]]


def is_met(case: dict[str, Any], place: Path) -> bool:
    """Whether each happening is one incident, and no two are the same."""
    told = incidents_of(case, place)
    apart = all(one.isdisjoint(other) for one, other in combinations(told, 2))
    return apart and all(len(one) == 1 and None not in one for one in told)


@pytest.mark.parametrize("case", cases(CASES / "incidents"))
def test_incident_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert is_met(case, tmp_path)


def owners(case: dict[str, Any]) -> list[str]:
    """Give whose each name of a case is."""
    names = [
        _Name(Key(one["words"], one["type"], one["country"], ""), f"{one['type']} {name_block(one['words'])}")
        for one in case["names"]
    ]
    blocks = {name.block for name in names}
    by_name = {
        choice_name.key: choice.row["key"]
        for block in blocks
        for choice in _decide(name for name in names if name.block == block)
        for choice_name in choice.names
    }
    return [by_name[name.key] for name in names]


@pytest.mark.parametrize("case", cases(CASES / "names"))
def test_name_case(case: dict[str, Any]) -> None:
    whose = [one["whose"] for one in case["names"]]
    found = owners(case)
    for (one, mine), (other, theirs) in combinations(zip(whose, found, strict=True), 2):
        assert (one == other) == (mine == theirs)


def test_corrections_come_out_as_cases_of_this_form(
    store: Store, articles: list[Article], tmp_path: Path
) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    later, first = (one for one in news.incidents() if one.type == "ASSAULT")
    (visit, *_) = [one for one in news.incidents() if one.type == "CONSULT"]
    corrections = news.corrections(by="سلمى")
    corrections.merge_incidents(first.id, later.id, reason="معركة واحدة")
    corrections.retype(later.id, "COERCE/seize", alone=True, reason="استيلاء")
    corrections.reject(visit.id, reason="زيارة لم تتم")
    tables = {name: tomllib.loads(text)["case"] for name, text in corrections.cases().items()}
    assert set(tables) == {"incidents", "events"}
    (merge,) = tables["incidents"]
    assert merge["expect"] == "fail" and "معركة واحدة" in merge["name"]
    assert not is_met(merge, tmp_path)  # Rawi itself still parts them
    retyped, rejected = tables["events"]
    assert {"trigger": "سيطرت", "type": "COERCE", "mode": "seize"}.items() <= retyped["events"][0].items()
    assert rejected["text"] == visit.source.words
    found = [event.trigger.text for event in read(rejected["text"], published=rejected["published"]).events]
    assert len(rejected["events"]) == len(found) - 1
