"""Loading goes on behind any place as if it had never stopped."""

import json
import zipfile
from pathlib import Path

import pytest

from rawi.ingest.loading import load_placed
from rawi.records import Failure

TEXT = "وصل الوفد التونسي إلى الجزائر صباح اليوم، وغادرها مساء إلى طرابلس."


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Write a ZIP with tables and texts, good and bad, and a file beside it."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(4):
            lines = [json.dumps({"text": f"{TEXT} {number} {line}"}) for line in range(3)]
            archive.writestr(f"{number}.jsonl", "\n".join([*lines, "{}"]))
            archive.writestr(f"{number}.txt", f"{TEXT} {number}" if number != 2 else "")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    return [tmp_path / "a.zip", tmp_path / "b.txt"]


def test_loading_goes_on_behind_every_place(paths: list[Path]) -> None:
    whole = list(load_placed(paths))
    assert len(whole) == 21
    for number, placed in enumerate(whole):
        assert list(load_placed(paths, after=placed.place)) == whole[number + 1 :]


def test_members_before_the_place_are_not_opened(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(load_placed(paths))
    opened: list[str] = []
    original = zipfile.ZipFile.open

    def noting(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *rest: object) -> object:
        opened.append(info.filename)
        return original(archive, info, *rest)  # type: ignore[arg-type, call-overload]

    monkeypatch.setattr(zipfile.ZipFile, "open", noting)
    assert list(load_placed(paths, after=whole[-4].place)) == whole[-3:]
    assert opened == ["3.jsonl", "3.txt"]


def test_a_place_in_a_file_that_is_gone_is_told(paths: list[Path]) -> None:
    after = next(load_placed(paths)).place
    ((placed),) = load_placed(paths[1:], after=after)
    assert isinstance(placed.outcome, Failure)
    assert "not among the inputs" in placed.outcome.error
