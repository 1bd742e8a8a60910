"""Keeps the accounts of incidents that several voices tell, so that nobody waits while they are traced anew.

What is kept can be thrown away at any time. Each board has a stamp of all that it was made of: the tellings
of its incident, who their names are, their corrections, and Rawi's version. A board whose stamp is another by
now is passed over, and made anew at the end of the next run that adds articles.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, select

from rawi.store import schema
from rawi.store.account_answers import Accounts
from rawi.store.among import among
from rawi.store.answers import Filters
from rawi.store.board_places import place_of
from rawi.store.board_schema import board
from rawi.store.changes import Kept, holds
from rawi.store.correction_schema import correction, judged
from rawi.store.queries.known import known
from rawi.store.queries.members import INCIDENT, chunks, is_of
from rawi.store.reader import reader

LEAST_VOICES = 2
_STAMP_BYTES = 12
_telling, _bearer, _name = schema.telling.c, schema.bearer.c, schema.name.c
_decoder = msgspec.json.Decoder(Accounts)


def stamps(connection: Connection, incidents: Sequence[int], as_of: str | None = None) -> dict[int, str]:
    """Give the stamps of incidents as they are now or were known on a day: what their boards are made of."""
    found: dict[int, Any] = {}
    versions: dict[int, set[int]] = {}
    start = reader().encode()
    for some in chunks(sorted(incidents)):
        asked = (
            select(INCIDENT.label("of"), *schema.telling.c)
            .join_from(schema.telling, schema.version)
            .where(known(Filters(as_of=as_of)), is_of(some))
            .order_by(_telling.id)
        )
        for row in connection.execute(asked).all():
            found.setdefault(row[0], blake2b(start, digest_size=_STAMP_BYTES)).update(repr(row).encode())
            versions.setdefault(row[0], set()).add(row.version)
    names = _circumstances(connection, {version for ones in versions.values() for version in ones})
    for incident, stamp in found.items():
        for version in sorted(versions[incident]):
            stamp.update(names.get(version, b""))
    return {incident: stamp.hexdigest() for incident, stamp in found.items()}


def _judgements(versions: Sequence[int]) -> Select[Any]:
    """Ask for the corrections of findings of some versions; those of names show in whose the names are."""
    row = judged.c
    return (
        select(row.version, row.correction, row.layer, row.part, row.number)
        .join_from(judged, correction, correction.c.id == row.correction)
        .where(among(row.version, versions), correction.c.undone_at.is_(None))
        .order_by(row.version, row.correction, row.passage)
    )


def _circumstances(connection: Connection, versions: set[int]) -> dict[int, bytes]:
    """Give who the names of versions are, which voice each version is of, and what is corrected in it."""
    found: dict[int, list[Any]] = {}
    for some in chunks(sorted(versions)):
        asked = (
            select(_bearer.version, _bearer.number, _name.id, _name.entity)
            .join_from(schema.bearer, schema.name)
            .where(among(_bearer.version, some))
            .order_by(_bearer.version, _bearer.number)
        )
        for row in connection.execute(asked).all():
            found.setdefault(row[0], []).append(tuple(row[1:]))
        voices = select(schema.version.c.id, schema.version.c.voice, schema.version.c.reader)
        for told in connection.execute(voices.where(among(schema.version.c.id, some))).all():
            found.setdefault(told[0], []).append(tuple(told[1:]))
        for told in connection.execute(_judgements(some)).all():
            found.setdefault(told[0], []).append(tuple(told[1:]))
    return {version: repr(rows).encode() for version, rows in found.items()}


def count_disputes(
    connection: Connection, incidents: Sequence[int], *, as_of: str | None = None
) -> dict[int, int]:
    """Give how many points are in dispute on incidents whose boards are kept and hold, now or on a day."""
    kept: dict[int, Any] = {}
    for some in chunks(list(incidents)):
        asked = select(board.c.incident, board.c.stamp, board.c.disputes).where(board.c.incident.in_(some))
        kept.update((row.incident, row) for row in connection.execute(asked))
    if as_of is None and holds(connection, Kept.BOARDS):
        return {one: row.disputes for one, row in kept.items()}
    now = stamps(connection, list(kept), as_of)
    return {one: row.disputes for one, row in kept.items() if now.get(one) == row.stamp}


def load_boards(connection: Connection, incidents: Sequence[int]) -> dict[int, Accounts]:
    """Load the accounts of incidents whose boards were found to hold."""
    found: dict[int, Accounts] = {}
    for some in chunks(list(incidents)):
        asked = select(board.c.incident, board.c.told).where(board.c.incident.in_(some))
        found.update((row[0], _decoder.decode(zlib.decompress(row[1]))) for row in connection.execute(asked))
    return found


def stale(connection: Connection, incidents: Sequence[int]) -> dict[int, str]:
    """Give those of some incidents that have no board that holds, with the stamps that theirs would bear."""
    now = stamps(connection, incidents)
    kept = {row[0]: row[1] for row in connection.execute(select(board.c.incident, board.c.stamp))}
    return {one: stamp for one, stamp in now.items() if kept.get(one) != stamp}


def keep(connection: Connection, made: Iterable[tuple[int, str, Accounts]]) -> None:
    """Write boards in place of those that were kept before."""
    rows = [
        {
            **{"incident": incident, "stamp": stamp, "disputes": len(told.disputes), "place": place_of(told)},
            "told": zlib.compress(msgspec.json.encode(told)),
        }
        for incident, stamp, told in made
    ]
    connection.execute(delete(board).where(board.c.incident.in_([row["incident"] for row in rows])))
    if rows:
        connection.execute(board.insert(), rows)


def forget(connection: Connection, besides: Callable[[int], bool]) -> None:
    """Throw away boards of what are no such incidents any more."""
    gone = [one for one in connection.execute(select(board.c.incident)).scalars() if not besides(one)]
    for some in chunks(gone):
        connection.execute(delete(board).where(board.c.incident.in_(some)))
