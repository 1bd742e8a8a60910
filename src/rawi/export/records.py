"""Writes events of a chronicle in PLOVER's fields, each with the incident that it tells."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, TextIO

import msgspec
from sqlalchemy import Connection

from rawi.export.findings import select_events
from rawi.export.selection import Selection
from rawi.export.shelves import Volume, shelve
from rawi.plover import plover_events
from rawi.records import Reading
from rawi.store.answers import Filters


def _as_settled(volume: Volume, rows: list[Any]) -> Reading:
    """Give a reading with its events typed as the chronicle has them."""
    events = list(volume.reading.events)
    for row in rows:
        settled = {name: row[name] for name in ("type", "mode", "modality")}
        events[row["number"]] = replace(events[row["number"]], **settled)
    return replace(volume.reading, events=tuple(events))


def event_records(connection: Connection, filters: Filters) -> Iterator[dict[str, Any]]:
    """Yield the events that match as records of PLOVER, article by article."""
    asked = select_events(Selection(connection, filters).events())
    for shelf, found in shelve(connection, asked):
        for version, rows in groupby(found, key=itemgetter("version")):
            of_version = list(rows)
            incidents = {row["number"]: row["incident"] for row in of_version}
            volume = shelf.volumes[version]
            for record in plover_events(_as_settled(volume, of_version), numbers=incidents.keys()):
                number = record["rawi"]["number"]
                told = {"incident": incidents[number], "voice": volume.row["voice"]}
                yield {**record, "rawi": {**record["rawi"], **told}}


def write_lines(records: Iterator[dict[str, Any]], stream: TextIO) -> int:
    """Write records as JSON, one a line, and count them."""
    count = 0
    for record in records:
        stream.write(msgspec.json.encode(record).decode("utf-8") + "\n")
        count += 1
    return count
