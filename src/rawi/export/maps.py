"""Writes incidents as GeoJSON (RFC 7946): those with a place on the map, a point each."""

from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

from rawi.export.columns import Row

_OPENING = '{"type":"FeatureCollection","features":['
_POSITION = ("latitude", "longitude")


def _feature(row: Row) -> dict[str, Any]:
    told = {name: value for name, value in row.items() if name not in _POSITION}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
        "properties": told,
    }


def write_map(rows: Iterator[Row], stream: TextIO) -> tuple[int, int]:
    """Write rows of incidents, and count those on the map and those that have no position."""
    placed = unplaced = 0
    stream.write(_OPENING)
    for row in rows:
        if row["latitude"] is None or row["longitude"] is None:
            unplaced += 1
            continue
        stream.write(",\n" if placed else "\n")
        stream.write(msgspec.json.encode(_feature(row)).decode("utf-8"))
        placed += 1
    stream.write("\n]}\n")
    return placed, unplaced
