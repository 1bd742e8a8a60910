"""Makes single entities of FollowTheMoney, each of a schema, their values lists of texts."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from rawi.chronicle.parties import is_of_state
from rawi.records import EntityType
from rawi.store.answers import Party

_ID_BYTES = 12
ADDRESS = "Address"
Thing = dict[str, Any]


def thing_id(kind: str, key: str) -> str:
    """Give the id of an entity: the same for the same thing in every export.

    >>> thing_id("entity", "DZ") == thing_id("entity", "DZ") != thing_id("incident", "DZ")
    True
    """
    told = blake2b(f"{kind}\x1f{key}".encode("utf-8", "replace"), digest_size=_ID_BYTES).hexdigest()
    return f"rawi-{told}"


def make_thing(told: tuple[str, str, str], properties: dict[str, Iterable[Any]]) -> Thing:
    """Put an entity together of its kind, key and schema, and its properties, each with several values."""
    kind, key, named = told
    values = {
        name: list(dict.fromkeys(str(value) for value in some if value not in (None, "")))
        for name, some in properties.items()
    }
    kept = {name: some for name, some in values.items() if some}
    return {"id": thing_id(kind, key), "schema": named, "properties": kept}


def schema_of(entity: Any) -> str:
    """Give the schema of FollowTheMoney that an entity is of."""
    if entity["type"] == EntityType.PER.value:
        return "Person"
    if entity["key"] == entity["country"]:
        return "PublicBody"
    if entity["type"] == EntityType.ORG.value:
        return "PublicBody" if is_of_state(entity["kind"]) else "Organization"
    return "LegalEntity" if entity["type"] == EntityType.NORP.value else ADDRESS


def entity_thing(entity: Any, names: list[str]) -> Thing:
    """Give somebody or something whom articles name, with all names that they use."""
    named = schema_of(entity)
    properties: dict[str, Iterable[Any]] = {
        "name": (entity["name_ar"], entity["name"]),
        "alias": (one for one in names if one not in (entity["name_ar"], entity["name"])),
        "country": (country_code(entity["country"]),),
        "keywords": (entity["kind"],),
    }
    if named == ADDRESS:
        properties["full"] = (entity["name_ar"], entity["name"])
        properties["latitude"], properties["longitude"] = (entity["latitude"],), (entity["longitude"],)
    return make_thing(("entity", entity["key"], named), properties)


def country_code(code: str | None) -> str | None:
    """Give a country's code as FollowTheMoney writes it.

    >>> country_code("DZ")
    'dz'
    """
    return code.lower() if code is not None else None


def country_thing(party: Party) -> Thing:
    """Give a state that acts by its organs alone, and that no article names."""
    names = (party.name_ar, party.name)
    return make_thing(
        ("entity", party.key, "PublicBody"), {"name": names, "country": (country_code(party.key),)}
    )
