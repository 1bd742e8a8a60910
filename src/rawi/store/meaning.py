"""Finds what a correction means by what a user gives: ids of incidents and tellings, names, articles."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from rawi.chronicle.corrections import Layer, Named, Part, Passage
from rawi.chronicle.identity import BY_NAME
from rawi.errors import BadCorrection, UnknownName
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.judging import passages_of
from rawi.store.naming import CORRECTED
from rawi.store.queries.members import INCIDENT
from rawi.store.queries.names import find_meant

_telling, _event, _version = schema.telling.c, schema.event.c, schema.version.c
_name, _entity, _article = schema.name.c, schema.entity.c, schema.article.c
_MOST_LISTED = 6


def telling_of(connection: Connection, key: str) -> int:
    """Give the telling of a key, or of its first letters.

    Raises UnknownName if there is none, or if the letters fit several.
    """
    asked = select(_telling.id).where(_telling.key.startswith(key, autoescape=True)).limit(2)
    found = connection.execute(asked).scalars().all() if key else []
    if len(found) != 1:
        why = "no telling has this id" if not found else "several tellings have ids that begin so"
        raise UnknownName(
            f"«{key}»: {why}; rawi accounts CHRONICLE ID --tellings lists those of an incident."
        )
    return int(found[0])


def tellings_of(connection: Connection, incident: int) -> list[int]:
    """Give the tellings of an incident that no correction rejects, its leader first."""
    asked = select(_telling.id).where(INCIDENT.in_([incident]), _telling.rejected.is_(None))
    return list(connection.execute(asked.order_by(_telling.id != incident, _telling.key)).scalars())


def passages_telling(connection: Connection, tellings: Sequence[int], part: Part) -> tuple[Passage, ...]:
    """Give tellings as passages: the first event of each."""
    asked = (
        select(_event.telling, _event.version, func.min(_event.number))
        .join(schema.telling, (_telling.id == _event.telling) & (_telling.version == _event.version))
        .where(_telling.id.in_(tellings))
        .group_by(_event.telling, _event.version)
    )
    events = {row[0]: (row[1], row[2]) for row in connection.execute(asked)}
    return passages_of(connection, Layer.EVENT, [events[one] for one in tellings], part)


def passages_at(connection: Connection, article: str, layer: Layer, start: int) -> tuple[Passage, ...]:
    """Give the finding of a layer that begins at a character of an article's latest version.

    Raises UnknownName if there is none.
    """
    key = article_keys(connection, [article])[0]
    table = schema.claim if layer is Layer.CLAIM else schema.instrument
    asked = (
        select(table.c.version, table.c.number)
        .join_from(table, schema.version, _version.id == table.c.version)
        .join(schema.article, _article.id == _version.article)
        .where(_article.key == key, _version.superseded_at.is_(None), table.c.start == start)
    )
    found = [(row[0], row[1]) for row in connection.execute(asked)]
    if not found:
        raise UnknownName(f"{article}: no {layer.value} begins at character {start} of its latest version.")
    return passages_of(connection, layer, found[:1], Part.ITSELF)


def article_keys(connection: Connection, given: Iterable[str]) -> list[str]:
    """Give the keys of articles by their addresses or ids.

    Raises UnknownName for what is no article of the chronicle.
    """
    keys = []
    for one in given:
        asked = (
            select(_article.key)
            .join_from(schema.article, schema.version)
            .where(or_(_article.key == one, _version.reading_id == one))
            .distinct()
        )
        found = connection.execute(asked).scalars().all()
        if len(found) != 1:
            why = "no article has this id or address" if not found else "several articles have this id"
            raise UnknownName(f"«{one}»: {why}; rawi search shows addresses.")
        keys.append(str(found[0]))
    return keys


def entity_of(connection: Connection, words: str) -> Any:
    """Give the row of the one whom a name or key means.

    Raises UnknownName if nobody is called so, or if several are.
    """
    meant = find_meant(connection, words)
    owners = select(_name.entity).where(_name.id.in_(meant.names))
    asked = select(schema.entity).where(_entity.id.in_(owners)).order_by(_entity.key)
    found = connection.execute(asked).all()
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownName(f"«{words}»: no article names it; corrections of entities go by names.")
    keys = ", ".join(f"«{row.key}»" for row in found[:_MOST_LISTED])
    raise UnknownName(f"«{words}»: several are called so; give the key of one: {keys}.")


def names_of(connection: Connection, entity: Any, part: Part) -> tuple[Named, ...]:
    """Give someone by all names that articles give him."""
    is_own = func.coalesce(_name.found_reason, _name.reason) != CORRECTED
    asked = (
        select(_name.type, _name.words, _name.country)
        .where(_name.entity == entity.id, is_own)
        .distinct()
        .order_by(_name.type, _name.words, _name.country)
    )
    key = "" if entity.key.startswith(BY_NAME) else entity.key
    found = tuple(Named(part, key, *row) for row in connection.execute(asked))
    if not found:
        raise BadCorrection(f"«{entity.name_ar}»: a correction of single articles made him; undo that one.")
    return found


def chosen_names(names: Sequence[Named], words: Iterable[str]) -> tuple[Named, ...]:
    """Choose some of someone's names by their words.

    Raises UnknownName for words that are none of his names.
    """
    chosen: list[Named] = []
    for told in words:
        found = [one for one in names if lookup_key(one.words) == lookup_key(told)]
        if not found:
            known = ", ".join(f"«{one.words}»" for one in names[:_MOST_LISTED])
            raise UnknownName(f"«{told}» is none of his names: {known}.")
        chosen.extend(one for one in found if one not in chosen)
    return tuple(chosen)
