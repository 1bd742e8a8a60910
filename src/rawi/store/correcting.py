"""Keeps the corrections of a chronicle, and puts them into effect on what is there and on what is added."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, func, select, update

from rawi.chronicle.corrections import Correction
from rawi.errors import UnknownName
from rawi.store.bearing import forget_unborne, replay_bearers
from rawi.store.correction_schema import correction, judged
from rawi.store.judging import judge
from rawi.store.renaming import on_entities, replay_names
from rawi.store.replaying import load_corrections, replay_incidents
from rawi.store.siding import corrected_bearers, rewrite_sides, versions_of
from rawi.store.summing import sum_anew

_LEAST_STEP = timedelta(microseconds=1)


def _now(connection: Connection) -> str:
    """Give the time, later than that of every correction there is: they take effect in its order."""
    now = datetime.now(UTC)
    last = connection.execute(select(func.max(correction.c.at))).scalar()
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + _LEAST_STEP)
    return now.isoformat(timespec="microseconds")


def replay(connection: Connection) -> None:
    """Put all corrections that hold into effect, and take back those that were undone."""
    on_names = on_entities(connection)
    changed = replay_names(connection, on_names)
    versions = replay_bearers(connection, on_names)
    rewrite_sides(connection, {*versions, *versions_of(connection, changed)})
    forget_unborne(connection)
    sum_anew(connection, replay_incidents(connection))


def replay_on(connection: Connection, versions: Collection[int]) -> None:
    """Put corrections into effect on versions that were just written; incidents follow when settled."""
    held = load_corrections(connection)
    if not held:
        return
    judge(connection, held, among=frozenset(versions))
    on_names = [one for one in held if one.names]
    if on_names:
        changed = versions_of(connection, replay_names(connection, on_names))
        replay_bearers(connection, on_names, among=versions)
        rewrite_sides(connection, {*corrected_bearers(connection, versions), *changed})


def record(connection: Connection, made: Correction) -> Correction:
    """Keep a correction under the present time, and put it into effect."""
    kept = _keep(connection, replace(made, at=_now(connection)))
    judge(connection, [kept])
    replay(connection)
    return kept


def _keep(connection: Connection, made: Correction) -> Correction:
    number = int(connection.execute(select(func.coalesce(func.max(correction.c.id), 0))).scalar_one()) + 1
    told = replace(made, number=0, undone_at=None, undone_by=None)
    signed, passages = msgspec.json.encode(replace(told, passages=())), msgspec.json.encode(told.passages)
    row = {
        **{"id": number, "key": told.key, "at": told.at},
        **{"told": signed.decode(), "passages": passages.decode()},
        **{"undone_at": made.undone_at, "undone_by": made.undone_by},
    }
    connection.execute(correction.insert().values(**row))
    return replace(made, number=number)


def undo(connection: Connection, number: int, *, by: str) -> Correction:
    """Undo a correction; it stays listed, with who undid it and when.

    Raises UnknownName if there is none of that number, or it was undone before.
    """
    found = next((one for one in load_corrections(connection, undone=True) if one.number == number), None)
    if found is None:
        raise UnknownName(f"{number}: there is no such correction; rawi correct CHRONICLE list shows them.")
    if not found.holds:
        raise UnknownName(f"{number}: {found.undone_by} undid this correction before, {found.undone_at}.")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    here = update(correction).where(correction.c.id == number)
    connection.execute(here.values(undone_at=at, undone_by=by))
    replay(connection)
    return replace(found, undone_at=at, undone_by=by)


class Imported(NamedTuple):
    """What became of corrections that were taken in: how many are new, known, and undone by the file.

    `unmet` counts new ones of which the chronicle has nothing yet: they wait for their articles.
    """

    new: int
    known: int
    undone: int
    unmet: int


def take_in(connection: Connection, given: Iterable[Correction]) -> Imported:
    """Take in corrections of another chronicle, with their authors and times; those that are there stay."""
    known = {one.key: one for one in load_corrections(connection, undone=True)}
    added: list[Correction] = []
    met = undone = 0
    for one in given:
        there = known.get(one.key)
        if there is None:
            known[one.key] = _keep(connection, one)
            added.append(known[one.key])
            continue
        met += 1
        if there.holds and not one.holds:
            done = {"undone_at": one.undone_at, "undone_by": one.undone_by}
            connection.execute(update(correction).where(correction.c.id == there.number).values(**done))
            undone += 1
    judge(connection, added)
    replay(connection)
    return Imported(len(added), met, undone, _unmet(connection, added))


def _unmet(connection: Connection, added: Sequence[Correction]) -> int:
    """Count corrections of which no passage was found."""
    found = set(connection.execute(select(judged.c.correction).distinct()).scalars())
    return sum(bool(one.passages) and one.number not in found for one in added)
