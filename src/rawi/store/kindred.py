"""Finds incidents that are one once corrections hold: a retyped one in its new family, those of one person.

What is settled is compared as it was found. Where a correction gives an incident another type, or two
names to one, it is compared again by what the correction says, with the same measure; the best that is
alike is one with it, as if an analyst had said so. This is done anew whenever corrections are put into
effect, so it holds for what comes later, and is undone with the correction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from rawi.chronicle.corrections import Action, Part
from rawi.chronicle.families import family
from rawi.chronicle.features import ARTICLE, ENTITY, KIND, SENTENCE, feature, value_of
from rawi.chronicle.identity import BY_NAME
from rawi.chronicle.incidents import days_after, days_before
from rawi.chronicle.likeness import Comparable, Told, Weights, likeness
from rawi.chronicle.regrouping import Judgement
from rawi.store import schema
from rawi.store.among import among
from rawi.store.comparing import load_comparables
from rawi.store.naming import CORRECTED

_AT_ONCE = 400
_telling, _side, _name, _entity = schema.telling.c, schema.side.c, schema.name.c, schema.entity.c
_NAMING = (ENTITY, SENTENCE, ARTICLE)


def _loaded(connection: Connection, tellings: Iterable[int]) -> list[Comparable]:
    ordered = sorted(tellings)
    parts = (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE))
    return [one for some in parts for one in load_comparables(connection, among(_telling.id, some))]


def _told(one: Comparable) -> Told:
    return Told(one.modality, one.type, one.frame, one.actors, one.recipients)


def _changed(one: Comparable, features: Iterable[str], told: Told) -> Comparable:
    return Comparable(one.id, one.key, one.article, told=told, features=frozenset(features))


def _near(cell: str) -> set[str]:
    """Give the days whose tellings can be of one happening with those of a day."""
    return {cell, *days_before(cell), *days_after(cell)}


def _best(ones: Sequence[Comparable], others: Sequence[Comparable]) -> tuple[int, int] | None:
    """Give the pair that is most alike, one of either side; none where none is alike."""
    weights = Weights([*ones, *others])
    pairs = (
        (alike.score, one, other)
        for other in others
        for one in ones
        if one.id != other.id and (alike := likeness(other, one, weights)) is not None
    )
    found = max(pairs, key=lambda pair: (pair[0], pair[1].key, pair[2].key), default=None)
    return (found[1].id, found[2].id) if found is not None else None


def _merge(number: int, one: int, other: int) -> Judgement:
    parts: Mapping[Part, Sequence[int]] = {Part.INTO: (one,), Part.OTHER: (other,)}
    return Judgement(number, Action.MERGE_INCIDENTS, parts, True, None, None)


def _are_split(judgements: Iterable[Judgement], one: int, other: int) -> bool:
    """Tell whether an analyst took two tellings apart."""
    for judgement in judgements:
        if judgement.action is Action.SPLIT_INCIDENT:
            apart, rest = judgement.tellings.get(Part.APART, ()), judgement.tellings.get(Part.REST, ())
            if (one in apart and other in rest) or (other in apart and one in rest):
                return True
    return False


def _retyped(one: Comparable, judgement: Judgement) -> Comparable:
    kinds = [feature(KIND, judgement.type or "")]
    kinds += [feature(KIND, f"{judgement.type}/{judgement.mode}")] if judgement.mode else []
    features = (*(told for told in one.features if told[0] != KIND), *kinds)
    return _changed(one, features, _told(one)._replace(type=judgement.type or one.type))


def _kin_of_retyped(connection: Connection, judgement: Judgement) -> Iterator[Judgement]:
    """Yield what is one with a retyped incident in the family of its new type."""
    judged = _loaded(connection, judgement.tellings.get(Part.ITSELF, ()))
    into = family(judgement.type or "")
    here = [_retyped(one, judgement) for one in judged if family(one.type) != into]
    cells = {cell for one in here for cell in _near(one.frame.cell) if cell}
    if not cells:
        return
    leads = (_telling.family == into) & _telling.cell.in_(sorted(cells)) & (_telling.leader == _telling.id)
    there = load_comparables(connection, leads & _telling.incident.is_not(None))
    found = _best(here, there)
    if found is not None:
        yield _merge(judgement.number, *found)


class _Shared(NamedTuple):
    """Somebody whose names a correction made one: by what each moved one is compared, and his own."""

    entity: int
    moved: Mapping[int, str]
    own: Sequence[int]
    key: str


def _compared_by(key: str, block: str | None) -> str:
    return f"{BY_NAME}{block}" if block is not None else key


def _shared(connection: Connection) -> Iterator[_Shared]:
    """Yield everybody who has names of his own and others by correction."""
    found = _name.found.is_not(None)
    was = schema.entity.alias("was").c
    # Sorted here, for the index of those few is in no order of entities.
    for entity in sorted(set(connection.execute(select(_name.entity).where(found)).scalars())):
        asked = (
            select(_name.id, _name.block, _name.found, was.key)
            .join_from(schema.name, was.key.table, was.id == func.coalesce(_name.found, _name.entity))
            .where(_name.entity == entity)
            .where(func.coalesce(_name.found_reason, _name.reason) != CORRECTED)
            .order_by(_name.id)
        )
        rows = connection.execute(asked).all()
        own = [row for row in rows if row.found is None]
        moved = {row.id: _compared_by(row.key, row.block) for row in rows if row.found is not None}
        if own and moved:
            yield _Shared(entity, moved, [row.id for row in own], _compared_by(own[0].key, own[0].block))


def _as_one(one: Comparable, shared: _Shared) -> Comparable:
    """Give a telling with somebody under one name."""
    old = set(shared.moved.values())
    features = (
        feature(told[0], shared.key) if told[0] in _NAMING and value_of(told) in old else told
        for told in one.features
    )
    parties = {key.removeprefix(BY_NAME): shared.key.removeprefix(BY_NAME) for key in old}
    sides = (frozenset(parties.get(key, key) for key in side) for side in (one.actors, one.recipients))
    actors, recipients = sides
    return _changed(one, features, _told(one)._replace(actors=actors, recipients=recipients))


def _told_of(connection: Connection, names: Iterable[int]) -> dict[tuple[str, str], set[int]]:
    """Give the tellings in which some names take part, by family and cell."""
    asked = (
        select(_telling.family, _telling.cell, _telling.id)
        .join_from(schema.side, schema.telling, _side.telling == _telling.id)
        .where(_side.name.in_(sorted(names)), _telling.incident.is_not(None), _telling.cell != "")
    )
    found: dict[tuple[str, str], set[int]] = {}
    for kind, cell, telling in connection.execute(asked):
        found.setdefault((kind, cell), set()).add(telling)
    return found


def _kin_of_shared(connection: Connection, shared: _Shared) -> Iterator[Judgement]:
    """Yield which happenings of somebody's one name are those of his other."""
    own, moved = _told_of(connection, shared.own), _told_of(connection, shared.moved)
    for (kind, cell), tellings in sorted(moved.items()):
        near = {one for day in _near(cell) for one in own.get((kind, day), ())}
        if not near:
            continue
        here = [_as_one(one, shared) for one in _loaded(connection, near)]
        there = [_as_one(one, shared) for one in _loaded(connection, tellings)]
        for one in there:
            found = _best(here, [one])
            if found is not None:
                yield _merge(0, *found)


def find_kin(connection: Connection, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Give what follows from corrections: incidents that are one, as judgements beside those made."""
    found = [
        kin
        for judgement in judgements
        if judgement.action is Action.RETYPE and judgement.type is not None
        for kin in _kin_of_retyped(connection, judgement)
    ]
    found += [kin for shared in _shared(connection) for kin in _kin_of_shared(connection, shared)]
    return [
        kin
        for kin in found
        if not _are_split(judgements, kin.tellings[Part.INTO][0], kin.tellings[Part.OTHER][0])
    ]
