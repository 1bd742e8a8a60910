"""Who the entities of one article are beyond it: a key for all articles, and what tells bearers apart."""

from typing import NamedTuple

from rawi.chronicle.names import name_block
from rawi.chronicle.offices import Office, offices_told, told_countries
from rawi.chronicle.serving import served_by_lexicon, served_in_words
from rawi.records import Entity, EntityType, Reading

# Opens the keys of what no lexicon lists: they rest on the name alone.
BY_NAME = "~"


class Bearer(NamedTuple):
    """An entity as one article names it.

    `key` is the same in all articles for what a lexicon lists, else made of the name; `block` is then the
    key under which other spellings are looked for.
    """

    number: int
    key: str
    block: str | None
    type: EntityType
    name: str
    name_ar: str
    country: str | None
    kind: str | None
    has_office: bool
    # The international body for which a person acts, whatever his country.
    serves: str | None = None


def _is_listed(entity: Entity) -> bool:
    """Whether an id is that of a lexicon: entities that an article makes up have no kind."""
    return entity.kind is not None or entity.id == entity.country


def _bearer(number: int, entity: Entity, country: str | None, *, has_office: bool) -> Bearer:
    country = entity.country or country
    if _is_listed(entity):
        key, block = entity.id, None
    else:
        block = f"{entity.type.value} {name_block(entity.name_ar)}"
        key = BY_NAME + block
    return Bearer(
        number, key, block, entity.type, entity.name, entity.name_ar, country, entity.kind, has_office
    )


class People(NamedTuple):
    """The entities of an article by their ids there, and the offices that it gives them."""

    bearers: dict[str, Bearer]
    offices: tuple[Office, ...]


def identify(reading: Reading) -> People:
    """Say who the entities of an article are beyond it.

    >>> from rawi import read
    >>> found = identify(read("اجتمع كريم الورتاني مع نظيره التونسي."))
    >>> [(one.key, one.country) for one in found.bearers.values()]
    [('~PER grm rtn', None), ('TN', 'TN')]
    """
    offices = tuple(offices_told(reading))
    held = {office.entity for office in offices}
    countries = told_countries(reading)
    bearers = {
        entity.id: _bearer(number, entity, countries.get(entity.id), has_office=entity.id in held)
        for number, entity in enumerate(reading.entities)
    }
    served = served_in_words(offices)
    for entity in reading.entities:
        if entity.type is EntityType.PER:
            by_lexicon = served_by_lexicon(entity.id, reading.published) if _is_listed(entity) else None
            body = by_lexicon or served.get(entity.id)
            if body is not None:
                bearers[entity.id] = bearers[entity.id]._replace(serves=body)
    return People(bearers, offices)
