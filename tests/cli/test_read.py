"""Checks `rawi read`: formats, options, what it says of bad input, and its exit codes."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.cli.exits import Exit
from rawi.events.ontology import COLUMNS
from rawi.reading_format import load_readings

MODES = ("", "visit", "phone", "mediate")
Run = Callable[..., "subprocess.CompletedProcess[str]"]  # noqa: F821


def test_for_a_person_by_default(rawi: Run, article: Path) -> None:
    done = rawi("read", article, "--published", "2025-04-03")
    assert done.returncode == Exit.DONE
    assert "الرئيس يستقبل في عنابة وفدا من تونس" in done.stdout and "2025-04-02" in done.stdout
    assert "\x1b" not in done.stdout and done.stderr == ""


def test_json_lines_load_as_readings(rawi: Run, article: Path) -> None:
    done = rawi("read", article, article, "--format", "jsonl")
    first, second = load_readings(done.stdout.splitlines())
    assert first == second
    assert first.timexes and first.mentions
    for finding in (*first.timexes, *first.mentions, *first.references):
        assert first.text[finding.start : finding.end] == finding.text


def test_events_go_out_in_plover_s_fields_one_a_line(rawi: Run, article: Path) -> None:
    (reading,) = load_readings(rawi("read", article, "--format", "jsonl").stdout.splitlines())
    done = rawi("read", article, "--format", "plover")
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    told = [number for number, event in enumerate(reading.events) if event.modality in ("actual", "planned")]
    assert [record["id"] for record in records] == [f"{reading.id}:{number}" for number in told]
    for record in records:
        trigger = record["rawi"]["trigger"]
        assert reading.text[trigger["start"] : trigger["end"]] == trigger["text"]


def test_types_of_one_s_own_score_events(rawi: Run, article: Path, tmp_path: Path) -> None:
    own = tmp_path / "types.tsv"
    header = "\t".join(COLUMNS)
    rows = [
        f"CONSULT\t{mode}\tverbal_cooperation\t9.5\t\tTalks\tلقاء\tTo talk.\tتحادث.\town" for mode in MODES
    ]
    own.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    done = rawi("read", article, "--format", "plover", "--types", own)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {record["intensity"] for record in records if record["event_type"] == "CONSULT"} == {9.5}


def test_types_that_break_a_rule_or_serve_nothing_are_refused(
    rawi: Run, article: Path, tmp_path: Path
) -> None:
    own = tmp_path / "types.tsv"
    own.write_text("\t".join(COLUMNS) + "\nbarter\t\t\t\t\t\t\t\t\town\n", encoding="utf-8")
    broken = rawi("read", article, "--format", "plover", "--types", own)
    assert broken.returncode == Exit.WRONG_CALL
    assert "types.tsv:2" in broken.stderr and "barter" in broken.stderr
    useless = rawi("read", article, "--types", own)
    assert useless.returncode == Exit.WRONG_CALL
    assert "--format plover" in useless.stderr


def test_a_page_goes_to_a_file(rawi: Run, article: Path, tmp_path: Path) -> None:
    done = rawi("read", article, "-f", "html", "-o", tmp_path / "page.html")
    assert (done.returncode, done.stdout, done.stderr) == (Exit.DONE, "", "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "page.html"]


def test_a_run_does_not_read_its_own_output(rawi: Run, article: Path) -> None:
    done = rawi("read", article.parent, "-f", "jsonl", "-o", article.parent / "out.jsonl")
    assert done.returncode == Exit.DONE
    assert len((article.parent / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_standard_input_is_a_dash(rawi: Run, article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    assert rawi("read", "-", "-f", "jsonl", given=text).stdout == rawi("read", article, "-f", "jsonl").stdout


@pytest.mark.parametrize(
    ("only", "kept"), [("timexes", {"timexes"}), ("mentions , timexes", {"timexes", "mentions"})]
)
def test_only_some_layers(rawi: Run, article: Path, only: str, kept: set[str]) -> None:
    found = json.loads(rawi("read", article, "-f", "jsonl", "--only", only).stdout)
    assert {layer for layer in ("timexes", "mentions") if found[layer]} == kept


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--only", "times"), "times is no layer; choose among timexes, mentions"),
        (("--only", ","), "nothing is no layer"),
        (("--published", "2025-13-45"), "2025-13-45"),
        (("--published", "أمس"), "is no date"),
        (("--format", "xml"), "xml"),
        (("--processes", "0"), "'--processes'"),
        (("--output", "no/such/folder/x"), "No such file or directory"),
        (("--nonsense",), "nonsense"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    rawi: Run, article: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = rawi("read", article, *arguments)
    assert done.returncode == Exit.WRONG_CALL
    assert told in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_wrong_call_leaves_the_output_file_alone(rawi: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text("old", encoding="utf-8")
    rawi("read", article, "-o", tmp_path / "old.jsonl", "--published", "2025-13-45")
    assert (tmp_path / "old.jsonl").read_text(encoding="utf-8") == "old"


def test_bad_input_is_named_and_the_rest_is_read(rawi: Run, article: Path) -> None:
    done = rawi("read", "nonesuch.txt", article, "-f", "jsonl")
    assert done.returncode == Exit.SOME_FAILED
    assert "rawi: nonesuch.txt: " in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_an_empty_folder_is_said_to_be_empty(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = rawi("read", "empty")
    assert done.returncode == Exit.SOME_FAILED
    assert "the folder holds no" in done.stderr


def test_a_folder_with_nothing_readable_fails_file_by_file(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "a.jsonl").write_text("{broken\n", encoding="utf-8")
    (tmp_path / "odd" / "b.jsonl.gz").write_bytes(gzip.compress(b"{}")[:-4])
    done = rawi("read", "odd")
    assert done.returncode == Exit.SOME_FAILED
    assert "a.jsonl:1" in done.stderr and "b.jsonl.gz" in done.stderr and "Traceback" not in done.stderr


def test_control_characters_of_bad_input_are_not_sent_to_the_terminal(rawi: Run) -> None:
    assert "\x1b" not in rawi("read", "\x1b[31mnone").stderr


def test_arabic_comes_out_whole_under_the_c_locale(rawi: Run, article: Path) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for output_format in ("text", "jsonl", "html"):
        done = rawi("read", article, "-f", output_format, **plain)
        assert done.returncode == Exit.DONE and "عنابة" in done.stdout


def test_what_is_not_arabic_is_noted(rawi: Run) -> None:
    record = json.dumps({"id": "1", "text": "This is no Arabic article, not a word of it."})
    done = rawi("read", "-", "-f", "jsonl", given=record)
    assert done.returncode == Exit.DONE
    assert "not Arabic" in done.stderr
    assert rawi("read", "-", given=record).stderr == ""


def test_a_file_that_is_read_is_not_written_over(rawi: Run, article: Path) -> None:
    before = article.read_bytes()
    done = rawi("read", article, "-f", "jsonl", "-o", article)
    assert done.returncode == Exit.WRONG_CALL and "this file is read" in done.stderr
    assert article.read_bytes() == before
