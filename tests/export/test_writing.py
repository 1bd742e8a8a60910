"""Files appear whole and together, or not at all; what cannot be written is said before anything is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rawi import Chronicle, ExportError, MissingLibrary, export_chronicle
from rawi.export.exporting import Format, make_request, run_export


def broken_at(count: int) -> Any:
    """Give what breaks off after so many rows of all files together, as Ctrl-C does."""
    left = count

    def through(rows: Iterator[Any]) -> Iterator[Any]:
        nonlocal left
        for row in rows:
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
            yield row

    return through


@pytest.mark.parametrize("name", [one.value for one in Format])
@pytest.mark.parametrize("rows", [0, 1, 7])
def test_an_export_that_is_broken_off_leaves_nothing(
    news: Chronicle, tmp_path: Path, name: str, rows: int
) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'rawi[parquet]'")
    with pytest.raises(KeyboardInterrupt):
        run_export(news, make_request(name, tmp_path / "new" / "out"), through=broken_at(rows)) if name in (
            "csv",
            "parquet",
        ) else run_export(news, make_request(name, tmp_path / "out"), through=broken_at(min(rows, 2)))
    assert list(tmp_path.iterdir()) == []


def test_what_stood_there_stays_until_all_is_written(news: Chronicle, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("old", encoding="utf-8")
    (tmp_path / "other.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        run_export(news, make_request("csv", tmp_path), through=broken_at(9))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "events.csv": "old",
        "other.txt": "mine",
    }
    export_chronicle(news, tmp_path, format="csv", tables=["events"])
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") != "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "other.txt"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"format": "xlsx"}, "no such format"),
        ({"format": "csv", "tables": ["event"]}, "no such table"),
        ({"format": "ftm", "tables": ["events"]}, "has none"),
        ({"format": "csv", "out": "-"}, "one table at a time"),
        ({"format": "parquet", "out": "-"}, "goes to files"),
        ({"format": "ftm", "out": "{chronicle}"}, "the chronicle itself"),
        ({"format": "csv", "out": "{folder}/file"}, "this is a file"),
        ({"format": "geojson", "out": "{folder}"}, "this is a folder"),
    ],
    ids=lambda value: str(value),
)
def test_what_cannot_be_written_is_an_error_that_says_why(
    news: Chronicle, tmp_path: Path, told: dict[str, Any], words: str
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    given = {"out": str(tmp_path / "out"), **told}
    out = given.pop("out").format(chronicle=news.place, folder=tmp_path)
    with pytest.raises(ExportError, match=words):
        export_chronicle(news, out, **given)
    assert not (tmp_path / "out").exists()


def test_parquet_without_its_library_says_what_to_install(
    news: Chronicle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingLibrary, match=r"rawi\[parquet\]"):
        export_chronicle(news, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_empty_chronicle_gives_empty_tables(tmp_path: Path) -> None:
    from rawi import open_chronicle

    with open_chronicle(str(tmp_path / "empty.rawi"), create=True) as empty:
        made = export_chronicle(empty, tmp_path / "out", format="csv")
    assert [one.count for one in made] == [0] * 6
    assert all(Path(one.path).read_text(encoding="utf-8-sig").count("\n") == 1 for one in made)
