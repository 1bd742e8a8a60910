"""Actors: who is named most, whom a name may mean, what they do and with whom they are named."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from rawi.chronicle.lemmas import is_word
from rawi.chronicle.names import is_listed_name, may_be_called, name_parts, sound
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.answers import Filters, Incident, Party, Person, Quote
from rawi.store.name_schema import name_word
from rawi.store.name_words import that_sound, with_words
from rawi.store.queries.known import known_number, standing
from rawi.store.queries.members import INCIDENT
from rawi.store.queries.names import find_meant, party_names
from rawi.store.queries.quotes import find_quotes
from rawi.store.queries.who import find_people
from rawi.web.questions.happenings import Point, Wanted, find_points, tell

_telling, _side = schema.telling.c, schema.side.c
_entity, _name, _bearer = schema.entity.c, schema.name.c, schema.bearer.c
_QUOTES, _INCIDENTS, _NEIGHBOURS, _NAMED = 12, 12, 14, 12
KINDS = ("PER", "ORG", "GPE", "LOC", "NORP")
# Peoples are called by adjectives, which are words like others.
_CALLED = KINDS[:-1]
# Of fewer consonants a sound may be anything.
_HEARD = 3
# So many names are looked at where many begin or sound so; who is often named was mostly met early.
_MOST_SPELT, _MOST_HEARD = 2000, 2000


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor in the list of all."""

    party: Party
    type: str
    country: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another who takes part in the same incidents: how many, and how many of them are conflict."""

    party: Party
    incidents: int
    conflict: int


class ActorTold(NamedTuple):
    """All that an actor's page shows."""

    person: Person
    total: int
    points: tuple[Point, ...]
    incidents: tuple[Incident, ...]
    said: tuple[Quote, ...]
    told_about: tuple[Quote, ...]
    neighbours: tuple[Neighbour, ...]


def _listed(connection: Connection, condition: Any, limit: int, offset: int = 0) -> tuple[Actor, ...]:
    articles = func.count(_bearer.version.distinct())
    asked = (
        select(_entity.key, _entity.name, _entity.name_ar, _entity.type, _entity.country, articles)
        .join_from(schema.entity, schema.name, _name.entity == _entity.id)
        .join(schema.bearer, _bearer.name == _name.id)
        .where(known_number(Filters(), _bearer.version), condition)
        .group_by(_entity.id, _entity.key, _entity.name, _entity.name_ar, _entity.type, _entity.country)
        .order_by(articles.desc(), _entity.key)
        .limit(limit)
        .offset(offset)
    )
    return tuple(Actor(Party(*row[:3]), *row[3:]) for row in connection.execute(asked))


def find_actors(connection: Connection, kind: str, *, limit: int, offset: int = 0) -> tuple[Actor, ...]:
    """List actors of a kind, those in most articles first."""
    return _listed(connection, _entity.type == kind, limit, offset)


def find_named(connection: Connection, words: str) -> tuple[tuple[Party, int], ...]:
    """Find the actors that a name may mean, or in whose name words begin so; then those spelt otherwise.

    Each with the number of its articles.
    """
    folded = lookup_key(words)
    if not folded:
        return ()
    found: dict[str, tuple[Party, int]] = {}
    for names in (_spelt(connection, folded), _sounding(connection, words)):
        if names:
            called = _entity.id.in_(select(_name.entity).where(_name.id.in_(names)))
            for one in _listed(connection, called, _NAMED):
                found.setdefault(one.party.key, (one.party, one.articles))
    return tuple(found.values())[:_NAMED]


def _spelt(connection: Connection, folded: str) -> list[int]:
    """Give the names of these words, or in which words begin so; of very many those that were met first."""
    whole = or_(_name.folded == folded, _name.folded_latin == folded)
    some = with_words(folded.split()).order_by(name_word.c.name).limit(_MOST_SPELT).subquery()
    begun = or_(
        *(
            condition
            for script in (_name.folded, _name.folded_latin)
            for condition in (
                script.startswith(folded, autoescape=True),
                script.contains(f" {folded}", autoescape=True),
            )
        )
    )
    asked = select(_name.id).where(whole).union(select(_name.id).where(_name.id.in_(select(some)), begun))
    return list(connection.execute(asked).scalars())


def _is_mere_word(part: str) -> bool:
    return is_word(part) and not is_listed_name(part)


def _sounding(connection: Connection, words: str) -> list[int]:
    """Give the names that hold some words as they may be spelt elsewhere."""
    parts = name_parts(words)
    heard = [sound(part) for part in parts]
    # An ordinary word is no misspelt name.
    if min(map(len, heard), default=0) < _HEARD or any(map(_is_mere_word, parts)):
        return []
    some = that_sound(heard).order_by(name_word.c.name).limit(_MOST_HEARD).subquery()
    asked = select(_name.id, _name.words).where(_name.type.in_(_CALLED), _name.id.in_(select(some)))
    return [row[0] for row in connection.execute(asked) if may_be_called(row[1], words)]


def _neighbours(connection: Connection, key: str, quads: dict[int, str]) -> tuple[Neighbour, ...]:
    """Count with whom somebody takes part in incidents."""
    meant = find_meant(connection, key)
    of = select(_side.telling).where(or_(_side.party.in_(meant.keys), _side.name.in_(meant.names)))
    who = func.coalesce(_side.party, _entity.key)
    asked = (
        select(who, INCIDENT)
        .join_from(schema.side, schema.telling, _telling.id == _side.telling)
        .outerjoin(schema.name, _name.id == _side.name)
        .outerjoin(schema.entity, _entity.id == _name.entity)
        .where(
            known_number(Filters(), _telling.version),
            standing(),
            _side.telling.in_(of),
            who.is_not(None),
            who.not_in(meant.keys),
        )
        .distinct()
    )
    incidents: dict[str, set[int]] = {}
    for other, incident in connection.execute(asked):
        incidents.setdefault(other, set()).add(incident)
    ranked = sorted(incidents.items(), key=lambda one: (-len(one[1]), one[0]))[:_NEIGHBOURS]
    names = party_names(connection, (other for other, _ in ranked))
    return tuple(
        Neighbour(names[other], len(some), sum("conflict" in quads.get(one, "") for one in some))
        for other, some in ranked
    )


def find_actor(connection: Connection, key: str) -> ActorTold | None:
    """Find all that an actor's page shows, None if nobody has that key.

    Raises UnknownName if the chronicle names nobody so.
    """
    people = [one for one in find_people(connection, key, Filters(limit=None)) if one.key == key]
    person = people[0] if people else Person(key, "GPE", key, key, key, "country", (), (), (), 0, None, None)
    points = find_points(connection, Wanted(Filters(actor=key)))
    some = Filters(limit=_QUOTES)
    quads = {point.summary.incident: point.quad for point in points}
    return ActorTold(
        person,
        len(points),
        points,
        tell(connection, [point.summary for point in points[:_INCIDENTS]], Filters(limit=None)),
        tuple(find_quotes(connection, some, by=key)),
        tuple(find_quotes(connection, some, about=key)),
        _neighbours(connection, key, quads),
    )
