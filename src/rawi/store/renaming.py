"""Puts the corrections of entities into effect: whose name a name is, on top of what was decided."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update

from rawi.chronicle.corrections import Action, Correction, Named, Part
from rawi.chronicle.identity import BY_NAME
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.bulk import write_rows
from rawi.store.naming import CORRECTED
from rawi.store.replaying import load_signed

_AT_ONCE = 400
_KEY_LETTERS = 8
# Opens what tells somebody apart whom a split made: no name has it.
APART = "#"
_name, _entity = schema.name.c, schema.entity.c
_OWNER = func.coalesce(_name.found, _name.entity)


class Owned(NamedTuple):
    """A name with the entity that it was found to be of."""

    id: int
    type: str
    words: str
    country: str
    entity: int


def chunks(values: Iterable[Any]) -> Iterable[Sequence[Any]]:
    """Cut numbers or keys into as many as one question may hold, in their order."""
    ordered = sorted(values)
    return (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE))


def _owned(connection: Connection, column: Any, values: Iterable[Any]) -> Iterable[Owned]:
    columns = (_name.id, _name.type, _name.words, _name.country, _OWNER)
    # Names that a correction made, of single articles, are nobody's by themselves.
    is_own = func.coalesce(_name.found_reason, _name.reason) != CORRECTED
    for some in chunks(values):
        for row in connection.execute(select(*columns).where(column.in_(some), is_own)):
            yield Owned(*row)


def entity_ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Give the numbers of entities by their keys."""
    found: dict[str, int] = {}
    for some in chunks(keys):
        asked = select(_entity.key, _entity.id).where(_entity.key.in_(some))
        found.update((row[0], row[1]) for row in connection.execute(asked))
    return found


class _Owners:
    """Whose name each name is, while corrections change it."""

    def __init__(self, names: Iterable[Owned], listed: Mapping[str, int]) -> None:
        self.names = {one.id: one for one in names}
        self.owner = {one.id: one.entity for one in self.names.values()}
        self.listed = listed
        self._by_words: dict[tuple[str, str, str], list[int]] = {}
        for one in self.names.values():
            self._by_words.setdefault((one.type, one.words, one.country), []).append(one.id)

    def names_of(self, named: Named) -> list[int]:
        return self._by_words.get((named.type, named.words, named.country), [])

    def entities(self, ones: Iterable[Named]) -> list[int]:
        """Give who some names mean now, each once."""
        found: dict[int, None] = {}
        for one in ones:
            if one.key in self.listed and not self.names_of(one):
                found[self.listed[one.key]] = None
            found.update(dict.fromkeys(self.owner[name] for name in self.names_of(one)))
        return list(found)

    def merge(self, one: Correction) -> None:
        meant = self.entities((*one.named(Part.INTO), *one.named(Part.OTHER)))
        for name, owner in self.owner.items():
            if owner in meant:
                self.owner[name] = meant[0]

    def split(self, one: Correction, apart: Callable[[Correction], int]) -> None:
        leaving = [name for named in one.named(Part.APART) for name in self.names_of(named)]
        if not leaving or one.articles:
            return
        into = self.entities(one.named(Part.INTO))
        target = into[0] if into else apart(one)
        for name in leaving:
            self.owner[name] = target


def split_key(one: Correction) -> str:
    """Give the key of whoever a split makes: of his name, and of the correction."""
    named = one.named(Part.APART)[0]
    words = " ".join(filter(None, (lookup_key(named.words), named.country)))
    return f"{BY_NAME}{named.type} {words} {APART}{one.key[:_KEY_LETTERS]}"


def entity_apart(connection: Connection, one: Correction) -> int:
    """Give the entity that a split makes, and write it where it is not there yet."""
    key = split_key(one)
    known = entity_ids(connection, [key]).get(key)
    if known is not None:
        return known
    named = one.named(Part.APART)[0]
    number = int(connection.execute(select(func.coalesce(func.max(_entity.id), 0))).scalar_one()) + 1
    latin = connection.execute(select(_name.latin).where(_name.words == named.words).limit(1)).scalar()
    row = {
        **{"id": number, "key": key, "type": named.type, "name": latin or named.words},
        **{"name_ar": named.words, "country": named.country or None, "kind": None},
        **{"latitude": None, "longitude": None, "precision_km": None},
    }
    write_rows(connection, schema.entity, [row])
    return number


def _involved(connection: Connection, corrections: Sequence[Correction]) -> _Owners:
    """Load the names of everybody whom corrections mean."""
    named = [one for correction in corrections for one in correction.names]
    listed = entity_ids(connection, {one.key for one in named if one.key})
    meant = {(one.type, one.words, one.country) for one in named}
    found = list(_owned(connection, _name.words, {one.words for one in named}))
    entities = {one.entity for one in found if (one.type, one.words, one.country) in meant}
    return _Owners(_owned(connection, _OWNER, {*entities, *listed.values()}), listed)


def on_entities(connection: Connection) -> list[Correction]:
    """Load the corrections of entities that hold."""
    return [one for one in load_signed(connection) if one.names]


def wanted_owners(connection: Connection, corrections: Sequence[Correction]) -> dict[int, int]:
    """Give whose names should be by corrections, where that is not whose they were found to be."""
    owners = _involved(connection, corrections)
    for one in corrections:
        if one.action is Action.MERGE_ENTITIES:
            owners.merge(one)
        elif one.action is Action.SPLIT_ENTITY:
            owners.split(one, lambda told: entity_apart(connection, told))
    return {name: owner for name, owner in owners.owner.items() if owner != owners.names[name].entity}


def present_owners(connection: Connection) -> dict[int, int]:
    """Give whose names are by what corrections wrote."""
    rows = connection.execute(select(_name.id, _name.entity).where(_name.found.is_not(None)))
    return {row[0]: row[1] for row in rows}


def replay_names(connection: Connection, corrections: Sequence[Correction]) -> set[int]:
    """Write whose names are by corrections, and give the names that changed hands."""
    wanted, present = wanted_owners(connection, corrections), present_owners(connection)
    changed = {one for one in {*wanted, *present} if wanted.get(one) != present.get(one)}
    if not changed:
        return set()
    found: dict[int, tuple[int, str]] = {}
    for some in chunks(changed):
        reason = func.coalesce(_name.found_reason, _name.reason)
        asked = select(_name.id, _OWNER, reason).where(_name.id.in_(some))
        found.update((row[0], (row[1], row[2])) for row in connection.execute(asked))
    here = update(schema.name).where(_name.id == bindparam("of"))
    values = here.values(
        entity=bindparam("to"),
        reason=bindparam("why"),
        found=bindparam("before"),
        found_reason=bindparam("before_why"),
    )
    connection.execute(
        values,
        [
            {
                "of": one,
                "to": wanted[one],
                "why": CORRECTED,
                "before": found[one][0],
                "before_why": found[one][1],
            }
            if one in wanted
            else {"of": one, "to": found[one][0], "why": found[one][1], "before": None, "before_why": None}
            for one in sorted(changed)
        ],
    )
    return changed


def names_meant(connection: Connection, ones: Collection[Named]) -> list[int]:
    """Give the names that corrections mean."""
    meant = {(one.type, one.words, one.country) for one in ones}
    found = _owned(connection, _name.words, {one.words for one in ones})
    listed = entity_ids(connection, {one.key for one in ones if one.key})
    by_key = _owned(connection, _name.entity, listed.values()) if listed else ()
    named = [one.id for one in found if (one.type, one.words, one.country) in meant]
    return named or [one.id for one in by_key]


def owners_of(connection: Connection, ones: Collection[Named]) -> list[int]:
    """Give the entities that names stand for now, each once."""
    names = names_meant(connection, ones)
    if names:
        asked = select(_name.id, _name.entity).where(_name.id.in_(names)).order_by(_name.id)
        return list(dict.fromkeys(row[1] for row in connection.execute(asked)))
    return list(entity_ids(connection, {one.key for one in ones if one.key}).values())
