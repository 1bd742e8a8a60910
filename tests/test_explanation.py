"""Checks that findings are explained by their rules and by the lexicon rows that know them."""

import pytest

import rawi
from rawi.explanation import MOST_ROWS, explain, rule_text
from rawi.lexicon import load_table
from rawi.records import Reading

TEXT = (
    "التقى الرئيس الجزائري عبد المجيد تبون وفدا من مدينة عنابة مساء أمس، وقال إن اللقاء المقبل يوم 17 جوان."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return rawi.read(TEXT, published="2025-04-03")


def test_everything_found_is_explained_in_words(reading: Reading) -> None:
    found = explain(reading)
    layers = (reading.timexes, reading.mentions, reading.references, reading.events, reading.claims)
    assert len(found) == sum(map(len, layers))
    for explanation in found:
        assert explanation.rule_text
        assert 1 <= len(explanation.rows) <= MOST_ROWS


def test_a_place_in_the_text_chooses_the_findings_there(reading: Reading) -> None:
    at = TEXT.index("عنابة")
    assert [found.finding.text for found in explain(reading, at=at + 2)] == ["عنابة"]
    assert [found.layer for found in explain(reading, at=TEXT.index("وقال"))] == ["claims"]


def test_words_choose_the_findings_that_they_overlap(reading: Reading) -> None:
    assert {found.finding.text for found in explain(reading, words="المجيد")} == {"عبد المجيد تبون"}
    assert explain(reading, words="ليس هنا") == explain(reading, words="") == ()


def test_the_row_that_lists_the_name_comes_first(reading: Reading) -> None:
    (found,) = [one for one in explain(reading, words="عنابة") if one.layer == "mentions"]
    assert found.rows[0]["id"] == "Annaba"
    assert found.rows[0].path.startswith("entities/places/")


def test_figures_are_explained_by_no_row(reading: Reading) -> None:
    (found,) = explain(reading, words="17 جوان")
    assert any(row.path.startswith("timexes/months") for row in found.rows)
    assert all("17" not in row.cells.values() for row in found.rows)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_rule_is_told_in_words(language: str) -> None:
    for table in ("timexes/rules", "entities/rules"):
        for row in load_table(table):
            if not row["rule"].startswith("*"):
                assert rule_text(row["rule"], language=language) == row[f"explanation_{language}"]


def test_the_parts_of_a_rule_are_told_one_after_the_other() -> None:
    assert rule_text("timexes.day.mended.part").startswith(rule_text("timexes.day") + " ")
    assert rule_text("timexes.day.mended.part").count(".") == 3
    assert rule_text("no.such.rule") == ""
