"""The reading format `rawi-reading/1`: readings to JSON lines and back, and its JSON Schema."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from rawi.errors import InvalidRecord
from rawi.reading_fields import FIELDS
from rawi.records import FORMAT, Reading

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def dump_reading(reading: Reading) -> str:
    """Write a reading as one line of JSON."""
    return _encoder.encode(reading).decode("utf-8")


def load_reading(line: str | bytes, *, where: str = "reading") -> Reading:
    """Read a reading back from its line of JSON.

    Raises InvalidRecord, naming `where`, if the line is not a reading of this format.
    """
    try:
        reading = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise InvalidRecord(where, f"not a reading ({error}); expected the format {FORMAT}.") from error
    if reading.format != FORMAT:
        raise InvalidRecord(where, f"a reading in the format {reading.format!r}; this Rawi reads {FORMAT}.")
    return reading


def load_readings(lines: Iterable[str | bytes], *, where: str = "readings") -> Iterator[Reading]:
    """Read readings line by line, skipping empty lines."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield load_reading(line, where=f"{where}:{number}")


def reading_schema() -> dict[str, Any]:
    """Give the JSON Schema of a reading, each field described."""
    schema = msgspec.json.schema(Reading)
    definitions: dict[str, Any] = schema["$defs"]
    for name, definition in definitions.items():
        for field, described in definition.get("properties", {}).items():
            described["description"] = FIELDS[name][field]
    form = definitions["Reading"]
    form["properties"]["format"]["const"] = FORMAT
    form["required"] = list(form["properties"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        "title": FORMAT,
        "description": "What Rawi read in one article: one JSON object on one line.",
        **schema,
    }
