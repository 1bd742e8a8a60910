"""Who the entities of one article are beyond it: a key for all articles, and what tells bearers apart."""

from typing import NamedTuple

from rawi.chronicle.homes import country_names, home_of, named_of
from rawi.chronicle.names import name_block
from rawi.chronicle.offices import Office, offices_told, told_countries
from rawi.chronicle.organs import is_organ, organ_of
from rawi.chronicle.serving import served_by_lexicon, served_in_words
from rawi.lexicon import built_once, load_table
from rawi.records import Entity, EntityType, Reading

# The kind of an organ of state that no lexicon lists.
_ORGAN = "office"
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
    """The entities of an article by their ids there, and the offices that it gives them.

    `home` is the country whose bodies it names without nationality.
    """

    bearers: dict[str, Bearer]
    offices: tuple[Office, ...]
    home: str | None = None


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
    home = _bring_home(reading, bearers)
    served = served_in_words(offices)
    for entity in reading.entities:
        if entity.type is EntityType.PER:
            by_lexicon = served_by_lexicon(entity.id, reading.published) if _is_listed(entity) else None
            body = by_lexicon or served.get(entity.id)
            if body is not None:
                bearers[entity.id] = bearers[entity.id]._replace(serves=body)
    return People(bearers, offices, home)


def _bring_home(reading: Reading, bearers: dict[str, Bearer]) -> str | None:
    """Give the organs of state that are named without nationality the country of the article."""
    bare = [one for one in reading.entities if one.country is None and one.kind in _organs()]
    home = home_of(reading)
    for one in bare if home in country_names() else ():
        name = named_of(one, home or "")
        bearers[one.id] = bearers[one.id]._replace(key=name, name=name, country=home)
    for one in reading.entities:
        if one.type is EntityType.ORG and one.kind is None and one.country is None and is_organ(one.name_ar):
            bearers[one.id] = bearers[one.id]._replace(country=organ_of(one.name_ar) or home, kind=_ORGAN)
    return home


@built_once
def _organs() -> frozenset[str]:
    """Give the kinds of bodies of which every state has its own: ministries, police, parliaments."""
    rows = load_table("chronicle/state_kinds")
    return frozenset(row["kind"] for row in rows if row["own"])
