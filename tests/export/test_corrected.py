"""What is written out stands as corrections say."""

import json
from io import StringIO
from pathlib import Path

import pytest

from rawi import Chronicle, open_chronicle
from rawi.export.findings import claim_rows, event_rows, mention_rows
from rawi.export.records import event_records, write_lines
from rawi.store.answers import Filters

from .conftest import fill

ALL = Filters(limit=None)


@pytest.fixture
def own(tmp_path: Path) -> Chronicle:
    chronicle = open_chronicle(str(tmp_path / "own.rawi"), create=True)
    fill(chronicle)
    return chronicle


def test_events_have_the_type_that_a_correction_gives_them(own: Chronicle) -> None:
    (raid, *_) = own.incidents(type="ASSAULT", actor="KE")
    own.corrections(by="سلمى").retype(raid.id, "COERCE/seize", reason="استيلاء")
    with own._store.reading() as connection:
        rows = [one for one in event_rows(connection, ALL) if one["incident"] == raid.id]
        assert {(one["type"], one["mode"]) for one in rows} == {("COERCE", "seize")}
        stream = StringIO()
        write_lines(event_records(connection, Filters(type="COERCE/seize", limit=None)), stream)
        assert not [one for one in event_rows(connection, Filters(type="ASSAULT", limit=None)) if one in rows]
    records = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert {one["rawi"]["incident"] for one in records} == {raid.id}
    own.close()


def test_what_is_rejected_is_not_written(own: Chronicle) -> None:
    (raid, *_) = own.incidents(type="ASSAULT", actor="KE")
    corrections = own.corrections(by="سلمى")
    with own._store.reading() as connection:
        claims = list(claim_rows(connection, ALL))
    corrections.reject(raid.id, reason="مناورة")
    corrections.reject_finding(claims[0]["url"], "claim", claims[0]["start"], reason="ليس قولا")
    with own._store.reading() as connection:
        assert raid.id not in {one["incident"] for one in event_rows(connection, ALL)}
        assert len(list(claim_rows(connection, ALL))) == len(claims) - 1
    own.close()


def test_whoever_is_one_is_written_as_one(own: Chronicle) -> None:
    (garissa,) = own.who("غاريسا")
    own.corrections(by="سلمى").merge_entities("غاريسا", "بن قردان", reason="تجربة")
    with own._store.reading() as connection:
        rows = [one for one in mention_rows(connection, ALL) if one["words"] == "بن قردان"]
    assert rows
    assert {one["entity"] for one in rows} == {garissa.key}
    own.close()
