"""PLOVER's records from a chronicle are those of its readings, with the incident beside them."""

import json
from pathlib import Path
from typing import Any

from rawi import Chronicle, read
from rawi.plover import plover_events

from .conftest import CHANGED, NEWS, article


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_records_are_those_that_reading_gives(everything: Path) -> None:
    articles = [article(number, text=CHANGED if number == 0 else None) for number in range(len(NEWS))]
    expected = {one["id"]: one for told in articles for one in plover_events(read(told))}
    written = {one["id"]: one for one in records(everything / "plover")}
    for one in written.values():
        assert one["rawi"].pop("voice") is not None
        assert one["rawi"].pop("incident")
    assert written == json.loads(json.dumps(expected))


def test_records_lead_to_incidents(news: Chronicle, everything: Path) -> None:
    known = {one.id for one in news.incidents(limit=None)}
    assert {one["rawi"]["incident"] for one in records(everything / "plover")} == known


def test_what_is_only_hypothetical_is_no_record(everything: Path) -> None:
    assert "EGY" not in {who.get("country") for one in records(everything / "plover") for who in one["actor"]}
