"""A stopped run goes on where it left off, and its output is what one whole run gives."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from rawi.cli.progress import remaining
from rawi.cli.tracking import Resumption, Track
from rawi.ingest.loading import load_placed
from rawi.records import Article

TEXT = "وصل الوفد إلى تونس صباح اليوم، وغادرها مساء إلى طرابلس."


class Stopped(Exception):
    """Stands for whatever stops a run."""


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Write two files of articles, one line of which is bad."""
    paths = []
    for name, count in (("a.jsonl", 250), ("b.jsonl", 180)):
        lines = [json.dumps({"id": f"{name}{number}", "text": TEXT}) for number in range(count)]
        lines.insert(30, "{}")
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
        paths.append(str(tmp_path / name))
    return paths


def run(inputs: list[str], output: Path, *, stop: int | None = None, torn: bool = False) -> Track:
    """Write the ids of all articles, as a command would; stop after so many, within a line if torn."""
    resumption = Resumption(output)
    track = Track(inputs)
    with resumption:
        placed = load_placed(inputs, after=resumption.begin())
        with output.open("a", encoding="utf-8") as stream:
            results = track.results(track.inputs(placed), resumption.follow(stream))
            written = 0
            for one in results:
                if not isinstance(one, Article):
                    continue
                if written == stop:
                    stream.write(one.id[:2] if torn else "")
                    raise Stopped
                stream.write(f"{one.id}\n")
                written += 1
    return track


@pytest.mark.parametrize("torn", [True, False])
@pytest.mark.parametrize("stops", [[0], [10], [100, 149, 1], [250], [251, 178]])
def test_a_stopped_run_goes_on_where_it_left_off(
    inputs: list[str], tmp_path: Path, stops: list[int], torn: bool
) -> None:
    run(inputs, tmp_path / "whole")
    for stop in stops:
        with pytest.raises(Stopped):
            run(inputs, tmp_path / "parts", stop=stop, torn=torn)
    run(inputs, tmp_path / "parts")
    assert (tmp_path / "parts").read_bytes() == (tmp_path / "whole").read_bytes()
    assert not list(tmp_path.glob("*.place"))


def test_an_output_that_is_whole_is_not_written_over(inputs: list[str], tmp_path: Path) -> None:
    run(inputs, tmp_path / "out")
    with pytest.raises(typer.BadParameter, match="whole"):
        run(inputs, tmp_path / "out")
    (tmp_path / "out.place").write_text("{", encoding="utf-8")
    with pytest.raises(typer.BadParameter, match="damaged"):
        run(inputs, tmp_path / "out")


def test_the_share_of_the_input_grows_to_all_of_it(inputs: list[str]) -> None:
    track = Track(inputs)
    shares: list[float] = []

    def watched() -> Iterator[object]:
        for one in track.results(track.inputs(load_placed(inputs))):
            shares.append(track.share() or 0.0)
            yield one

    assert len(list(watched())) == 432
    assert shares == sorted(shares)
    assert track.share() == 1.0
    assert Track(["-"]).share() is None


def test_what_remains_is_told_once_it_can_be_known() -> None:
    assert remaining(10.0, 0.0) == ""
    assert remaining(10.0, 0.5) == "50%, 0:00:10 to go"


def test_the_share_of_a_folder_counts_all_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("a.txt", "deep/b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    track = Track([str(tmp_path)])
    shares = []
    for _ in track.results(track.inputs(load_placed([str(tmp_path)]))):
        shares.append(track.share())
    assert shares[0] is None
    assert (shares[1], track.share()) == (0.5, 1.0)
