"""Keeps the ledger ready as it stands, so that nobody waits while it is put together anew.

What is kept can be thrown away at any time. It holds until the chronicle is changed, and is made anew at
the end of the next run that adds articles.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select

from rawi.chronicle.ledger_groups import Group, Named, Outline
from rawi.chronicle.lives import Stage, Stance, stand
from rawi.store.among import among
from rawi.store.answers import Filters
from rawi.store.board_schema import entry, ground
from rawi.store.changes import Kept, holds
from rawi.store.ledger_answers import LedgerEntry

_AT_ONCE = 400
# Most of an entry are sentences that it repeats: the quickest packing finds these too.
_LEVEL = 1


class Sought(NamedTuple):
    """What an entry of the ledger is looked for by."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    status: str
    parties: tuple[str, ...]
    overdue: bool
    unconfirmed: bool
    # What tells how it stands on any other day.
    founded: str | None
    cadence: str | None
    stages: tuple[Stage, ...]

    def on(self, day: str) -> "tuple[Sought, Stance]":
        """Give the entry as it stands on a day."""
        stance = stand(self.stages, day, kind=self.kind, founded=self.founded, cadence=self.cadence)
        has_open = bool(stance.unconfirmed)
        here = self._replace(status=stance.standing, overdue=stance.overdue, unconfirmed=has_open)
        return here, stance


def stance_of(one: LedgerEntry, stance: Stance) -> dict[str, Any]:
    """Give the fields of an entry that tell a stance."""
    return {
        "status": stance.standing,
        "unconfirmed": tuple(one.steps[number] for number in stance.unconfirmed),
        "next_due": stance.next_due,
        "overdue": stance.overdue,
    }


def stood(one: LedgerEntry, stance: Stance) -> LedgerEntry:
    """Give an entry with another stance."""
    return replace(one, **stance_of(one, stance))


class Grounds(NamedTuple):
    """A group of places as it is kept: what a question narrows by, and the number of the entry it is part of.

    Its places are packed apart, for most are never looked at.
    """

    outline: Outline
    source: str | None
    known_at: str
    superseded_at: str | None
    entry: int | None
    named: msgspec.Raw

    def is_seen(self, filters: Filters) -> bool:
        """Tell whether a question may see the version it stands in."""
        day, published = filters.as_of, self.outline.published
        if day is None:
            is_known = self.superseded_at is None
        else:
            is_known = self.known_at <= day and (self.superseded_at is None or self.superseded_at > day)
        return (
            is_known
            and filters.outlet in (None, self.source)
            and (filters.since is None or (published is not None and published >= filters.since))
            and (filters.until is None or (published is not None and published <= filters.until))
        )

    def group(self) -> Group:
        """Give the group, its places still packed."""
        return Group(self.outline, lambda: _named.decode(self.named))


_named = msgspec.json.Decoder(tuple[Named, ...])
_grounds = msgspec.json.Decoder(list[Grounds])
_sought = msgspec.json.Decoder(Sought)
_entry = msgspec.json.Decoder(LedgerEntry)


def is_shelved(connection: Connection) -> bool:
    """Tell whether the ledger is kept as it stands now."""
    return holds(connection, Kept.LEDGER)


def load_sought(connection: Connection) -> list[tuple[int, Sought]]:
    """Load what the entries are looked for by, in the order of answers."""
    asked = select(entry.c.number, entry.c.sought).order_by(entry.c.number)
    return [(row[0], _sought.decode(row[1])) for row in connection.execute(asked)]


def load_entries(connection: Connection, numbers: Sequence[int]) -> list[LedgerEntry]:
    """Load entries by their numbers, in the order given."""
    found: dict[int, LedgerEntry] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        some = among(entry.c.number, numbers[at : at + _AT_ONCE])
        rows = connection.execute(select(entry.c.number, entry.c.told).where(some))
        found.update((row[0], _entry.decode(zlib.decompress(row[1]))) for row in rows)
    return [found[number] for number in numbers]


def load_grounds(connection: Connection) -> list[Grounds] | None:
    """Load the groups of which the ledger is put together, the fullest first; None if they are not kept."""
    told = connection.execute(select(ground.c.told)).scalar()
    return _grounds.decode(zlib.decompress(told)) if told is not None else None


def pack_named(named: Sequence[Named]) -> msgspec.Raw:
    """Pack the places of a group."""
    return msgspec.Raw(msgspec.json.encode(named))


def shelve(
    connection: Connection,
    entries: Iterable[tuple[Sought, LedgerEntry]],
    grounds: Sequence[Grounds] | None = None,
) -> None:
    """Write entries in place of all that were kept before, in the order of answers, with their grounds."""
    connection.execute(delete(entry))
    connection.execute(delete(ground))
    if grounds is not None:
        told = zlib.compress(msgspec.json.encode(grounds), _LEVEL)
        connection.execute(ground.insert(), [{"id": 1, "told": told}])
    rows = [
        {
            **{"number": number, "sought": msgspec.json.encode(sought)},
            "told": zlib.compress(msgspec.json.encode(told), _LEVEL),
        }
        for number, (sought, told) in enumerate(entries)
    ]
    if rows:
        connection.execute(entry.insert(), rows)
