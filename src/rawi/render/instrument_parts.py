"""Tells the life of each instrument of an article: parties, founding, and its steps with their words."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from rawi.records import Instrument, Reading
from rawi.render.event_parts import Name, Part
from rawi.render.kinds import Label, label
from rawi.render.marks import step_anchors
from rawi.render.naming import (
    entities_by_id,
    instrument_kind_label,
    party_labels,
    same,
    status_label,
)

MENTIONED = "mentioned"


class Life(NamedTuple):
    """One instrument of an article: its name, kind, the anchors of its mentions, and its parts."""

    name: str
    kind: Label
    anchors: tuple[str, ...]
    parts: tuple[Part, ...]


def lives_of(reading: Reading) -> Iterator[Life]:
    """Yield the instruments of a reading, each with all its mentions, in the order of the first ones."""
    known, anchors = entities_by_id(reading), step_anchors(reading)
    numbered = sorted(
        ((found.instrument, number, found) for number, found in enumerate(reading.instruments)),
        key=lambda entry: (_first(reading)[entry[0]], entry[1]),
    )
    for name, entries in groupby(numbered, key=lambda entry: entry[0]):
        mentions = [(number, found) for _, number, found in entries]
        fullest = max((found for _, found in mentions), key=lambda found: len(found.parties))
        told = {
            "parties": [Name(party, None) for party in party_labels(fullest, known)],
            "founded": _values(mentions, "founded"),
            "cadence": _values(mentions, "cadence"),
            "session": _values(mentions, "session"),
            "scope": _scopes(mentions),
            "steps": [
                Name(status_label(found), anchors.get(number) or f"instrument-{number}")
                for number, found in mentions
                if found.status != MENTIONED
            ],
        }
        parts = (Part(key, label(key), tuple(names)) for key, names in told.items())
        yield Life(
            name,
            instrument_kind_label(mentions[0][1]),
            tuple(f"instrument-{number}" for number, _ in mentions),
            tuple(part for part in parts if part.names),
        )


def _first(reading: Reading) -> dict[str, int]:
    first: dict[str, int] = {}
    for number, found in enumerate(reading.instruments):
        first.setdefault(found.instrument, number)
    return first


def _values(mentions: list[tuple[int, Instrument]], field: str) -> list[Name]:
    values = (attrgetter(field)(found) for _, found in mentions)
    return [Name(same(str(value)), None) for value in dict.fromkeys(values) if value is not None]


def _scopes(mentions: list[tuple[int, Instrument]]) -> list[Name]:
    words = dict.fromkeys(found.scope.text for _, found in mentions if found.scope is not None)
    return [Name(same(text), None) for text in words]
