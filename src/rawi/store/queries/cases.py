"""Loads cases: the articles of incidents with what corrections say of them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from rawi.store import schema
from rawi.store.among import among
from rawi.store.cases import Case, Witness
from rawi.store.queries.corrections import rejected_claims
from rawi.store.queries.members import Member, chunks
from rawi.store.siding import corrected_bearers


def load_cases(connection: Connection, of: Mapping[int, Sequence[Member]]) -> dict[int, Case]:
    """Load the cases of incidents by their members; the articles of all of them together."""
    version, event = schema.version.c, schema.event.c
    versions = sorted({one.row["version"] for ones in of.values() for one in ones})
    packed: dict[int, bytes] = {}
    events: dict[int, list[int]] = {}
    for some in chunks(versions):
        asked = select(version.id, version.reading).where(among(version.id, some))
        packed.update((row[0], row[1]) for row in connection.execute(asked).all())
        told = select(event.telling, event.number).where(among(event.version, some))
        for telling, number in connection.execute(told.where(event.telling.is_not(None))).all():
            events.setdefault(telling, []).append(number)
    meant, rejected = corrected_bearers(connection, versions), rejected_claims(connection, versions)
    found: dict[int, Case] = {}
    for incident, ones in of.items():
        told_in: dict[int, tuple[int, list[int]]] = {}
        for one in ones:
            told_in.setdefault(one.row["version"], (one.row["voice"], []))[1].extend(
                events.get(one.row["id"], ())
            )
        witnesses = [
            Witness(
                *(number, voice, packed[number], tuple(sorted(numbers))),
                *(meant.get(number), rejected.get(number, frozenset())),
            )
            for number, (voice, numbers) in sorted(told_in.items())
        ]
        parties = frozenset(key for one in ones for _, key in one.sides)
        types = frozenset(one.row["found_type"] or one.row["type"] for one in ones)
        found[incident] = Case(tuple(witnesses), parties, types)
    return found
