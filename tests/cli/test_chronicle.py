"""The commands of a chronicle, as a user runs them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.cli.exits import Exit

Run = Callable[..., "subprocess.CompletedProcess[str]"]
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_add_says_what_became_of_the_articles(rawi: Run, article: Path) -> None:
    assert rawi("add", "news.rawi", article).stdout == "news.rawi: 1 new\n"
    assert rawi("add", "news.rawi", article).stdout == "news.rawi: 1 known already\n"
    assert rawi("check", "news.rawi").stdout == "news.rawi: whole\n"


def test_add_names_what_cannot_be_read_and_adds_the_rest(rawi: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{\n[]\nnull\n" * 5, encoding="utf-8")
    done = rawi("add", "news.rawi", article, "bad.jsonl")
    assert done.returncode == Exit.SOME_FAILED
    assert done.stdout == "news.rawi: 1 new, 15 failed\n"
    assert len(done.stderr.splitlines()) == 15


@pytest.mark.parametrize(
    "question",
    [
        ("incidents",),
        ("timeline", "--actor", "الجزائر"),
        ("instruments", "--on", "2023-01-01"),
        ("relations", "--pair", "الجزائر،المغرب", "--per", "year"),
        ("who", "رمطان لعمامرة"),
        ("quotes",),
        ("search", "الصحراء"),
    ],
    ids=lambda question: question[0],
)
def test_a_question_is_answered_as_a_table_and_as_json(
    rawi: Run, examples: Path, question: tuple[str, ...]
) -> None:
    command, *rest = question
    told = rawi(command, examples, *rest)
    assert told.returncode == Exit.DONE, told.stderr
    rows = [json.loads(line) for line in rawi(command, examples, *rest, "--json").stdout.splitlines()]
    assert all(isinstance(row, dict) for row in rows)
    assert bool(rows) == bool(told.stdout.strip())


def test_the_accounts_of_an_incident_are_shown(rawi: Run, examples: Path) -> None:
    first = json.loads(rawi("incidents", examples, "--voices", 2, "--json").stdout.splitlines()[0])
    told = rawi("accounts", examples, first["id"], "--tellings")
    assert "leads" in told.stdout


@pytest.mark.parametrize(
    "call",
    [
        ("incidents", "none.rawi"),
        ("check", "none.rawi"),
        ("incidents", "{}", "--actor", "زرافة"),
        ("incidents", "{}", "--since", "2021-02-30"),
        ("relations", "{}", "--pair", "الجزائر"),
        ("accounts", "{}", "ffff"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_line_and_not_a_traceback(
    rawi: Run, examples: Path, call: tuple[str, ...]
) -> None:
    done = rawi(*(part.format(examples) for part in call))
    assert done.returncode == Exit.WRONG_CALL
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_reread_says_what_it_read_anew(rawi: Run, article: Path) -> None:
    rawi("add", "news.rawi", article)
    assert rawi("reread", "news.rawi").stdout == "news.rawi: 0 read anew\n"
    assert rawi("reread", "news.rawi", "--all").stdout == "news.rawi: 1 read anew\n"
    assert rawi("check", "news.rawi").stdout == "news.rawi: whole\n"
    assert rawi("reread", "none.rawi").returncode == Exit.WRONG_CALL
