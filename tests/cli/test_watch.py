"""`rawi watch --once` collects new articles of a real server, and `rawi outlets` tells how it went."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rawi.cli import watch as command
from rawi.cli.application import application

from .conftest import Run

TEXT = "افتتح وزير النقل صباح اليوم المحطة الجديدة في العاصمة بحضور عدد من السفراء والنواب."
FEED = '<rss version="2.0"><channel>{}</channel></rss>'
ITEM = "<item><title>خبر</title><link>{}</link></item>"


@pytest.fixture
def outlets(tmp_path: Path, server, fetcher, monkeypatch) -> Path:
    for path in ("/1", "/2"):
        server.answers(path, f"<html><body><article><p>{TEXT} {path}</p></article></body></html>".encode())
    server.answers("/feed", FEED.format("".join(map(ITEM.format, ("/1", "/2", "/gone")))).encode())
    fetcher._attempts = 1
    monkeypatch.setattr(command, "new_fetcher", lambda _: fetcher)
    handler = signal.getsignal(signal.SIGTERM)
    path = tmp_path / "outlets.toml"
    path.write_text(f'[[outlet]]\nname = "المدار"\nfeeds = ["{server.origin}/feed"]\n', encoding="utf-8")
    yield path
    signal.signal(signal.SIGTERM, handler)


def test_new_articles_are_collected_once(tmp_path: Path, outlets: Path, server) -> None:
    file = tmp_path / "articles.jsonl"
    asked = ["watch", str(file), "--outlets", str(outlets), "--once"]
    done = CliRunner().invoke(application, asked)
    assert done.exit_code == 1
    assert "/gone: there is no such page (404)" in done.stderr
    assert "1 sources visited, 3 new pages, 2 read, 1 failed" in done.stderr
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [record["url"] for record in records] == [f"{server.origin}/1", f"{server.origin}/2"]
    assert records[0]["text"].startswith("افتتح وزير النقل")
    assert CliRunner().invoke(application, asked).exit_code == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2
    shown = CliRunner().invoke(application, ["outlets", str(file)])
    assert "المدار: 0 waiting, 2 read, 1 failed" in shown.stdout
    assert "3 pages so far" in shown.stdout
    assert "there is no such page (404)" in shown.stdout


def test_new_articles_go_into_a_chronicle(tmp_path: Path, outlets: Path, server) -> None:
    chronicle = str(tmp_path / "news.rawi")
    asked = ["watch", chronicle, "--outlets", str(outlets), "--once"]
    assert "3 new pages, 2 read, 1 failed" in CliRunner().invoke(application, asked).stderr
    assert CliRunner().invoke(application, asked).exit_code == 0
    assert server.asked.count("/1") == 1
    found = CliRunner().invoke(application, ["search", chronicle, "المحطة", "--json"])
    assert f"{server.origin}/1" in found.stdout
    shown = CliRunner().invoke(application, ["outlets", chronicle])
    assert "المدار: 0 waiting, 2 read, 1 failed" in shown.stdout
    assert CliRunner().invoke(application, ["check", chronicle]).exit_code == 0


def test_a_source_in_trouble_is_shown(tmp_path: Path, outlets: Path, server) -> None:
    server.answers("/feed", b"<html></html>")
    file = tmp_path / "articles.jsonl"
    assert (
        CliRunner().invoke(application, ["watch", str(file), "--outlets", str(outlets), "--once"]).exit_code
        == 1
    )
    shown = CliRunner().invoke(application, ["outlets", str(file)])
    assert "failed 1 times in a row: this is no feed" in shown.stdout


def test_wrong_calls_are_told(rawi: Run, tmp_path: Path) -> None:
    done = rawi("watch", "a.jsonl", "--outlets", "none.toml", "--once")
    assert (done.returncode, "no such file" in done.stderr) == (2, True)
    done = rawi("outlets", "a.jsonl")
    assert (done.returncode, "nothing is watched" in done.stderr) == (2, True)


def test_a_service_ends_when_it_is_told_to(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text(
        '[[outlet]]\nname = "x"\nfeeds = ["https://a.example/rss"]\n', encoding="utf-8"
    )
    command = [sys.executable, "-m", "rawi", "watch", "a.jsonl", "--outlets", "o.toml"]
    environment = {**os.environ, "RAWI_OFFLINE": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stderr is not None
        assert "RAWI_OFFLINE is set" in running.stderr.readline()
        running.terminate()
        assert running.wait(timeout=30) == 0
