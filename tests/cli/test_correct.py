"""`rawi correct`, as a user runs it."""

import json
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rawi.cli.exits import Exit

Run = Callable[..., "subprocess.CompletedProcess[str]"]
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def chronicle(examples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(examples, tmp_path / "news.rawi"))


def rows(done: "subprocess.CompletedProcess[str]") -> list[dict[str, Any]]:
    assert done.returncode == Exit.DONE, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_correction_is_made_listed_shown_and_undone(rawi: Run, chronicle: Path) -> None:
    first, second, *_ = rows(rawi("incidents", chronicle, "--json"))
    signed = ("--by", "سلمى", "--reason", "خبر واحد")
    done = rawi("correct", chronicle, "merge-incidents", first["id"], second["id"], *signed)
    assert done.stdout.startswith("correction 1: merge-incidents"), done.stderr
    told = {one["id"]: one for one in rows(rawi("incidents", chronicle, "--json"))}
    assert second["id"] not in told
    (mark,) = told[first["id"]]["corrections"]
    assert (mark["number"], mark["author"], mark["reason"]) == (1, "سلمى", "خبر واحد")
    assert "1 merge-incidents, سلمى: خبر واحد" in rawi("incidents", chronicle).stdout
    assert "1 merge-incidents, سلمى: خبر واحد" in rawi("accounts", chronicle, first["id"]).stdout
    assert "merge-incidents" in rawi("correct", chronicle, "list").stdout
    assert rawi("correct", chronicle, "undo", 1, "--by", "كريم").stdout == (
        "correction 1: merge-incidents undone\n"
    )
    (listed,) = rows(rawi("correct", chronicle, "list", "--json"))
    assert listed["undone_by"] == "كريم"
    assert second["id"] in {one["id"] for one in rows(rawi("incidents", chronicle, "--json"))}
    assert rawi("check", chronicle).stdout == f"{chronicle}: whole\n"


def test_corrections_are_handed_on_as_a_file(
    rawi: Run, chronicle: Path, examples: Path, tmp_path: Path
) -> None:
    first, *_ = rows(rawi("incidents", chronicle, "--json"))
    rawi("correct", chronicle, "reject", first["id"], "--by", "سلمى", "--reason", "رأي")
    rawi("correct", chronicle, "export", tmp_path / "mine.toml")
    assert (
        tomllib.loads((tmp_path / "mine.toml").read_text(encoding="utf-8"))["correction"][0]["reason"]
        == "رأي"
    )
    other = Path(shutil.copy(examples, tmp_path / "other.rawi"))
    assert rawi("correct", other, "import", tmp_path / "mine.toml").stdout == f"{other}: 1 new\n"
    again = rawi("correct", other, "import", "-", given=rawi("correct", chronicle, "export").stdout)
    assert again.stdout == f"{other}: 1 known already\n"
    assert first["id"] not in {one["id"] for one in rows(rawi("incidents", other, "--json"))}
    assert rawi("correct", other, "cases", tmp_path / "cases").stdout.split() == [
        str(tmp_path / "cases" / "events.toml")
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge-incidents", "ffff", "eeee", "--reason", "x"), "ffff"),
        (("undo", "9"), "9: there is no such correction"),
        (("import", "none.toml"), "none.toml"),
        (("retype", "{}", "WAR", "--reason", "x"), "WAR"),
        (
            ("set-office", "زرافة", "وزير الخارجية التونسي", "--from", "2021-02-30", "--reason", "x"),
            "2021-02-30",
        ),
        (("set-office", "زرافة", "رئيس الزرافات", "--reason", "x"), "رئيس الزرافات"),
        (("split-entity", "زرافة", "--reason", "x"), "زرافة"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_wrong_call_says_what_is_wrong(
    rawi: Run, chronicle: Path, arguments: tuple[str, ...], says: str
) -> None:
    first, *_ = rows(rawi("incidents", chronicle, "--json"))
    done = rawi("correct", chronicle, *(one.format(first["id"]) for one in arguments))
    assert done.returncode == Exit.WRONG_CALL
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reason_is_asked_for(rawi: Run, chronicle: Path) -> None:
    done = rawi("correct", chronicle, "reject", "ffff")
    assert done.returncode == Exit.WRONG_CALL and "--reason" in done.stderr
