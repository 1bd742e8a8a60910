"""Runs say clearly what does not allow them, bad articles stop nothing, and all inputs are read alike."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dask import config
from distributed import Client, LocalCluster

from rawi import Failure, dump_reading, load_articles
from rawi.cluster import layout, planning
from rawi.cluster.client import reach
from rawi.cluster.facts import blocks_of
from rawi.cluster.planning import Input, cut
from rawi.cluster.probing import find_deadly
from rawi.cluster.running import scale_read
from rawi.errors import ScaleError
from rawi.scale import read_batches

from .comparing import rows
from .conftest import records, write_lines

WORDS = "أعلن وزير النقل اليوم في مؤتمر صحفي أن الميناء الجديد سيفتح أبوابه أمام السفن بعد شهرين من الآن"


def quiet(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def warc(pages: int) -> bytes:
    """Write a web archive, packed record by record, whose last record is cut short."""
    made = []
    for number in range(pages):
        text = f"<p>{WORDS} في {number} أيار.</p>"
        page = f"<html><head><title>خبر {number}</title></head><body>{text}</body></html>"
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: https://a.example/{number}\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        made.append(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    return b"".join(made)[:-20]


def test_all_kinds_of_input_are_read_as_on_one_machine(client: Client, tmp_path: Path) -> None:
    made = records(12)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "crawl.warc.gz").write_bytes(warc(7))
    pq.write_table(pa.Table.from_pylist(made), tmp_path / "in" / "table.parquet")
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made)
    (tmp_path / "in" / "lines.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "in" / "page.html").write_text(f"<html><body><p>{WORDS}</p></body></html>", encoding="utf-8")
    scale_read(client, [str(tmp_path / "in")], tmp_path / "out", in_part=3, tell=quiet)
    outcomes = list(read_batches(load_articles([tmp_path / "in"]), processes=1))
    lines_of_one = [dump_reading(one) for one in outcomes if not isinstance(one, Failure)]
    assert [one["reading"] for one in rows(tmp_path / "out", "readings")] == lines_of_one
    failures = [(one.where, one.error) for one in outcomes if isinstance(one, Failure)]
    assert [(one["where"], one["error"]) for one in rows(tmp_path / "out", "failures")] == failures
    assert failures, "the archive should have a damaged record"


def test_an_article_that_raises_and_a_file_that_is_missing_are_failures(
    client: Client, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "a.jsonl", [*records(3), {"text": "خبر", "published": "2024-99-99"}])
    missing = str(tmp_path / "none.jsonl")
    counts = scale_read(client, [str(path), missing], tmp_path / "out", tell=quiet)
    told = rows(tmp_path / "out", "failures")
    assert counts.failures == len(told) == 2
    assert [missing in one["where"] for one in told] == [False, True]


def test_an_article_that_kills_its_reader_is_found_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = records(14)
    deadly = {"text": "هذا النص يقتل من يقرؤه.", "url": "https://a.example/deadly"}
    path = write_lines(tmp_path / "a.jsonl", [*made[:9], deadly, *made[9:]])
    # Stands for a fault in a compiled library: reading that one text ends the process, whichever it is.
    (tmp_path / "sitecustomize.py").write_text(
        "import os\n"
        "import rawi.scale.batches as batches\n"
        "real = batches.read\n"
        "def read(article, **how):\n"
        "    if article.url == 'https://a.example/deadly':\n"
        "        os._exit(77)\n"
        "    return real(article, **how)\n"
        "batches.read = read\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), *filter(None, sys.path))))
    with (
        config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=1,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        ) as cluster,
        Client(cluster) as one,
    ):
        counts = scale_read(one, [str(path)], tmp_path / "out", in_part=50, tell=quiet)
    assert counts.failures == 1 and counts.readings == len(made)
    (failure,) = rows(tmp_path / "out", "failures")
    assert "killed" in failure["error"]


def test_without_a_killer_none_is_found(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", records(3))
    (part,) = cut([Input(str(path), 1, 3)], in_part=10).parts
    assert find_deadly(part) == frozenset()


def test_a_folder_of_something_else_is_refused_and_left_alone(client: Client, tmp_path: Path) -> None:
    path, out = write_lines(tmp_path / "a.jsonl", records(2)), tmp_path / "out"
    out.mkdir()
    (out / "letters.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ScaleError, match="something else"):
        scale_read(client, [str(path)], out, tell=quiet)
    assert [one.name for one in out.iterdir()] == ["letters.txt"]


def test_another_run_in_the_folder_is_refused(client: Client, tmp_path: Path) -> None:
    first = write_lines(tmp_path / "a.jsonl", records(2))
    other, out = write_lines(tmp_path / "b.jsonl", records(2)), tmp_path / "out"
    scale_read(client, [str(first)], out, tell=quiet)
    with pytest.raises(ScaleError, match="other inputs"):
        scale_read(client, [str(other)], out, tell=quiet)
    with pytest.raises(ScaleError, match="articles in a part"):
        scale_read(client, [str(first)], out, in_part=7, tell=quiet)
    write_lines(first, records(3))
    with pytest.raises(ScaleError, match="has changed"):
        scale_read(client, [str(first)], out, tell=quiet)
    (out / layout.PLAN).write_text("{}", encoding="utf-8")
    with pytest.raises(ScaleError, match="not the note of a run"):
        planning.load_plan(out)


@pytest.mark.parametrize("given", ["-", "https://a.example/1"])
def test_what_other_machines_cannot_read_is_refused(client: Client, tmp_path: Path, given: str) -> None:
    with pytest.raises(ScaleError, match="many machines read files only"):
        scale_read(client, [given], tmp_path / "out", tell=quiet)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "127.0.0.1"])
def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr("rawi.cluster.client._PATIENCE", 1)
    with pytest.raises(ScaleError, match="dask scheduler"), reach(address):
        pass


def test_a_missing_library_is_named_with_the_extra_that_brings_it(tmp_path: Path) -> None:
    code = "import sys; sys.modules['distributed'] = None; from rawi.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "scale", "read", "x.jsonl", "--out", str(tmp_path / "out")],
        **{"capture_output": True, "encoding": "utf-8", "check": False, "env": dict(os.environ)},
    )
    assert done.returncode == 2
    assert "pip install 'rawi[scale]'" in done.stderr


def test_the_command_reads_and_adds(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [*records(4), {"text": ""}])
    told = {"capture_output": True, "encoding": "utf-8", "check": False, "cwd": tmp_path}
    rawi = [sys.executable, "-m", "rawi", "scale"]
    done = subprocess.run([*rawi, "add", "news.rawi", "--out", "out"], **told)
    assert done.returncode == 2 and "rawi scale read" in done.stderr
    done = subprocess.run([*rawi, "add", "news.rawi", str(path), "--out", "out", "--workers", "1"], **told)
    assert done.returncode == 0 and done.stdout.startswith("news.rawi: "), done.stderr
    done = subprocess.run([*rawi, "read", str(path), "--out", "out", "--workers", "1"], **told)
    assert done.returncode == 1 and f"{path}:" in done.stderr
    assert "incidents" in done.stdout


def test_blocks_hold_the_days_before_that_their_days_may_join() -> None:
    days = [f"2025-{month:02d}-{day:02d}" for month in (3, 4) for day in range(1, 29)]
    owners = {day: next(block for block, own in blocks_of("force", day) if own) for day in days}
    for at, day in enumerate(days[4:], start=4):
        for before in days[at - 4 : at]:
            if before[:7] == day[:7]:
                assert owners[day] in {block for block, _ in blocks_of("force", before)}
