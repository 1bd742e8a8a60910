"""Checks `rawi explain`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.cli.exits import Exit

Run = Callable[..., "subprocess.CompletedProcess[str]"]  # noqa: F821


def test_words_are_explained_with_rule_and_row(rawi: Run, article: Path) -> None:
    done = rawi("explain", article, "--text", "عبد المجيد")
    assert done.returncode == Exit.DONE
    for part in (
        "Abdelmadjid Tebboune",
        "entities.known.name",
        "A lexicon lists these words",
        "entities/people/",
    ):
        assert part in done.stdout


def test_an_offset_of_a_reading_is_explained(rawi: Run, article: Path) -> None:
    found = json.loads(rawi("read", article, "-f", "jsonl").stdout)["timexes"][-1]
    done = rawi("explain", article, "--at", found["start"])
    assert found["rule"] in done.stdout and found["value"] in done.stdout
    assert len(done.stdout.split("\n\n")) == 1


def test_without_a_place_all_is_explained(rawi: Run, article: Path) -> None:
    found = json.loads(rawi("read", article, "-f", "jsonl").stdout)
    count = sum(len(found[layer]) for layer in ("timexes", "mentions", "references", "events", "claims"))
    assert len(rawi("explain", article).stdout.split("\n\n")) == count


def test_where_nothing_was_found_the_words_there_are_shown(rawi: Run, article: Path) -> None:
    text = json.loads(rawi("read", article, "-f", "jsonl").stdout)["text"]
    done = rawi("explain", article, "--at", text.index("وفدا"))
    assert done.returncode == Exit.DONE and done.stdout == ""
    assert "nothing was found" in done.stderr and "وفدا" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--at", "99999"),
        ("--at", "-1"),
        ("--text", "ليس هنا"),
        ("--at", "1", "--text", "عنابة"),
        ("--at", "x"),
    ],
)
def test_a_wrong_place_is_a_wrong_call(rawi: Run, article: Path, arguments: tuple[str, ...]) -> None:
    done = rawi("explain", article, *arguments)
    assert done.returncode == Exit.WRONG_CALL and "Traceback" not in done.stderr


def test_one_article_of_several_is_chosen_by_id_or_by_words(rawi: Run, tmp_path: Path) -> None:
    texts = {
        "a": "وصل الوفد إلى تونس مساء أمس للقاء الوزير.",
        "b": "وصل الوفد إلى عنابة مساء أمس للقاء الوزير.",
    }
    records = [
        json.dumps({"id": key, "text": text, "published": "2025-04-03"}) for key, text in texts.items()
    ]
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(records), encoding="utf-8")
    assert "Annaba" in rawi("explain", path, "--article", "b").stdout
    assert "Annaba" in rawi("explain", path, "--text", "عنابة").stdout
    assert "Tunisia" in rawi("explain", path).stdout or "TN" in rawi("explain", path).stdout
    assert rawi("explain", path, "--article", "c").returncode == Exit.SOME_FAILED


def test_a_missing_file_is_named(rawi: Run) -> None:
    done = rawi("explain", "nonesuch.txt")
    assert done.returncode == Exit.SOME_FAILED
    assert done.stderr.count("\n") == 1 and "nonesuch.txt" in done.stderr
