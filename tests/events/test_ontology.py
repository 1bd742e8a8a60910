"""Checks the types of event, and that a user's own are added or refused by file and line."""

from pathlib import Path

import pytest

from rawi.errors import LexiconError
from rawi.events.ontology import COLUMNS, Quad, event_types, find_type, load_types

SIXTEEN = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
TRADE = "TRADE\t\tmaterial_cooperation\t7\t061\tTrade\tتجارة\tTrades.\tيتاجر.\tmine"


def table(tmp_path: Path, *rows: str, header: str = "\t".join(COLUMNS)) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text("\n".join(["# My types.", header, *rows, ""]), encoding="utf-8")
    return path


def test_all_types_of_plover_are_there() -> None:
    assert {found.type for found in event_types().values()} == SIXTEEN


def test_verbal_and_material_conflict_score_below_cooperation() -> None:
    for found in event_types().values():
        if found.score is not None:
            assert (found.score > 0) or "conflict" in found.quad, found.where


def test_a_mode_that_is_not_known_falls_back_on_its_type() -> None:
    plain, visit = find_type("CONSULT"), find_type("CONSULT", "visit")
    assert plain is not None and visit is not None
    assert (plain.mode, visit.mode) == (None, "visit")
    assert find_type("CONSULT", "by pigeon") == plain
    assert find_type("DANCE") is None


def test_quad_classes_are_numbered_as_event_data_do() -> None:
    assert {quad.value: quad.code for quad in Quad} == {
        "verbal_cooperation": 1,
        "material_cooperation": 2,
        "verbal_conflict": 3,
        "material_conflict": 4,
    }


def test_own_types_are_added_to_those_of_rawi(tmp_path: Path) -> None:
    types = load_types(table(tmp_path, TRADE, TRADE.replace("TRADE\t", "TRADE\tbarter")))
    trade = find_type("TRADE", "barter", types=types)
    assert trade is not None and trade.score == 7 and trade.cameo == ("061",)
    assert set(event_types()) < set(types)
    assert find_type("TRADE") is None


def test_an_own_row_takes_precedence(tmp_path: Path) -> None:
    own = load_types(table(tmp_path, TRADE.replace("TRADE", "AID")))
    assert own["AID", None].name_en == "Trade"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (TRADE.replace("\t7\t", "\tseven\t"), "the score «seven»"),
        (TRADE.replace("\t7\t", "\t70\t"), "the score «70»"),
        (TRADE.replace("\t7\t", "\tnan\t"), "the score «nan»"),
        (TRADE.replace("material", "mental"), "is no quad class"),
        (TRADE.replace("TRADE", "trade"), "must be in capitals"),
        (TRADE.replace("TRADE\t", "TRADE\tBy Barter"), "must be in small letters"),
        (TRADE.replace("تجارة", ""), "name_en or name_ar is empty"),
        (TRADE.replace("TRADE\t", "TRADE\tbarter"), "has no row of its own"),
        (TRADE + "\tmore", "11 cells"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(LexiconError, match=rf"own\.tsv:3: .*{told}"):
        load_types(table(tmp_path, row))


def test_a_row_given_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"own\.tsv:4: «TRADE» is already at .*own\.tsv:3; keep one row"):
        load_types(table(tmp_path, TRADE, TRADE))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no column name_ar"):
        load_types(table(tmp_path, TRADE, header="\t".join(COLUMNS).replace("name_ar", "arabic")))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.tsv: No such file"):
        load_types(tmp_path / "none.tsv")
    (tmp_path / "odd.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(LexiconError, match=r"odd\.tsv: not UTF-8"):
        load_types(str(tmp_path / "odd.tsv"))
