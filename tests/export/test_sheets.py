"""A sheet opens rightly in a spreadsheet, and nothing in it is reckoned as a formula."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rawi.export.columns import ARTICLES
from rawi.export.sheets import safe_cell, write_sheet, written_cell


def test_a_sheet_opens_with_the_mark_by_which_excel_knows_utf_8(everything: Path) -> None:
    assert (everything / "csv" / "events.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_a_headline_that_is_a_formula_becomes_words(everything: Path) -> None:
    text = (everything / "csv" / "articles.csv").read_text(encoding="utf-8-sig")
    assert "\"'=HYPERLINK(" in text
    assert ',"=' not in text


@pytest.mark.parametrize("words", ["=1+1", "+مبعوث", "-نفى", "@barq", "\t=1", "\r=1", "\n=1", "'=1", "''=1"])
def test_what_could_be_an_order_gets_an_apostrophe(words: str) -> None:
    assert safe_cell(words) == f"'{words}"


@given(some.text(alphabet="'=+-@\t\r\nا م", max_size=8) | some.text())
def test_words_can_be_had_back_from_every_cell(words: str) -> None:
    assert written_cell(safe_cell(words)) == words
    assert safe_cell(words)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"} or not words


@given(some.text(alphabet=some.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_headline_survives_the_sheet(title: str) -> None:
    stream = io.StringIO(newline="")
    assert write_sheet(iter([{"id": "1", "title": title, "version": -1}]), stream, table=ARTICLES) == 1
    (row,) = csv.DictReader(io.StringIO(stream.getvalue(), newline=""), strict=True)
    assert written_cell(row["title"]) == title
    assert row["version"] == "-1"
