"""Makes the cells that several tables have alike: places, deeds, the parties on one side."""

from collections.abc import Sequence
from typing import Any

from rawi.events.ontology import find_type
from rawi.export.columns import Row
from rawi.store.answers import Party


def position_of(entity: Any | None) -> Row:
    """Give the columns of an entity's position."""
    names = ("latitude", "longitude", "precision_km")
    return {name: entity[name] if entity is not None else None for name in names}


def place_columns(entity: Any | None) -> Row:
    """Give the columns of a place."""
    named = {"place": "entity", "place_name": "name", "place_ar": "name_ar", "place_country": "country"}
    told = {column: entity[field] if entity is not None else None for column, field in named.items()}
    return {**told, **position_of(entity)}


def deed_columns(kind: str, mode: str | None, modality: str) -> Row:
    """Give the columns of a type of event."""
    known = find_type(kind, mode)
    return {
        **{"type": kind, "mode": mode, "modality": modality},
        "quad": known.quad.code if known else None,
        "score": known.score if known else None,
    }


def side_columns(role: str, parties: Sequence[Party | None]) -> Row:
    """Give the columns of the parties on one side."""
    return {
        role: [one.key if one else None for one in parties],
        f"{role}_name": [one.name if one else None for one in parties],
        f"{role}_ar": [one.name_ar if one else None for one in parties],
    }
