"""Gives the entities of articles their entities across articles, each with the reason why it is that one.

All names of a block are decided together, from the whole set of them, so that the order in which
articles come changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update

from rawi.chronicle.identity import BY_NAME, Bearer
from rawi.chronicle.names import name_block, same_name
from rawi.entities.knowledge import Known, known_forms
from rawi.letters import lookup_key
from rawi.lexicon import built_once
from rawi.records import Entity, EntityType
from rawi.store import schema
from rawi.store.bulk import write_rows
from rawi.store.name_words import Spelt, keep_words
from rawi.store.prepared import Borne

# Why a name is that of an entity: a lexicon lists it, it spells one listed otherwise, or the name alone.
LISTED, SPELLING, NAME = "listed", "spelling", "name"
# Or an analyst says so.
CORRECTED = "corrected"
_AT_ONCE = 400


class Key(NamedTuple):
    """A name as the store tells it from others."""

    words: str
    type: str
    country: str
    latin: str


@dataclass(slots=True)
class _Name:
    """A name of a block that is to be decided; `id` is None while it is not written."""

    key: Key
    block: str
    id: int | None = None
    entity: int | None = None
    reason: str = ""


class _People(NamedTuple):
    """The people of the lexicons: by the blocks of their names, by id, and with all listed spellings."""

    by_block: Mapping[str, frozenset[str]]
    known: Mapping[str, Known]
    spellings: Mapping[str, tuple[str, ...]]


@built_once
def _people() -> _People:
    by_block: dict[str, set[str]] = {}
    known: dict[str, Known] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    for form in known_forms():
        person = form.known
        if person.type is EntityType.PER and form.role == "name" and " " in form.words:
            by_block.setdefault(name_block(form.words), set()).add(person.id)
            known[person.id] = person
            spellings[person.id] = (*spellings.get(person.id, ()), form.words)
    return _People({block: frozenset(ids) for block, ids in by_block.items()}, known, spellings)


@cache
def _listed_person(words: str, country: str) -> Known | None:
    """Find the one person of the lexicons whose name these words spell otherwise."""
    people = _people()
    found = [
        people.known[person]
        for person in people.by_block.get(name_block(words), ())
        if (not country or people.known[person].country in (None, country))
        and any(same_name(words, spelling) for spelling in people.spellings[person])
    ]
    return found[0] if len(found) == 1 else None


def name_key(bearer: Bearer) -> Key:
    """Give the key of a bearer's name."""
    return Key(bearer.name_ar, bearer.type.value, bearer.country or "", bearer.name)


def entity_row(key: str, told: Entity) -> dict[str, Any]:
    """Give the row of an entity as articles or lexicons tell of it."""
    is_country = key == told.country
    return {
        "key": key,
        "type": EntityType.GPE.value if is_country else told.type.value,
        "name": told.name,
        "name_ar": told.name_ar,
        "country": told.country,
        "kind": "country" if is_country else told.kind,
        "latitude": told.latitude,
        "longitude": told.longitude,
        "precision_km": told.precision_km,
    }


def _listed_row(bearer: Bearer, told: Entity) -> dict[str, Any]:
    """Give the row of what lexicons list; an organ of state has the country that its article shows."""
    if told.country is None and bearer.country is not None and bearer.key != told.id:
        told = replace(told, name=bearer.name, country=bearer.country)
    return entity_row(bearer.key, told)


class _Choice(NamedTuple):
    """Who bears some names of a block, and why."""

    names: tuple[_Name, ...]
    row: dict[str, Any]
    reason: str


def _groups(names: Iterable[_Name]) -> list[list[_Name]]:
    """Part the names of a block into spellings of one name."""
    groups: list[list[_Name]] = []
    for one in sorted(names, key=lambda name: name.key):
        alike = [
            group for group in groups if any(same_name(one.key.words, other.key.words) for other in group)
        ]
        groups = [group for group in groups if group not in alike]
        groups.append([one, *(other for group in alike for other in group)])
    return groups


def _decide(names: Iterable[_Name]) -> Iterable[_Choice]:
    """Decide who bears the names of a block.

    Spellings of one name are one entity, unless articles give its bearers different countries: then there
    is one for each country, and names without a country are one more.
    """
    for group in _groups(names):
        countries = sorted({one.key.country for one in group} - {""})
        if len(countries) <= 1:
            yield _choice(group, countries[0] if countries else "")
            continue
        for country in ("", *countries):
            of_country = [one for one in group if one.key.country == country]
            if of_country:
                yield _choice(of_country, country)


def _choice(ones: Sequence[_Name], country: str) -> _Choice:
    first = min(ones, key=lambda one: (lookup_key(one.key.words), one.key)).key
    listed = _listed_person(first.words, country) if first.type == EntityType.PER.value else None
    if listed is not None:
        told = Entity(listed.id, listed.type, listed.name, listed.name_ar, listed.country, listed.kind)
        return _Choice(tuple(ones), entity_row(listed.id, told), SPELLING)
    key = " ".join(filter(None, (f"{BY_NAME}{first.type}", lookup_key(first.words), country)))
    told = Entity(key, EntityType(first.type), first.latin, first.words, country or None)
    return _Choice(tuple(ones), {**entity_row(key, told), "kind": None}, NAME)


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))


class Names:
    """The names that a chronicle knows; kept in memory, for a name once written stays."""

    def __init__(self) -> None:
        self._ids: dict[Key, int] = {}
        self._entities: dict[str, int] = {}
        self._moved: set[int] = set()

    def take_moved(self) -> set[int]:
        """Give the names that were found to be another's since this was last asked."""
        moved, self._moved = self._moved, set()
        return moved

    def forget(self) -> None:
        """Forget what was kept, after a transaction that did not hold."""
        self._ids.clear()
        self._entities.clear()
        self._moved.clear()

    def resolve(self, connection: Connection, bearers: Iterable[Borne]) -> dict[Key, int]:
        """Give the ids of names, and write those that are new."""
        wanted = {name_key(one.bearer): one for one in bearers}
        self._look_up(connection, [key for key in wanted if key not in self._ids])
        new = {key: told for key, told in wanted.items() if key not in self._ids}
        if new:
            self._write(connection, new)
        return {key: self._ids[key] for key in wanted}

    def decide_anew(self, connection: Connection, blocks: Sequence[str]) -> None:
        """Decide who bears the names of some blocks, after names were taken out of them."""
        found = self._blocks(connection, blocks)
        choices = [choice for names in found.values() for choice in _decide(names)]
        self._find_or_write_entities(connection, {choice.row["key"]: choice.row for choice in choices})
        self._save(connection, choices)

    def _look_up(self, connection: Connection, keys: Sequence[Key]) -> None:
        name = schema.name.c
        columns = (name.id, name.words, name.type, name.country, name.latin)
        for words in _chunks(sorted({key.words for key in keys})):
            for row in connection.execute(select(*columns).where(name.words.in_(words))):
                self._ids[Key(*row[1:])] = row[0]

    def _write(self, connection: Connection, new: Mapping[Key, Borne]) -> None:
        listed = [
            _Choice((_Name(key, ""),), _listed_row(one.bearer, one.entity()), LISTED)
            for key, one in new.items()
            if one.bearer.block is None
        ]
        wanted = {one.bearer.block for one in new.values() if one.bearer.block is not None}
        blocks = self._blocks(connection, sorted(wanted))
        for key, one in new.items():
            if one.bearer.block is not None:
                blocks[one.bearer.block].append(_Name(key, one.bearer.block))
        choices = [*listed, *(choice for names in blocks.values() for choice in _decide(names))]
        self._find_or_write_entities(connection, {choice.row["key"]: choice.row for choice in choices})
        self._save(connection, choices)

    def _blocks(self, connection: Connection, blocks: Sequence[str]) -> dict[str, list[_Name]]:
        """Give the names that some blocks have already."""
        found: dict[str, list[_Name]] = {block: [] for block in blocks}
        name = schema.name.c
        columns = (
            name.words,
            name.type,
            name.country,
            name.latin,
            name.block,
            name.id,
            func.coalesce(name.found, name.entity),
            func.coalesce(name.found_reason, name.reason).label("why"),
        )
        # Names that a correction made, of single articles, decide nothing.
        is_own = func.coalesce(name.found_reason, name.reason) != CORRECTED
        for some in _chunks(blocks):
            for row in connection.execute(select(*columns).where(name.block.in_(some), is_own)):
                found[row[4]].append(_Name(Key(*row[:4]), *row[4:]))
        return found

    def _find_or_write_entities(self, connection: Connection, rows: Mapping[str, dict[str, Any]]) -> None:
        entity = schema.entity.c
        for some in _chunks([key for key in rows if key not in self._entities]):
            self._entities.update(
                (row[0], row[1])
                for row in connection.execute(select(entity.key, entity.id).where(entity.key.in_(some)))
            )
        missing = [row for key, row in rows.items() if key not in self._entities]
        if missing:
            first = self._next(connection, schema.entity)
            numbered = [{**row, "id": first + at} for at, row in enumerate(missing)]
            write_rows(connection, schema.entity, numbered)
            self._entities.update((row["key"], row["id"]) for row in numbered)

    def _save(self, connection: Connection, choices: Iterable[_Choice]) -> None:
        number = self._next(connection, schema.name)
        new: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        for choice in choices:
            entity = self._entities[choice.row["key"]]
            for one in choice.names:
                if one.id is None:
                    told = {"entity": entity, "reason": choice.reason, "block": one.block or None}
                    folded = {"folded": lookup_key(one.key.words), "folded_latin": lookup_key(one.key.latin)}
                    new.append({"id": number, **one.key._asdict(), **folded, **told})
                    self._ids[one.key] = number
                    number += 1
                elif (one.entity, one.reason) != (entity, choice.reason):
                    changed.append({"of": one.id, "to": entity, "why": choice.reason})
        write_rows(connection, schema.name, new)
        keep_words(connection, (Spelt(*map(one.__getitem__, Spelt._fields)) for one in new))
        if changed:
            here = update(schema.name).where(schema.name.c.id == bindparam("of"))
            # Corrections are put into effect anew after this.
            decided: dict[str, Any] = {"entity": bindparam("to"), "reason": bindparam("why")}
            connection.execute(here.values(**decided, found=None, found_reason=None), changed)
            self._moved.update(one["of"] for one in changed)

    @staticmethod
    def _next(connection: Connection, table: Any) -> int:
        return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1
