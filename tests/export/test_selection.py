"""An export takes the filters of the questions, each table in its own way."""

import csv
from pathlib import Path
from typing import Any

import pytest

from rawi import Chronicle, UnknownName, export_chronicle


def ids(news: Chronicle, folder: Path, table: str, **filters: Any) -> set[str]:
    (made,) = export_chronicle(news, folder, format="csv", tables=[table], **filters)
    with Path(made.path).open(encoding="utf-8-sig", newline="") as stream:
        return {row["id"] for row in csv.DictReader(stream)}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": "كينيا"}, {"kenya-1:0", "kenya-1:1", "kenya-2:0", "kenya-2:1"}),
        ({"actor": "Egypt"}, {"maghreb-2:1"}),
        ({"pair": ("TN", "LY")}, {"maghreb-2:0"}),
        ({"type": "CONSULT"}, {"maghreb-1:1"}),
        ({"type": "assault/explosives"}, {"maghreb-1:0"}),
        ({"place": "تونس"}, {"maghreb-1:0"}),
        ({"outlet": "barq"}, {"kenya-2:0", "kenya-2:1"}),
        ({"since": "2023-02-19"}, {"maghreb-2:0", "maghreb-2:1"}),
        ({"until": "2022-12-31", "outlet": "barq"}, {"kenya-2:0", "kenya-2:1"}),
        ({"since": "2030-01-01"}, set()),
    ],
    ids=lambda one: str(sorted(one)) if isinstance(one, set) else str(one),
)
def test_events(news: Chronicle, tmp_path: Path, filters: dict[str, Any], expected: set[str]) -> None:
    assert ids(news, tmp_path, "events", **filters) == expected


@pytest.mark.parametrize(
    ("table", "filters", "expected"),
    [
        ("claims", {"actor": "KE"}, {"kenya-1:c0", "kenya-2:c0"}),
        ("claims", {"actor": "مصر"}, {"maghreb-2:c0"}),
        ("claims", {"type": "ASSAULT", "outlet": "maraya"}, {"maghreb-2:c0"}),
        ("instruments", {"actor": "ليبيا"}, {"maghreb-2:i0", "maghreb-2:i1"}),
        ("instruments", {"actor": "كينيا"}, set()),
        ("mentions", {"actor": "بن قردان"}, {"maghreb-1:m0"}),
        ("articles", {"actor": "التونسي"}, {"maghreb-1", "maghreb-2"}),
        ("articles", {"place": "غاريسا"}, {"kenya-1", "kenya-2"}),
        ("articles", {"type": "CONSULT/visit"}, {"maghreb-1"}),
    ],
    ids=lambda one: str(sorted(one)) if isinstance(one, set) else str(one),
)
def test_other_tables(
    news: Chronicle, tmp_path: Path, table: str, filters: dict[str, Any], expected: set[str]
) -> None:
    assert ids(news, tmp_path, table, **filters) == expected


def test_incidents_are_those_that_the_question_gives(news: Chronicle, tmp_path: Path) -> None:
    for filters in ({}, {"actor": "TN"}, {"type": "ASSAULT"}, {"as_of": "2023-01-01"}, {"outlet": "maraya"}):
        told = {one.id for one in news.incidents(limit=None, **filters)}
        assert ids(news, tmp_path, "incidents", **filters) == told != set()


def test_as_of_a_day_the_old_version_is_written(news: Chronicle, tmp_path: Path) -> None:
    (made,) = export_chronicle(news, tmp_path, format="csv", tables=["articles"], as_of="2022-05-09")
    with Path(made.path).open(encoding="utf-8-sig", newline="") as stream:
        assert {row["id"]: row["revision"] for row in csv.DictReader(stream)} == {
            "kenya-1": "1",
            "kenya-2": "1",
        }


def test_a_name_that_nobody_has_is_an_error(news: Chronicle, tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        export_chronicle(news, tmp_path / "out", format="csv", actor="زرافة")
    assert list(tmp_path.iterdir()) == []
