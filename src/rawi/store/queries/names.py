"""Finds whom a user means by a name, a code or a key, and names parties in both languages."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from rawi.chronicle.identity import BY_NAME
from rawi.chronicle.names import name_block, same_name
from rawi.errors import UnknownName
from rawi.letters import lookup_key
from rawi.lexicon import Row, built_once, load_table
from rawi.records import EntityType
from rawi.store import schema
from rawi.store.among import among
from rawi.store.answers import Party

_AT_ONCE = 400


class Meant(NamedTuple):
    """Whom a name means: parties by their keys, and the ids of all their names."""

    keys: tuple[str, ...]
    names: tuple[int, ...]


def _names_of(connection: Connection, entities: Iterable[int]) -> tuple[int, ...]:
    of = schema.name.c.entity.in_(list(entities))
    return tuple(connection.execute(select(schema.name.c.id).where(of)).scalars())


def _listed_key(words: str) -> str | None:
    """Find what a lexicon calls so; only where the chronicle itself has no such name."""
    return _listed_keys().get(lookup_key(words))


@built_once
def _listed_keys() -> dict[str, str]:
    """Give the keys of all that lexicons name, by what is first called so in Arabic or Latin letters."""
    from rawi.entities.knowledge import known_forms  # all lexicons of names, slow to load

    found: dict[str, str] = {}
    for form in known_forms():
        found.setdefault(lookup_key(form.words), form.known.id)
        found.setdefault(form.known.name.lower(), form.known.id)
    return found


def find_meant(connection: Connection, words: str) -> Meant:
    """Find whom a user means: by an ISO code, a key, or a name in Arabic or Latin letters.

    Raises UnknownName if the chronicle has nobody of that name.
    """
    found = _find(connection, words)
    if found is None and (key := _listed_key(words)) is not None:
        found = _find(connection, key)
    if found is None:
        raise UnknownName(f"«{words}»: nobody and nothing in this chronicle has that name.")
    return found


def _find(connection: Connection, words: str) -> Meant | None:
    entity, name, folded = schema.entity.c, schema.name.c, lookup_key(words)
    by_name = select(entity.id, entity.key).join_from(schema.name, schema.entity).distinct()
    asked = (
        select(entity.id, entity.key).where(entity.key.in_((words, words.upper()))),
        by_name.where(or_(name.folded == folded, name.folded_latin == folded)),
        by_name.where(name.words.in_(_spellings(connection, words))),
    )
    for statement in asked:
        found = [(int(row[0]), str(row[1])) for row in connection.execute(statement)]
        if found:
            return Meant(tuple(key for _, key in found), _names_of(connection, [one for one, _ in found]))
    # A state may act through its organs alone, and never be named itself.
    party = schema.side.c.party
    acts = select(party).where(party.in_((words, words.upper()))).limit(1)
    key = connection.execute(acts).scalar()
    return Meant((str(key),), ()) if key is not None else None


def _spellings(connection: Connection, words: str) -> list[str]:
    """Give the names of people that spell these words otherwise, or in another order."""
    name = schema.name.c
    block = name.block == f"{EntityType.PER.value} {name_block(words)}"
    return [
        told
        for told in connection.execute(select(name.words).where(block)).scalars()
        if same_name(words, told)
    ]


def party_names(connection: Connection, keys: Iterable[str | None]) -> dict[str, Party]:
    """Name parties by their keys; whatever the chronicle does not know is called by its key."""
    wanted = sorted({key for key in keys if key is not None})
    entity, named = schema.entity.c, {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = among(entity.key, wanted[at : at + _AT_ONCE])
        for row in connection.execute(select(entity.key, entity.name, entity.name_ar).where(some)):
            named[row[0]] = Party(row[0], row[1] or row[2], row[2] or row[1])
    named.update(_sounding(connection, [key for key in wanted if key.startswith(BY_NAME)]))
    return {key: named.get(key) or _listed(key) for key in wanted}


def _sounding(connection: Connection, keys: list[str]) -> dict[str, Party]:
    """Name those whose key is only how their name sounds: the first who is called so."""
    entity, name, found = schema.entity.c, schema.name.c, {}
    for at in range(0, len(keys), _AT_ONCE):
        blocks = [key.removeprefix(BY_NAME) for key in keys[at : at + _AT_ONCE]]
        asked = (
            select(name.block, entity.key, entity.name, entity.name_ar)
            .join_from(schema.name, schema.entity)
            .where(among(name.block, blocks))
            .order_by(name.id.desc())
        )
        for row in connection.execute(asked):
            found[BY_NAME + row[0]] = Party(row[1], row[2] or row[3], row[3] or row[2])
    return found


def is_country(key: str) -> bool:
    """Tell whether the key of a party is the code of a country."""
    return key in _countries()


def _listed(key: str) -> Party:
    """Name a country that no article names, anyone else by his key."""
    row = _countries().get(key)
    return Party(key, row["name_en"], row.all("names")[0].lstrip("?!")) if row else Party(key, key, key)


@cache
def _countries() -> dict[str, Row]:
    return {row["code"]: row for row in load_table("entities/countries")}
