"""Checks the words by which accounts and the ledger are read: closed columns, known concepts."""

import pytest

from rawi.chronicle.wording import passage
from rawi.lexicon import load_table

CLOSED = {
    ("territory", "role"): {"ground", "sovereignty", "inside", "outside", "crossing", "own"},
    ("counts", "role"): {"noun", "deed", "person"},
    ("hedges", "bound"): {"least", "most", "about"},
    ("hedges", "place"): {"before", "after"},
    ("causes", "kind"): {"cause", "answer", "pretext", "purpose"},
    ("verdicts", "verdict"): {"unlawful", "lawful", "provoked", "accident"},
    ("verdicts", "behind"): {"", "crossing"},
    ("references", "kind"): {"any", "same"},
    ("where", "role"): {"at", "between"},
    ("ledger_words", "role"): {"light", "faint", "alternating", "many"},
}
TABLES = sorted({table for table, _ in CLOSED} | {"makes", "lengths", "organs"})


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=str)
def test_closed_columns_hold_known_values(table: str, column: str) -> None:
    assert {row[column] for row in load_table(f"chronicle/{table}")} == CLOSED[table, column] | (
        {row[column] for row in load_table(f"chronicle/{table}")} & {""}
    )


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_words_and_a_source(table: str) -> None:
    for row in load_table(f"chronicle/{table}"):
        assert row["source"], row.where
        assert all(passage(words, 0, len(words)).tokens for words in row.all("words")), row.where
        assert len(set(row.all("words"))) == len(row.all("words")), row.where


def test_things_and_their_deeds_are_concepts() -> None:
    concepts = {row["concept"] for row in load_table("chronicle/concepts")}
    for row in load_table("chronicle/things"):
        assert {row["thing"], *row.all("deeds")} <= concepts, row.where
        assert row["deed"], row.where


def test_every_status_has_its_standing() -> None:
    standings = {row["status"]: row for row in load_table("chronicle/standing")}
    told = {
        value
        for row in load_table("instruments/outcomes")
        for column, value in row.cells.items()
        if column in {"actual", "planned", "hypothetical", "negated"} and value
    }
    assert told - {"mentioned"} <= set(standings)
