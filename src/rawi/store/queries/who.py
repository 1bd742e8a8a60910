"""Who someone is across articles: the names met, why they are one, and the offices with their days."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select

from rawi.chronicle.offices import office_named
from rawi.entities.holders import terms_of
from rawi.errors import UnknownName
from rawi.store import schema
from rawi.store.answers import Filters, OfficeHeld, Person
from rawi.store.queries.corrections import Marks
from rawi.store.queries.known import known, of_outlet, published_within
from rawi.store.queries.names import find_meant

_version, _name, _bearer, _office = schema.version.c, schema.name.c, schema.bearer.c, schema.office.c
TOLD, LEXICON, CORRECTION = "articles", "lexicon", "correction"


def _visible(filters: Filters) -> tuple[Any, ...]:
    return known(filters), of_outlet(filters), published_within(filters)


def _offices(connection: Connection, entity: int, key: str, filters: Filters) -> Iterable[OfficeHeld]:
    """Give the offices that corrections and articles give someone, and the terms that the lexicon knows."""
    for one, holders in Marks(connection).offices():
        if entity in holders and one.office is not None:
            yield OfficeHeld(one.office, one.country, one.first, one.last, 0, CORRECTION)
    day, articles = _version.published, func.count(_version.id.distinct())
    asked = (
        select(_office.office, _office.country, func.min(day), func.max(day), articles)
        .join_from(schema.office, schema.version, _version.id == _office.version)
        .join(schema.bearer, (_bearer.version == _office.version) & (_bearer.number == _office.bearer))
        .join(schema.name, _name.id == _bearer.name)
        .where(_name.entity == entity, *_visible(filters))
        .group_by(_office.office, _office.country)
        .order_by(articles.desc(), _office.office)
    )
    for row in connection.execute(asked):
        yield OfficeHeld(row[0], row[1], row[2], row[3], row[4], TOLD)
    for office, country, term in terms_of(key):
        last = term.last.isoformat() if term.last else None
        yield OfficeHeld(office, country, term.first.isoformat(), last, 0, LEXICON)


def _person(connection: Connection, entity: int, filters: Filters) -> Person:
    row = connection.execute(select(schema.entity).where(schema.entity.c.id == entity)).mappings().one()
    names = connection.execute(select(_name.words, _name.reason).where(_name.entity == entity)).all()
    day = _version.published
    seen = connection.execute(
        select(func.count(_version.id.distinct()), func.min(day), func.max(day))
        .join_from(schema.bearer, schema.version, _version.id == _bearer.version)
        .join(schema.name, _name.id == _bearer.name)
        .where(_name.entity == entity, *_visible(filters))
    ).one()
    return Person(
        row["key"],
        row["type"],
        row["name"],
        row["name_ar"],
        row["country"],
        row["kind"],
        tuple(sorted({words for words, _ in names})),
        tuple(sorted({reason for _, reason in names})),
        tuple(_offices(connection, entity, row["key"], filters)),
        seen[0],
        seen[1],
        seen[2],
        Marks(connection).of_entities().get(entity, ()),
    )


def _bearers_of_office(connection: Connection, office: str, country: str, filters: Filters) -> set[int]:
    """Give the entities to whom articles give an office."""
    asked = (
        select(_name.entity)
        .join_from(schema.office, schema.version, _version.id == _office.version)
        .join(schema.bearer, (_bearer.version == _office.version) & (_bearer.number == _office.bearer))
        .join(schema.name, _name.id == _bearer.name)
        .where(_office.office == office, _office.country == country, *_visible(filters))
    )
    told = set(connection.execute(asked.distinct()).scalars())
    for one, holders in Marks(connection).offices():
        if (one.office, one.country) == (office, country):
            told.update(holders)
    return told


def find_people(connection: Connection, words: str, filters: Filters) -> list[Person]:
    """Give whoever has a name or key; of an office with its country, all who bear it, by their first day.

    Raises UnknownName if the chronicle knows nobody so called.
    """
    named = office_named(words)
    if named is not None:
        entities = _bearers_of_office(connection, *named, filters)
        if not entities:
            raise UnknownName(f"«{words}»: no article of this chronicle says who holds that office.")
        people = [_person(connection, entity, filters) for entity in entities]
        return sorted(people, key=lambda person: (_since(person, *named), person.key))
    meant = find_meant(connection, words)
    asked = select(_name.entity).where(_name.id.in_(meant.names)).distinct()
    entities = set(connection.execute(asked).scalars())
    people = [_person(connection, entity, filters) for entity in entities]
    return sorted(people, key=lambda person: (-person.articles, person.key))[: filters.limit]


def _since(person: Person, office: str, country: str) -> str:
    days = [
        held.first
        for held in person.offices
        if (held.office, held.country) == (office, country) and held.first
    ]
    return min(days, default="")
