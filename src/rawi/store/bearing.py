"""Puts into effect who is meant in single articles: where two share a name, and who held an office."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, select, true, update

from rawi.chronicle.corrections import Action, Correction, Part
from rawi.chronicle.identity import BY_NAME
from rawi.store import schema
from rawi.store.bulk import write_rows
from rawi.store.name_words import Spelt, forget_words, keep_words
from rawi.store.naming import CORRECTED
from rawi.store.renaming import APART, chunks, entity_apart, names_meant, owners_of

# A bearer of a version: the version and the number of the bearer there.
Bearer = tuple[int, int]
_bearer, _name, _version = schema.bearer.c, schema.name.c, schema.version.c
_borne = func.coalesce(_bearer.found, _bearer.name)


def _copy_of_name(connection: Connection, name: int, entity: int, one: Correction) -> int:
    """Give the name that stands for a name in the articles that a split means."""
    row = dict(connection.execute(select(schema.name).where(_name.id == name)).mappings().one())
    # Names are told apart by their words, and these are the same.
    latin = f"{row['latin']} {APART}{one.key}"
    same = (_name.words == row["words"]) & (_name.type == row["type"]) & (_name.country == row["country"])
    known = connection.execute(select(_name.id).where(same, _name.latin == latin)).scalar()
    if known is not None:
        connection.execute(update(schema.name).where(_name.id == known).values(entity=entity))
        return int(known)
    number = int(connection.execute(select(func.max(_name.id))).scalar_one()) + 1
    made = {"id": number, "latin": latin, "entity": entity, "reason": CORRECTED}
    write_rows(connection, schema.name, [{**row, **made, "found": None, "found_reason": None}])
    keep_words(connection, [Spelt(number, row["words"], row["folded"], row["folded_latin"])])
    return number


def _split(connection: Connection, one: Correction, among: Collection[int] | None) -> dict[Bearer, int]:
    """Give the bearers of a name in the articles that a split means, with the name they bear by it."""
    into = owners_of(connection, one.named(Part.INTO))
    target = into[0] if into else entity_apart(connection, one)
    article = schema.article.c
    found: dict[Bearer, int] = {}
    for name in names_meant(connection, one.named(Part.APART)):
        asked = (
            select(_bearer.version, _bearer.number)
            .join_from(schema.bearer, schema.version, _version.id == _bearer.version)
            .join(schema.article, article.id == _version.article)
            .where(_borne == name, article.key.in_(one.articles), _among(among))
        )
        bearers = [(row[0], row[1]) for row in connection.execute(asked)]
        if bearers:
            own = _copy_of_name(connection, name, target, one)
            found.update(dict.fromkeys(bearers, own))
    return found


def _among(among: Collection[int] | None) -> Any:
    return true() if among is None else _bearer.version.in_(sorted(among))


def _holders(connection: Connection, one: Correction, among: Collection[int] | None) -> dict[Bearer, int]:
    """Give those who are named by an office alone, in articles of its days, with the holder's name."""
    names = sorted(names_meant(connection, one.named(Part.ITSELF)))
    if not names:
        return {}
    office = schema.office.c
    asked = (
        select(_bearer.version, _bearer.number, _borne)
        .join_from(schema.bearer, schema.version, _version.id == _bearer.version)
        .join(schema.office, (office.version == _bearer.version) & (office.bearer == _bearer.number))
        .where(office.office == one.office, office.country == one.country, _bearer.mentions == 0)
        .where(_version.published >= one.first if one.first else true())
        .where(_version.published <= one.last if one.last else true())
        .where(_among(among))
    )
    return {(row[0], row[1]): names[0] for row in connection.execute(asked) if row[2] not in names}


def _wanted(
    connection: Connection, corrections: Sequence[Correction], among: Collection[int] | None
) -> dict[Bearer, int]:
    wanted: dict[Bearer, int] = {}
    for one in corrections:
        if one.action is Action.SPLIT_ENTITY and one.articles:
            wanted.update(_split(connection, one, among))
        elif one.action is Action.SET_OFFICE:
            wanted.update(_holders(connection, one, among))
    return wanted


def _present(connection: Connection, among: Collection[int] | None) -> dict[Bearer, int]:
    asked = select(_bearer.version, _bearer.number, _bearer.name).where(_bearer.found.is_not(None))
    return {(row[0], row[1]): row[2] for row in connection.execute(asked.where(_among(among)))}


def replay_bearers(
    connection: Connection, corrections: Sequence[Correction], *, among: Collection[int] | None = None
) -> set[int]:
    """Write whose name bearers bear by corrections, and give the versions in which that changed."""
    wanted, present = _wanted(connection, corrections, among), _present(connection, among)
    changed = {one for one in {*wanted, *present} if wanted.get(one) != present.get(one)}
    if not changed:
        return set()
    found = _found(connection, {version for version, _ in changed})
    of = (_bearer.version == bindparam("at")) & (_bearer.number == bindparam("which"))
    here = update(schema.bearer).where(of).values(name=bindparam("to"), found=bindparam("before"))
    rows = [
        {
            **{"at": one[0], "which": one[1], "to": wanted.get(one, found[one])},
            "before": found[one] if one in wanted else None,
        }
        for one in sorted(changed)
    ]
    connection.execute(here, rows)
    return {version for version, _ in changed}


def _found(connection: Connection, versions: Iterable[int]) -> Mapping[Bearer, int]:
    found: dict[Bearer, int] = {}
    for some in chunks(versions):
        asked = select(_bearer.version, _bearer.number, _borne).where(_bearer.version.in_(some))
        found.update(((row[0], row[1]), row[2]) for row in connection.execute(asked))
    return found


def made_by_correction() -> ColumnElement[bool]:
    """Give the condition that a name was not met in articles but made by a correction."""
    return and_(_name.reason == CORRECTED, _name.found.is_(None))


def set_apart() -> ColumnElement[bool]:
    """Give the condition that an entity was made by a correction."""
    return schema.entity.c.key.like(f"{BY_NAME}% {APART}%")


def forget_unborne(connection: Connection) -> None:
    """Delete names and entities that corrections made and that nobody bears any more."""
    still = select(_bearer.name).where(_bearer.found.is_not(None))
    unborne = made_by_correction() & _name.id.not_in(still)
    forget_words(connection, select(_name.id).where(unborne))
    connection.execute(delete(schema.name).where(unborne))
    owners = select(_name.entity).union(select(_name.found).where(_name.found.is_not(None)))
    connection.execute(delete(schema.entity).where(set_apart(), schema.entity.c.id.not_in(owners)))
