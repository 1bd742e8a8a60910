"""Lexicon files are read as they stand, and a row that does not fit is named with file and line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import rawi.lexicon
from rawi.errors import LexiconError
from rawi.lexicon import LongTable, load_folder, load_table, table_names

TOWNS = "# Towns.\n# Add a row.\nid\tnames\tsource\n\n7\tسبخة | تلمين\tpress\n# Apart.\n8\t\tpress\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a folder of the test in the place of Rawi's own lexicons."""
    caches = (load_table, table_names, load_folder)
    for cached in caches:
        cached.cache_clear()
    monkeypatch.setattr(rawi.lexicon, "_folder", lambda: tmp_path)
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def write(folder: Path, name: str, text: str) -> None:
    path = folder / f"{name}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_comments_and_empty_lines_are_no_rows(folder: Path) -> None:
    write(folder, "places/towns", TOWNS)
    assert [row["id"] for row in load_table("places/towns")] == ["7", "8"]


def test_a_row_knows_its_file_and_line(folder: Path) -> None:
    write(folder, "places/towns", TOWNS)
    assert [row.where for row in load_table("places/towns")] == ["places/towns.tsv:5", "places/towns.tsv:7"]


def test_a_list_cell_has_parts_and_an_empty_cell_none(folder: Path) -> None:
    write(folder, "towns", TOWNS)
    first, second = load_table("towns")
    assert first.all("names") == ("سبخة", "تلمين")
    assert second.all("names") == ()


def test_missing_cells_at_the_end_are_empty(folder: Path) -> None:
    write(folder, "towns", "id\tnames\tsource\n9\n")
    (row,) = load_table("towns")
    assert row.cells == {"id": "9", "names": "", "source": ""}


def test_cells_are_stripped(folder: Path) -> None:
    write(folder, "towns", "id\tsource\n 9 \t press\n")
    (row,) = load_table("towns")
    assert row.cells == {"id": "9", "source": "press"}


def test_too_many_cells_are_an_error_that_names_the_line(folder: Path) -> None:
    write(folder, "towns", "# Towns.\nid\tsource\n9\tpress\nx\tpress\textra\n")
    with pytest.raises(LexiconError, match=r"^towns\.tsv:4: 3 cells, but the header names 2 columns; remove"):
        load_table("towns")


def test_a_missing_file_is_an_error_that_says_what_to_do(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"^rivers\.tsv: no such lexicon file; reinstall Rawi\.$"):
        load_table("rivers")


def test_a_missing_long_table_is_the_same_error(folder: Path) -> None:
    with pytest.raises(LexiconError, match="no such lexicon file"):
        LongTable("rivers")


def test_an_unknown_column_is_a_key_error(folder: Path) -> None:
    write(folder, "towns", TOWNS)
    with pytest.raises(KeyError):
        load_table("towns")[0]["river"]


def test_files_of_a_folder_come_in_the_order_of_their_names(folder: Path) -> None:
    write(folder, "places/west", "id\tsource\nw\tpress\n")
    write(folder, "places/east", "id\tsource\ne\tpress\n")
    (folder / "places" / "notes.md").write_text("no table", encoding="utf-8")
    assert table_names("places") == ("places/east", "places/west")
    assert [row["id"] for row in load_folder("places")] == ["e", "w"]


def test_a_table_is_parsed_once(folder: Path) -> None:
    write(folder, "towns", TOWNS)
    assert load_table("towns") is load_table("towns")


def test_a_long_table_gives_columns_and_single_rows(folder: Path) -> None:
    write(folder, "towns", "# Towns.\nid\tnames\tsource\n7\tسبخة\tpress\n\n8\tتلمين\tpress\n")
    table = LongTable("towns")
    cells = list(table.cells("names"))
    assert [cell for _, cell in cells] == ["سبخة", "تلمين"]
    assert [table.row(number)["id"] for number, _ in cells] == ["7", "8"]
    assert table.row(cells[1][0]).where == "towns.tsv:5"
