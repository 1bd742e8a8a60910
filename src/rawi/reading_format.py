"""The reading format `rawi-reading/1`: readings to JSON lines and back, and its JSON Schema."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from rawi.errors import InvalidRecord
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
        return _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidRecord(where, f"not a reading ({error}); expected the format {FORMAT}.") from error


def load_readings(lines: Iterable[str | bytes], *, where: str = "readings") -> Iterator[Reading]:
    """Read readings line by line, skipping empty lines."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield load_reading(line, where=f"{where}:{number}")


def reading_schema() -> dict[str, Any]:
    """Give the JSON Schema of a reading."""
    schema = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **schema}
