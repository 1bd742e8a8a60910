"""Titles that an article gives someone: the words right before a name, or those that stand for it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rawi.chronicle.homes import country_names
from rawi.entities.nisba import nisba_forms
from rawi.language.words import word
from rawi.letters import lookup_key
from rawi.lexicon import load_table
from rawi.records import Entity, EntityType, Mention, Reading

# The longest office of the lexicon has about this many words.
_MOST_WORDS = 9
_BEFORE = 90
# Kinds of bodies of many states, for which their officials act rather than for their own countries.
_INTERNATIONAL = frozenset({"international", "alliance"})


class Office(NamedTuple):
    """An office that an article gives someone; `entity` is the id in the reading.

    `body` is the international body that the words name with it: `الأمين العام للأمم المتحدة`.
    """

    entity: str
    office: str
    country: str | None
    start: int
    end: int
    body: str | None = None


@cache
def _offices() -> dict[str, str]:
    rows = load_table("entities/offices")
    return {lookup_key(name.lstrip("?!")): row["id"] for row in rows for name in row.all("names")}


@cache
def _tails() -> frozenset[str]:
    """Give what the names of offices end with: all their words but the first, or fewer."""
    named = (name.split(" ") for name in _offices())
    return frozenset(" ".join(words[at:]) for words in named for at in range(1, len(words)))


def _office_before(text: str, end: int) -> tuple[str, int] | None:
    """Find the longest office whose words end at `end`, with where it begins."""
    begin = max(0, end - _BEFORE)
    words, at, places = text[begin:end].split(" "), begin, []
    for written in words:
        places.append(at)
        at += len(written) + 1
    found, tail = None, ""
    for count in range(1, min(_MOST_WORDS, len(words)) + 1):
        written, after = words[-count], f" {tail}" if count > 1 else ""
        # Only the first word may have letters attached before it: «ووزير الخارجية».
        for split in word(written).splits if written else ():
            office = _offices().get(split.key + after)
            if office is not None:
                found = office, places[-count] + split.skip
                break
        tail = lookup_key(written) + after
        if tail not in _tails():
            break
    return found


def _country_of(entity: Entity | None) -> str | None:
    return entity.country if entity is not None else None


class _Places:
    """Which mention ends at a character of the text."""

    def __init__(self, reading: Reading) -> None:
        self.by_end = {mention.end: mention for mention in reading.mentions}
        self.entities = {entity.id: entity for entity in reading.entities}

    def before(self, start: int, text: str) -> Mention | None:
        found = self.by_end.get(start - 1) if text[start - 1 : start] == " " else None
        return found if found is not None and found.type is not EntityType.PER else None

    def country(self, mention: Mention | None) -> str | None:
        return _country_of(self.entities.get(mention.entity)) if mention is not None else None

    def body(self, mention: Mention | None) -> str | None:
        entity = self.entities.get(mention.entity) if mention is not None else None
        return entity.id if entity is not None and entity.kind in _INTERNATIONAL else None


def offices_told(reading: Reading) -> Iterator[Office]:
    """Yield the offices that an article gives people by name or by title.

    >>> from rawi import read
    >>> told = list(offices_told(read("وصل وزير الخارجية الموريتاني سالم ولد مرزوك.")))
    >>> [(one.office, one.country) for one in told]
    [('foreign_minister', 'MR')]
    """
    places, text = _Places(reading), reading.text
    for mention in reading.mentions:
        if mention.type is not EntityType.PER:
            continue
        before = places.before(mention.start, text)
        end = before.start - 1 if before is not None else mention.start - 1
        found = _office_before(text, end) if end > 0 else None
        if found is not None:
            office, start = found
            country, body = places.country(before), places.body(before)
            yield Office(mention.entity, office, country, start, mention.end, body)
    for reference in reading.references:
        inside = places.by_end.get(reference.end)
        end = inside.start - 1 if inside is not None and inside.start > reference.start else reference.end
        found = _office_before(text, end)
        if found is not None and found[1] >= reference.start:
            country, body = (
                (places.country(inside), places.body(inside)) if end != reference.end else (None, None)
            )
            yield Office(reference.entity, found[0], country, reference.start, reference.end, body)


def told_countries(reading: Reading) -> dict[str, str]:
    """Give the country that an article's words put right before people's names, by their ids.

    >>> from rawi import read
    >>> set(told_countries(read("التقى السفير التونسي كريم الورتاني نظيره.")).values())
    {'TN'}
    """
    places = _Places(reading)
    told: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.type is EntityType.PER:
            country = places.country(places.before(mention.start, reading.text))
            if country is not None:
                told.setdefault(mention.entity, country)
    return told


def office_named(words: str) -> tuple[str, str] | None:
    """Give the office and country that words name together, if they do; an office's id and a code do too.

    >>> office_named("وزير الخارجية الجزائري"), office_named("أحمد عطاف")
    (('foreign_minister', 'DZ'), None)
    >>> office_named("foreign_minister DZ")
    ('foreign_minister', 'DZ')
    """
    told = words.split()
    if len(told) == 2 and told[0] in _office_ids() and told[1] in country_names():
        return told[0], told[1]
    for count in range(len(told) - 1, 0, -1):
        office = _offices().get(lookup_key(" ".join(told[:count])))
        country = _country_named(" ".join(told[count:])) if office is not None else None
        if office is not None and country is not None:
            return office, country
    return None


@cache
def _office_ids() -> frozenset[str]:
    return frozenset(row["id"] for row in load_table("entities/offices"))


@cache
def _country_named(words: str) -> str | None:
    """Give the country that a name or an adjective of nationality stands for."""
    key = lookup_key(words)
    for row in load_table("entities/countries"):
        adjectives = (
            form for cell in row.all("adjectives") for form in nisba_forms(cell.lstrip("?!"), broken=False)
        )
        names = (name.lstrip("?!") for name in row.all("names"))
        if any(key == lookup_key(form) for form in (*names, *adjectives, row["name_en"])):
            return row["code"]
    return None
