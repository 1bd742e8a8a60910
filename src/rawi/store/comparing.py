"""Loads tellings as they are compared: as they were found, whatever corrections say of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from rawi.chronicle.frames import Basis, Frame
from rawi.chronicle.likeness import Comparable, Told
from rawi.chronicle.parties import ACTOR, RECIPIENT
from rawi.store import schema
from rawi.store.among import among
from rawi.store.prepared import FEATURE_BETWEEN

_IDS_AT_ONCE = 500


def _actors_and_recipients(
    connection: Connection, tellings: Sequence[int]
) -> dict[int, dict[str, frozenset[str]]]:
    parties: dict[int, dict[str, set[str]]] = {}
    side = schema.side.c
    # Whoever is known by name alone is compared by what all spellings of the name share. Corrections of
    # who somebody is leave alone what is compared, so that it does not matter when they were made.
    found = case((side.found.is_(None), side.party), else_=func.nullif(side.found, ""))
    party = func.coalesce(found, schema.name.c.block)
    asked = select(side.telling, side.role, party).outerjoin_from(schema.side, schema.name)
    for at in range(0, len(tellings), _IDS_AT_ONCE):
        of = among(side.telling, tellings[at : at + _IDS_AT_ONCE]) & party.is_not(None)
        for telling, role, key in connection.execute(asked.where(of)):
            parties.setdefault(telling, {}).setdefault(role, set()).add(key)
    return {
        telling: {role: frozenset(ones) for role, ones in roles.items()} for telling, roles in parties.items()
    }


def _comparable(row: Any, parties: dict[str, frozenset[str]]) -> Comparable:
    frame = Frame(row["cell"], row["first"], row["last"], Basis(row["basis"]))
    nobody: frozenset[str] = frozenset()
    told = Told(
        row["modality"], row["type"], frame, parties.get(ACTOR, nobody), parties.get(RECIPIENT, nobody)
    )
    features = (*row["features"].split(FEATURE_BETWEEN), *row["shared"].split(FEATURE_BETWEEN))
    return Comparable(
        row["id"], row["key"], row["article"], told=told, features=frozenset(filter(None, features))
    )


def load_comparables(connection: Connection, wanted: ColumnElement[bool]) -> list[Comparable]:
    """Load tellings as they are compared: as they were found, whatever corrections say of them."""
    telling, version = schema.telling.c, schema.version.c
    columns = (
        *(telling.id, telling.key, telling.cell, telling.first, telling.last, telling.basis),
        *(telling.modality, func.coalesce(telling.found_type, telling.type).label("type")),
        *(telling.features, version.article, version.features.label("shared")),
    )
    found = select(*columns).join_from(schema.telling, schema.version).where(wanted)
    rows = connection.execute(found).mappings().all()
    parties = _actors_and_recipients(connection, [row["id"] for row in rows])
    return [_comparable(row, parties.get(row["id"], {})) for row in rows]
