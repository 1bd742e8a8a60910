"""Finds whom a user means by a name, a code or a key, and names parties in both languages."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, or_, select

from rawi.chronicle.names import name_block
from rawi.errors import UnknownName
from rawi.letters import lookup_key
from rawi.records import EntityType
from rawi.store import schema
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
    from rawi.entities.knowledge import known_forms  # all lexicons of names, slow to load

    folded = lookup_key(words)
    found = (
        form.known.id for form in known_forms() if folded in (lookup_key(form.words), form.known.name.lower())
    )
    return next(found, None)


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
    by_key = select(entity.id, entity.key).where(entity.key.in_((words, words.upper())))
    rows: Sequence[Any] = connection.execute(by_key).all()
    if not rows:
        spelt = or_(name.folded == folded, name.folded_latin == folded)
        by_name = select(entity.id, entity.key).join_from(schema.name, schema.entity).where(spelt).distinct()
        rows = connection.execute(by_name).all()
    if not rows:
        rows = connection.execute(_of_one_sound(words)).all()
    if not rows:
        # A state may act through its organs alone, and never be named itself.
        party = schema.side.c.party
        acts = select(party).where(party.in_((words, words.upper()))).limit(1)
        found = connection.execute(acts).scalar()
        return Meant((found,), ()) if found is not None else None
    return Meant(tuple(row[1] for row in rows), _names_of(connection, [row[0] for row in rows]))


def _of_one_sound(words: str) -> Select[tuple[int, str]]:
    """Ask for the people whose names are spelt otherwise, or in another order."""
    entity, block = schema.entity.c, f"{EntityType.PER.value} {name_block(words)}"
    joined = select(entity.id, entity.key).join_from(schema.name, schema.entity)
    return joined.where(schema.name.c.block == block).distinct()


def party_names(connection: Connection, keys: Iterable[str | None]) -> dict[str, Party]:
    """Name parties by their keys; whatever the chronicle does not know is called by its key."""
    wanted = sorted({key for key in keys if key is not None})
    entity, named = schema.entity.c, {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = entity.key.in_(wanted[at : at + _AT_ONCE])
        for row in connection.execute(select(entity.key, entity.name, entity.name_ar).where(some)):
            named[row[0]] = Party(row[0], row[1] or row[2], row[2] or row[1])
    return {key: named.get(key, Party(key, key, key)) for key in wanted}
