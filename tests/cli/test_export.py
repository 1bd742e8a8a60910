"""`rawi export`, as a user runs it."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.cli.exits import Exit
from rawi.cli.export import Format as Offered
from rawi.export.columns import TABLES
from rawi.export.exporting import Format

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def chronicle(rawi: Run, article: Path, tmp_path: Path) -> Path:
    rawi("add", "news.rawi", article, "--published", "2025-04-03")
    return tmp_path / "news.rawi"


def test_the_command_offers_every_format() -> None:
    assert [one.value for one in Offered] == [one.value for one in Format]


def test_tables_are_written_and_told(rawi: Run, chronicle: Path, tmp_path: Path) -> None:
    done = rawi("export", chronicle, "--format", "csv", "--out", "tables")
    assert done.returncode == Exit.DONE, done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        f"tables/{name}.csv" for name in TABLES
    ]
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == set(TABLES)


def test_one_table_goes_to_standard_output(rawi: Run, chronicle: Path) -> None:
    done = rawi("export", chronicle, "-f", "csv", "-o", "-", "--table", "mentions", "--actor", "TN")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert {row["entity"] for row in rows} == {"TN"}
    assert done.stderr == f"-: {len(rows)} mentions\n"


@pytest.mark.parametrize("name", ["plover", "ftm"])
def test_lines_go_to_standard_output(rawi: Run, chronicle: Path, name: str) -> None:
    done = rawi("export", chronicle, "-f", name, "-o", "-")
    assert [json.loads(line) for line in done.stdout.splitlines()]


def test_the_map_says_what_it_could_not_place(rawi: Run, chronicle: Path, tmp_path: Path) -> None:
    done = rawi("export", chronicle, "-f", "geojson", "-o", "map.geojson")
    assert json.loads((tmp_path / "map.geojson").read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    assert done.stdout.startswith("map.geojson: ")


@pytest.mark.parametrize(
    "call",
    [
        ("-f", "csv", "-o", "-"),
        ("-f", "csv", "-o", "out", "--table", "people"),
        ("-f", "ftm", "-o", "out", "--actor", "زرافة"),
        ("-f", "ftm", "-o", "out", "--since", "2021-02-30"),
        ("-f", "ftm", "-o", "missing/out"),
        ("-f", "xml", "-o", "out"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_told_and_writes_nothing(
    rawi: Run, chronicle: Path, tmp_path: Path, call: tuple[str, ...]
) -> None:
    done = rawi("export", chronicle, *call)
    assert done.returncode == Exit.WRONG_CALL
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_an_interrupted_export_leaves_nothing(chronicle: Path, tmp_path: Path) -> None:
    # Claims that take long stand for a long export: two tables are written when the command is stopped.
    code = (
        "import sys, rawi.export.findings as f, time\n"
        "kept = f.FINDINGS['claims']\n"
        "def slow(*given):\n"
        "    print('begun', flush=True)\n"
        "    time.sleep(60)\n"
        "    yield from kept(*given)\n"
        "f.FINDINGS['claims'] = slow\n"
        "from rawi.cli import main\n"
        f"sys.argv = ['rawi', 'export', {str(chronicle)!r}, '-f', 'csv', '-o', {str(tmp_path / 'out')!r}]\n"
        "main()\n"
    )
    running = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"begun\n"
        assert (tmp_path / "out").exists()
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=30)
    assert running.returncode == Exit.INTERRUPTED
    assert b"interrupted" in errors
    assert not (tmp_path / "out").exists()
