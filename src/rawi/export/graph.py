"""Makes a graph of FollowTheMoney: articles, whom they name, incidents, and who did what to whom."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Any

from sqlalchemy import Connection, Select, select

from rawi.export.happenings import entities_of, find_all_incidents
from rawi.export.selection import Selection
from rawi.export.shelves import Volume, article_keys, shelve, streamed
from rawi.export.things import (
    ADDRESS,
    Thing,
    country_code,
    country_thing,
    entity_thing,
    make_thing,
    schema_of,
    thing_id,
)
from rawi.store import schema
from rawi.store.answers import Filters, Incident, Party
from rawi.store.queries.incidents import select_matching
from rawi.store.queries.members import INCIDENT
from rawi.store.queries.names import is_country

_version, _telling = schema.version.c, schema.telling.c
_name, _bearer, _entity = schema.name.c, schema.bearer.c, schema.entity.c
ARABIC = "ara"


def _article_thing(volume: Volume) -> Thing:
    row = volume.row
    return make_thing(
        ("article", row["key"], "Article"),
        {
            "title": (row["title"],),
            "name": (row["title"] or row["reading_id"],),
            "fileName": (row["reading_id"],),
            "sourceUrl": (row["url"],),
            "publisher": (row["source"],),
            "publishedAt": (row["published"],),
            "language": (ARABIC,),
            "bodyText": (volume.reading.text,),
        },
    )


def _mention_things(volume: Volume) -> Iterator[Thing]:
    """Give whom an article names, once each, with the words."""
    words: dict[str, list[str]] = {}
    entities: dict[str, Any] = {}
    for mention in volume.reading.mentions:
        entity = volume.entity(mention.entity)
        if entity is not None and mention.text:
            entities[entity["entity"]] = entity
            words.setdefault(entity["entity"], []).append(mention.text)
    for key, some in words.items():
        entity = entities[key]
        named = schema_of({**entity, "key": entity["entity"]})
        if named != ADDRESS:  # FollowTheMoney lets mentions mean people and bodies alone
            yield make_thing(
                ("mention", f"{volume.row['key']}\x1f{entity['entity']}", "Mention"),
                {
                    "document": (thing_id("article", volume.row["key"]),),
                    "resolved": (thing_id("entity", entity["entity"]),),
                    "name": some,
                    "detectedSchema": (named,),
                    "contextCountry": (country_code(entity["country"]),),
                },
            )


def _article_things(connection: Connection, wanted: Any) -> Iterator[Thing]:
    asked = select(_version.id.label("version")).where(wanted).order_by(_version.id)
    for shelf, _ in shelve(connection, asked):
        for volume in shelf.volumes.values():
            yield _article_thing(volume)
            yield from _mention_things(volume)


def _entity_things(connection: Connection, wanted: Any) -> Iterator[Thing]:
    """Give everybody whom the articles name."""
    named = (
        select(_name.entity)
        .join_from(schema.bearer, schema.name, _name.id == _bearer.name)
        .join(schema.version, _version.id == _bearer.version)
        .where(wanted)
    )
    asked: Select[Any] = (
        select(*schema.entity.c, _name.words)
        .join_from(schema.entity, schema.name, _name.entity == _entity.id)
        .where(_entity.id.in_(named))
        .order_by(_entity.id, _name.id)
    )
    before, words = None, list[str]()
    for row in streamed(connection, asked):
        if before is not None and before["id"] != row["id"]:
            yield entity_thing(before, words)
            words = []
        before = row
        words.append(row["words"])
    if before is not None:
        yield entity_thing(before, words)


def _incident_things(one: Incident, articles: list[str], known: dict[str, Any]) -> Iterator[Thing]:
    """Give an incident, and a link for each that acts on another in it."""
    parties = [party for party in (*one.actors, *one.recipients) if _is_legal(party, known)]
    told: dict[str, Iterable[Any]] = {
        "summary": (one.source.words,),
        "startDate": (one.first,),
        "endDate": (one.last,),
        "recordId": (one.id,),
        "sourceUrl": (one.source.url,),
        "publisher": (one.source.outlet,),
        "proof": articles,
    }
    yield make_thing(
        ("incident", one.id, "Event"),
        {
            **told,
            "name": (_called(one),),
            "keywords": (one.type, one.mode, one.modality),
            "involved": (thing_id("entity", party.key) for party in parties),
            **_place_properties(one.place, known),
        },
    )
    del told["publisher"], told["proof"]
    for actor, recipient in _pairs(one):
        if actor in parties and recipient in parties and actor != recipient:
            ends = {
                "subject": (thing_id("entity", actor.key),),
                "object": (thing_id("entity", recipient.key),),
            }
            key = "\x1f".join((one.id, actor.key, recipient.key))
            yield make_thing(("deed", key, "UnknownLink"), {**told, **ends, "role": (_kind(one),)})


def _pairs(one: Incident) -> Iterator[tuple[Party, Party]]:
    """Give who acts on whom; those who act together on nobody act on each other."""
    return product(one.actors, one.recipients) if one.recipients else combinations(one.actors, 2)


def _kind(one: Incident) -> str:
    return f"{one.type}/{one.mode}" if one.mode is not None else one.type


def _called(one: Incident) -> str:
    """Name an incident as a list of events does: kind, who, whom, when."""
    sides = (", ".join(party.name for party in side) for side in (one.actors, one.recipients))
    return " ".join(filter(None, (f"{_kind(one)}:", " → ".join(filter(None, sides)), one.first)))


def _is_legal(party: Party, known: dict[str, Any]) -> bool:
    return is_country(party.key) or (party.key in known and schema_of(known[party.key]) != ADDRESS)


def _place_properties(place: Party | None, known: dict[str, Any]) -> dict[str, Iterable[Any]]:
    if place is None:
        return {}
    told: dict[str, Iterable[Any]] = {"location": (place.name_ar, place.name)}
    entity = known.get(place.key)
    if entity is not None:
        told["country"] = (country_code(entity["country"]),)
        if schema_of(entity) == ADDRESS:
            told["addressEntity"] = (thing_id("entity", place.key),)
    return told


def _told_things(connection: Connection, filters: Filters) -> Iterator[Thing]:
    unnamed: dict[str, Party] = {}
    for some in find_all_incidents(connection, filters):
        keys = article_keys(connection, {version for told in some for version in told.versions})
        incidents = [told.incident for told in some]
        named = (party for one in incidents for party in (*one.actors, *one.recipients, one.place))
        taking_part = [party for party in named if party is not None]
        known = entities_of(connection, (party.key for party in taking_part))
        for party in taking_part:
            if party.key not in known and is_country(party.key):
                unnamed[party.key] = party
        for told in some:
            articles = [thing_id("article", keys[version]) for version in told.versions]
            yield from _incident_things(told.incident, articles, known)
    yield from map(country_thing, unnamed.values())


def graph_things(connection: Connection, filters: Filters) -> Iterator[Thing]:
    """Yield the entities of FollowTheMoney that a chronicle makes: nothing they point to is missing."""
    selection = Selection(connection, filters)
    of_incidents = select(_telling.version).where(INCIDENT.in_(select_matching(connection, filters)))
    wanted = selection.articles() | (selection.visible() & _version.id.in_(of_incidents))
    yield from _article_things(connection, wanted)
    yield from _entity_things(connection, wanted)
    yield from _told_things(connection, filters)
