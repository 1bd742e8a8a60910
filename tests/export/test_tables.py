"""Tables are read back as people read them, and agree with each other and the texts."""

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rawi import Chronicle, export_chronicle
from rawi.export.columns import TABLES, Kind
from rawi.export.sheets import BETWEEN, written_cell

Rows = list[dict[str, Any]]
DOCS = Path(__file__).parents[2] / "docs" / "export.md"
PARTS = ("mentions", "events", "claims", "instruments")


def sheet(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.fixture(scope="module")
def tables(news: Chronicle, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """Write Parquet and read it back with pyarrow."""
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pyarrow is not installed: pip install 'rawi[parquet]'"
    )
    folder = tmp_path_factory.mktemp("parquet")
    made = export_chronicle(news, folder, format="parquet")
    assert [one.what for one in made] == list(TABLES)
    read = {one.what: parquet.read_table(one.path) for one in made}
    assert {name: table.num_rows for name, table in read.items()} == {one.what: one.count for one in made}
    return {name: table.to_pylist() for name, table in read.items()}


def test_every_table_has_rows_and_its_columns(tables: dict[str, Rows]) -> None:
    for name, table in TABLES.items():
        assert tables[name], name
        assert list(tables[name][0]) == [column.name for column in table.columns]


def test_every_span_is_cut_from_the_text_of_its_article(tables: dict[str, Rows]) -> None:
    texts = {row["version"]: row["text"] for row in tables["articles"]}
    for name in (*PARTS, "incidents"):
        for row in tables[name]:
            assert row["words"] == texts[row["version"]][row["start"] : row["end"]] != ""
            assert row.get("sentence") is None or row["words"] in row["sentence"]
    for row in tables["claims"]:
        if row["content"] is not None:
            assert row["content"] == texts[row["version"]][row["content_start"] : row["content_end"]]


def test_every_row_leads_to_its_article_and_what_it_points_to_is_there(tables: dict[str, Rows]) -> None:
    articles = {(row["id"], row["version"], row["url"]) for row in tables["articles"]}
    for name in (*PARTS, "incidents"):
        assert {(row["article"], row["version"], row["url"]) for row in tables[name]} <= articles
        assert len({row["id"] for row in tables[name]}) == len(tables[name])
    claims = {row["id"] for row in tables["claims"]}
    incidents = {row["id"] for row in tables["incidents"]}
    assert {row["claim"] for row in tables["events"]} - {None} <= claims
    assert any(row["claim"] for row in tables["events"])
    assert {row["incident"] for row in tables["events"]} - {None} == incidents


def test_only_the_last_version_is_written_and_copies_share_a_voice(tables: dict[str, Rows]) -> None:
    rows = {row["id"]: row for row in tables["articles"]}
    assert rows["kenya-1"]["revision"] == 2
    assert "أحد عشر" in rows["kenya-1"]["text"]
    assert rows["kenya-1"]["voice"] == rows["kenya-2"]["voice"] != rows["maghreb-1"]["voice"]


def test_sides_of_an_event_stand_side_by_side(tables: dict[str, Rows]) -> None:
    (visit,) = [row for row in tables["events"] if row["mode"] == "visit"]
    assert (visit["actors"], visit["actors_ar"]) == (["TN"], ["تونس"])
    assert visit["actors_words"] == ["وزير الداخلية التونسي"]
    for row in tables["events"]:
        for role in ("actors", "recipients"):
            assert len({len(row[name]) for name in row if name.startswith(role)}) == 1


def test_an_incident_has_its_place_and_the_border_near_it(tables: dict[str, Rows]) -> None:
    (blast,) = [row for row in tables["incidents"] if row["place_ar"] == "بن قردان"]
    assert (blast["place_country"], sorted(blast["border"])) == ("TN", ["LY", "TN"])
    assert 20 < blast["border_km"] < 35
    assert blast["either_side"] is False
    assert blast["first"] == date(2023, 2, 13)


def test_instruments_lead_to_the_ledger(news: Chronicle, tables: dict[str, Rows]) -> None:
    entries = {row["entry"] for row in tables["instruments"]}
    assert entries == {entry.id for entry in news.instruments()}
    assert {"TN", "LY"} == set(tables["instruments"][0]["parties"])


def test_sheets_say_what_parquet_says(tables: dict[str, Rows], everything: Path) -> None:
    for name, table in TABLES.items():
        columns = [column for column in table.columns if column.in_sheets]
        rows = sheet(everything / "csv", name)
        assert list(rows[0]) == [column.name for column in columns]
        assert len(rows) == len(tables[name])
        for told, row in zip(rows, tables[name], strict=True):
            for column in columns:
                assert written_cell(told[column.name]) == said(row[column.name], column.kind), column.name


def said(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if kind is Kind.TEXTS:
        return BETWEEN.join(one or "" for one in value)
    return str(value).lower() if kind is Kind.FLAG else str(value)


def test_the_head_of_a_parquet_file_says_where_it_comes_from(news: Chronicle, tmp_path: Path) -> None:
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pyarrow is not installed: pip install 'rawi[parquet]'"
    )
    (made,) = export_chronicle(news, tmp_path, tables=["events"], actor="KE")
    notes = parquet.read_schema(made.path).metadata
    assert json.loads(notes[b"filters"]) == {"actor": "KE"}
    assert notes[b"chronicle"] == b"news.rawi"


def test_the_page_on_exports_tells_every_column() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        section = page.partition(f"### `{name}`")[2].partition("\n### ")[0].partition("\n## ")[0]
        told = re.findall(r"^\| `(\w+)` \| ([^|]+) \| (.+) \|$", section, flags=re.MULTILINE)
        assert told == [(column.name, column.kind.value, column.what) for column in table.columns]
