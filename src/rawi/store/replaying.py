"""Puts the corrections of incidents into effect, on top of what was settled, and takes back those undone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, or_, select, update

from rawi.chronicle.corrections import Action, Correction, Layer, Part, Passage
from rawi.chronicle.likeness import Comparable
from rawi.chronicle.regrouping import Found, Judgement, Standing, is_nearer, regroup
from rawi.store import schema
from rawi.store.among import among
from rawi.store.comparing import load_comparables
from rawi.store.correction_schema import correction, judged
from rawi.store.kindred import find_kin

_AT_ONCE = 400
_ON_INCIDENTS = (Action.MERGE_INCIDENTS, Action.SPLIT_INCIDENT, Action.RETYPE, Action.REJECT)
_telling = schema.telling.c
# How tellings stand that no correction touches: as they were found.
_FOUND = func.coalesce(_telling.found, _telling.incident)
_TYPE = func.coalesce(_telling.found_type, _telling.type)
_decoder = msgspec.json.Decoder(Correction)
_passages_decoder = msgspec.json.Decoder(tuple[Passage, ...])


def load_signed(connection: Connection) -> list[Correction]:
    """Load the corrections that hold without their passages: what marks need, many times as fast."""
    asked = select(correction.c.id, correction.c.told).where(correction.c.undone_at.is_(None))
    rows = connection.execute(asked.order_by(correction.c.at, correction.c.key))
    return [replace(_decoder.decode(row.told), number=row.id) for row in rows]


def load_corrections(connection: Connection, *, undone: bool = False) -> list[Correction]:
    """Load the corrections that hold, or all, in the order in which they take effect: by their time."""
    asked = select(correction).order_by(correction.c.at, correction.c.key)
    if not undone:
        asked = asked.where(correction.c.undone_at.is_(None))
    return [
        replace(
            _decoder.decode(row.told),
            passages=_passages_decoder.decode(row.passages),
            number=row.id,
            undone_at=row.undone_at,
            undone_by=row.undone_by,
        )
        for row in connection.execute(asked)
    ]


def _judgements(connection: Connection) -> list[Judgement]:
    """Give the corrections of incidents that hold, with the tellings they mean."""
    found = [one for one in load_signed(connection) if one.action in _ON_INCIDENTS]
    if not found:
        return []
    event, meant = schema.event.c, judged.c
    asked = (
        select(meant.correction, meant.part, event.telling)
        .join(schema.event, (event.version == meant.version) & (event.number == meant.number))
        .where(meant.layer == Layer.EVENT.value, event.telling.is_not(None))
        .order_by(meant.correction, meant.passage, meant.version)
    )
    tellings: dict[int, dict[Part, list[int]]] = {}
    for number, part, telling in connection.execute(asked):
        tellings.setdefault(number, {}).setdefault(Part(part), []).append(telling)
    return [
        Judgement(one.number, one.action, tellings[one.number], one.whole, one.type, one.mode)
        for one in found
        if one.number in tellings
    ]


def _chunks(values: Collection[int]) -> Iterable[Sequence[int]]:
    ordered = sorted(values)
    return (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE))


def _found(connection: Connection, judgements: Sequence[Judgement]) -> dict[int, Found]:
    """Load all tellings of every incident that judgements touch, as they were found."""
    meant = {one for judgement in judgements for ones in judgement.tellings.values() for one in ones}
    incidents: set[int] = set()
    for some in _chunks(meant):
        asked = select(_FOUND).where(_telling.id.in_(some), _telling.incident.is_not(None))
        incidents.update(connection.execute(asked).scalars())
    columns = (_telling.id, _telling.key, _FOUND, _telling.leader, _TYPE)
    mode = (_telling.found_type, _telling.found_mode, _telling.mode)
    found: dict[int, Found] = {}
    for some in _chunks(incidents):
        stays = among(_telling.incident, some) & _telling.found.is_(None)
        for row in connection.execute(select(*columns, *mode).where(or_(stays, _telling.found.in_(some)))):
            found[row[0]] = Found(*row[:5], row[6] if row[5] is not None else row[7])
    return found


class _Nearer:
    """Tells what a telling that came after a split is nearer to; tellings are loaded once they are needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[int, Comparable] = {}

    def __call__(self, telling: int, apart: Sequence[int], rest: Sequence[int]) -> bool:
        found = self._found
        for some in _chunks({telling, *apart, *rest} - set(found)):
            found.update(
                (one.id, one) for one in load_comparables(self._connection, among(_telling.id, some))
            )
        return is_nearer(found[telling], [found[one] for one in apart], [found[one] for one in rest])


def wanted_standings(connection: Connection) -> dict[int, Standing]:
    """Give how tellings should stand by the corrections that hold; those that none touches are left out."""
    judgements = _judgements(connection)
    # What follows from them comes last, for it rests on all that was said.
    judgements += find_kin(connection, judgements)
    if not judgements:
        return {}
    found = _found(connection, judgements)
    standings = regroup(found, judgements, _Nearer(connection))
    return {
        one: standing
        for one, standing in standings.items()
        if standing != Standing(found[one].incident, found[one].type, found[one].mode, None)
    }


def present_standings(connection: Connection) -> dict[int, Standing]:
    """Give how tellings stand of which corrections were written."""
    touched = (_telling.found, _telling.found_type, _telling.rejected)
    standings: dict[int, Standing] = {}
    for column in touched:  # each has an index of its own
        columns = (_telling.id, _telling.incident, _telling.type, _telling.mode, _telling.rejected)
        for row in connection.execute(select(*columns).where(column.is_not(None))):
            standings[row[0]] = Standing(*row[1:])
    return standings


def _as_found(connection: Connection, tellings: Collection[int]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, tuple[Any, ...]] = {}
    columns = (_telling.id, _FOUND, _TYPE, _telling.found_type, _telling.found_mode, _telling.mode)
    for some in _chunks(tellings):
        for row in connection.execute(select(*columns).where(_telling.id.in_(some))):
            found[row[0]] = (row[1], row[2], row[4] if row[3] is not None else row[5])
    return found


def _row(telling: int, wanted: Standing | None, found: tuple[Any, ...]) -> Mapping[str, Any]:
    incident, kind, mode = found
    stands = wanted or Standing(incident, kind, mode, None)
    moved, retyped = stands.incident != incident, (stands.type, stands.mode) != (kind, mode)
    return {
        **{"of": telling, "to": stands.incident, "found_in": incident if moved else None},
        **{"kind": stands.type, "how": stands.mode, "by": stands.rejected},
        **{"found_kind": kind if retyped else None, "found_how": mode if retyped else None},
    }


def _present_incidents(connection: Connection, tellings: Collection[int]) -> set[int]:
    incident = func.coalesce(_telling.incident, _telling.id)
    found: set[int] = set()
    for some in _chunks(tellings):
        found.update(connection.execute(select(incident).where(_telling.id.in_(some))).scalars())
    return found


def replay_incidents(connection: Connection) -> set[int]:
    """Write how tellings stand by the corrections that hold, wherever they stand otherwise.

    Gives the incidents that this changes: they are to be summed up anew.
    """
    wanted, present = wanted_standings(connection), present_standings(connection)
    changed = {one for one in {*wanted, *present} if wanted.get(one) != present.get(one)}
    if not changed:
        return set()
    found = _as_found(connection, changed)
    here = update(schema.telling).where(_telling.id == bindparam("of"))
    before = _present_incidents(connection, changed)
    values = here.values(
        incident=bindparam("to"),
        found=bindparam("found_in"),
        type=bindparam("kind"),
        mode=bindparam("how"),
        found_type=bindparam("found_kind"),
        found_mode=bindparam("found_how"),
        rejected=bindparam("by"),
    )
    connection.execute(values, [_row(one, wanted.get(one), found[one]) for one in sorted(changed)])
    return before | _present_incidents(connection, changed)
