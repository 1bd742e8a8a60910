"""The ledger put together for a question: what of it is kept just so is taken, the rest is made anew."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection, select

from rawi.chronicle.belonging import bound_by, find_belonging
from rawi.chronicle.ledger import gather, gather_groups
from rawi.chronicle.ledger_groups import Group, find_groups
from rawi.chronicle.lives import Life, Stance, live, stages_of
from rawi.store import schema
from rawi.store.answers import Filters
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.instrument_places import Replaced, all_named
from rawi.store.queries.ledger_marks import LedgerMarks, rejected_places
from rawi.store.shelf import Grounds, Sought, is_shelved, load_grounds, load_sought, pack_named, stance_of

_ID_BYTES = 6
_version = schema.version.c


class Seen(NamedTuple):
    """An entry that a question may see, as it stands on the day asked for, and the one that it is part of.

    It has a life of its own, or is as the ledger keeps it under a number, but for its stance.
    """

    sought: Sought
    groups: tuple[Group, ...]
    life: Life | None
    kept: int | None
    stance: Stance | None
    part_of: str | None = None

    def stood(self, told: LedgerEntry) -> LedgerEntry:
        """Give the entry that is kept as it stands on the day."""
        stance = stance_of(told, self.stance) if self.stance is not None else {}
        return replace(told, id=self.sought.id, part_of=self.part_of, **stance)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries that a question may see, those with the most steps first, and what marks them."""

    entries: tuple[Seen, ...]
    marks: LedgerMarks


def _sought(life: Life) -> Sought:
    told = ("", life.name, life.names, life.kind, life.standing, life.parties)
    stages = stages_of(life.steps)
    return Sought(*told, life.overdue, bool(life.unconfirmed), life.founded, life.cadence, stages)


def _told(one: Seen) -> str:
    """Give what tells an instrument from others: its name if it has one, else what is known of it."""
    head, sought = one.groups[0], one.sought
    if head.known:
        return sought.name
    return f"{sought.kind}:{','.join(sought.parties)}:{head.name}:{sought.founded}"


def _ids(entries: Sequence[Seen]) -> list[str]:
    """Give entries their ids; of those of which all that is told is alike, the earliest is the first."""
    alike: dict[str, list[int]] = {}
    for at, one in enumerate(entries):
        alike.setdefault(_told(one), []).append(at)
    ids = [""] * len(entries)
    for told, places in alike.items():
        places.sort(key=lambda at: (entries[at].groups[0].published or "", entries[at].groups[0].version))
        for turn, at in enumerate(places):
            words = f"{told}:{turn}" if turn else told
            ids[at] = blake2b(words.encode(), digest_size=_ID_BYTES).hexdigest()
    return ids


def _rank(one: Seen) -> tuple[int, int, str]:
    count = sum(len(group.outline.places) for group in one.groups)
    return -len(one.sought.stages), -count, one.sought.name


def _ordered(entries: Sequence[Seen]) -> tuple[Seen, ...]:
    """Give entries their ids and say which each is part of; those with the most steps first."""
    ids = _ids(entries)
    belonging = find_belonging([bound_by(one.groups, one.sought.parties) for one in entries])
    named = [
        one._replace(
            sought=one.sought._replace(id=ids[at]), part_of=ids[belonging[at]] if at in belonging else None
        )
        for at, one in enumerate(entries)
    ]
    return tuple(sorted(named, key=_rank))


def _anew(groups: tuple[Group, ...], day: str | None) -> Seen:
    life = live(groups, day=day)
    return Seen(_sought(life), groups, life, None, None)


class _Kept:
    """The entries that are kept, by the groups that each is made of."""

    def __init__(self, connection: Connection, grounds: Sequence[Grounds]) -> None:
        self._sought = dict(load_sought(connection))
        self._sizes = Counter(one.entry for one in grounds)
        self._of: dict[int, int | None] = {}

    def group(self, one: Grounds) -> Group:
        """Give a group, whose entry is known from now on."""
        group = one.group()
        self._of[id(group)] = one.entry
        return group

    def find(self, groups: Sequence[Group]) -> int | None:
        """Find the entry that is made of just these groups."""
        number = self._of[id(groups[0])]
        if number is None or self._sizes[number] != len(groups):
            return None
        return number if all(self._of[id(group)] == number for group in groups) else None

    def seen(self, groups: tuple[Group, ...], day: str | None) -> Seen:
        """Give an entry as it is kept, or make it anew."""
        number = self.find(groups)
        if number is None:
            return _anew(groups, day)
        sought = self._sought[number]
        here, stance = (sought, None) if day is None else sought.on(day)
        return Seen(here, groups, None, number, stance)


def put_together(connection: Connection, filters: Filters, *, day: str | None) -> Ledger:
    """Put together the entries that a question may see, as they stand on a day."""
    grounds = load_grounds(connection) if is_shelved(connection) else None
    if grounds is None:
        return put_together_anew(connection, filters, day=day)
    kept = _Kept(connection, grounds)
    groups = [kept.group(one) for one in grounds if one.is_seen(filters)]
    entries = [kept.seen(ones, day) for ones in gather_groups(groups)]
    return Ledger(_ordered(entries), LedgerMarks(connection, {}, {}, ()))


def put_together_anew(connection: Connection, filters: Filters, *, day: str | None) -> Ledger:
    """Put the entries together of the places that name instruments."""
    replaced = Replaced(connection)
    entries = [_anew(groups, day) for groups in gather(all_named(connection, filters, replaced))]
    rejected = rejected_places(connection)
    whole = gather(all_named(connection, filters, replaced, rejected=True)) if rejected else ()
    return Ledger(_ordered(entries), LedgerMarks(connection, replaced.places, rejected, whole))


def find_grounds(connection: Connection, ledger: Ledger) -> list[Grounds] | None:
    """Give of what the ledger is put together, whichever versions a question may see.

    None where corrections touch it: which of them stands behind an entry, its places alone do not tell.
    """
    replaced = Replaced(connection)
    groups = find_groups(all_named(connection, None, replaced))
    if replaced.places or rejected_places(connection):
        return None
    entries = {
        (group.version, group.name): number
        for number, one in enumerate(ledger.entries)
        for group in one.groups
    }
    asked = select(_version.id, _version.source, _version.known_at, _version.superseded_at)
    rows = connection.execute(asked.where(_version.id.in_(select(schema.instrument.c.version))))
    told = {row[0]: row for row in rows}
    found = []
    for one in groups:
        _, source, known_at, superseded_at = told[one.version]
        entry = entries.get((one.version, one.name))
        found.append(Grounds(one.outline, source, known_at, superseded_at, entry, pack_named(one.named)))
    return found
