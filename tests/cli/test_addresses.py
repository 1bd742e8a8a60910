"""Addresses of the web on the command line: refused, switched off, or read through the fetcher."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rawi.cli.application import application
from rawi.fetch.fetcher import Fetcher, Page

from .conftest import Run

HTML = (
    "<html><head><title>ميناء جديد</title></head><body><article><h1>ميناء جديد</h1>"
    "<p>افتتح وزير النقل التونسي صباح اليوم الميناء الجديد في بنزرت بحضور عدد من السفراء.</p>"
    "</article></body></html>"
)


def test_addresses_of_this_machine_are_refused(rawi: Run) -> None:
    done = rawi("read", "http://127.0.0.1:8009/x", "http://localhost/", "ftp://a.example/")
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0].startswith("rawi: http://127.0.0.1:8009/x: 127.0.0.1 leads to 127.0.0.1")
    assert "nothing is fetched there" in lines[1]
    assert "only http and https" in lines[2]


def test_the_network_can_be_switched_off(rawi: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("url\nhttps://a.example/1\n", encoding="utf-8")
    done = rawi("read", "https://a.example/", "list.csv", RAWI_OFFLINE="1")
    assert done.returncode == 1
    assert done.stderr.count("RAWI_OFFLINE is set") == 2


def test_a_page_is_read_through_the_fetcher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fetcher, "fetch", lambda _, url: Page(f"{url}/final", HTML.encode()))
    done = CliRunner().invoke(application, ["read", "https://a.example/x", "-f", "jsonl", "-p", "1"])
    reading = json.loads(done.output)
    assert (reading["url"], reading["title"]) == ("https://a.example/x/final", "ميناء جديد")
    assert reading["text"].startswith("افتتح وزير النقل")


def test_a_run_is_resumed(rawi: Run, tmp_path: Path) -> None:
    text = "وصل الوفد إلى تونس صباح اليوم."
    lines = [json.dumps({"id": str(number), "text": text}) for number in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    place = {"size": 5, "path": "a.jsonl", "member": 1, "outcome": 0, "bytes_read": 9}
    (tmp_path / "out.jsonl").write_text("1234\n567", encoding="utf-8")
    (tmp_path / "out.jsonl.place").write_text(json.dumps(place), encoding="utf-8")
    assert rawi("read", "a.jsonl", "-f", "jsonl", "-o", "out.jsonl", "--resume").returncode == 0
    first, *rest = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert first == "1234"
    assert [json.loads(line)["id"] for line in rest] == ["2"]
    assert not (tmp_path / "out.jsonl.place").exists()
    assert rawi("read", "a.jsonl", "--resume").returncode == 2
