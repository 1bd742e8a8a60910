"""The ledger: instruments put together from all articles that a question may see."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, func, select

from rawi.chronicle.ledger_groups import Named
from rawi.chronicle.lives import Life, Step
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.among import among
from rawi.store.answers import Filters, Party
from rawi.store.changes import Kept, changes, keep_since
from rawi.store.engine import Store
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.store.queries.ledger_entries import (
    Ledger,
    Seen,
    find_grounds,
    put_together,
    put_together_anew,
)
from rawi.store.queries.ledger_marks import LedgerMarks
from rawi.store.queries.members import chunks
from rawi.store.queries.names import find_meant, party_names
from rawi.store.queries.sources import Texts
from rawi.store.shelf import Sought, is_shelved, load_entries, load_sought, shelve, stood

T = TypeVar("T")
_MOST_SOURCES = 12
_instrument, _version = schema.instrument.c, schema.version.c


@dataclass(frozen=True, slots=True)
class LedgerFilters:
    """What of the ledger is asked for: words of a name or the beginning of an id, a kind, a standing.

    `on` is the day on which it stands. With `moved_by`, those with a step by that day, the latest first.
    """

    name: str | None = None
    kind: str | None = None
    status: str | None = None
    overdue: bool = False
    unconfirmed: bool = False
    on: str | None = None
    moved_by: str | None = None


def _day(connection: Connection, filters: Filters) -> str | None:
    """Give the day on which the ledger stands: as asked, else the last that the chronicle knows."""
    if filters.as_of is not None:
        return filters.as_of
    day: str | None = connection.execute(select(func.max(_version.published))).scalar()
    return day


class _Asked:
    """Tells which entries are asked for."""

    def __init__(self, connection: Connection, filters: Filters, asked: LedgerFilters) -> None:
        named = [name for name in (filters.actor, *(filters.pair or ())) if name is not None]
        self._parties = [frozenset(find_meant(connection, name).keys) for name in named]
        self._words = lookup_key(asked.name or "")
        self._asked = asked

    def takes(self, one: Sought) -> bool:
        asked, words = self._asked, self._words
        return (
            (not words or self._is_called(one))
            and asked.kind in (None, one.kind)
            and asked.status in (None, one.status)
            and (one.overdue or not asked.overdue)
            and (one.unconfirmed or not asked.unconfirmed)
            and all(not meant.isdisjoint(one.parties) for meant in self._parties)
            and (asked.moved_by is None or bool(self._moved(one)))
        )

    def _is_called(self, one: Sought) -> bool:
        words = self._words
        called = any(words in lookup_key(name) for name in one.names) or words in one.name.lower()
        return called or one.id.startswith(words)

    def _moved(self, one: Sought) -> str:
        """Give the day of an entry's last step by the day asked for; what is told of later ones is ahead."""
        by = self._asked.moved_by or ""
        return max((stage.day for stage in one.stages if stage.day and stage.day <= by), default="")

    def ordered(self, ones: Sequence[T], sought: Callable[[T], Sought]) -> Sequence[T]:
        """Put entries in the order that is asked for: as they are, or the last moved first."""
        if self._asked.moved_by is None:
            return ones
        return sorted(ones, key=lambda one: self._moved(sought(one)), reverse=True)


def _quoted(life: Life) -> Iterator[Named]:
    """Yield the places of an instrument that are quoted: popular ones have hundreds."""
    yield life.named[0]
    for one in life.steps:
        yield from one.named[:_MOST_SOURCES]


class _Answers:
    """Makes answers of lives: with their parties named and their words quoted."""

    def __init__(self, connection: Connection, lives: Sequence[Life], marks: LedgerMarks) -> None:
        self._marks = marks
        keys = [party for life in lives for party in life.parties]
        keys += [party for life in lives for step in life.steps for party in step.by]
        self._parties = party_names(connection, keys)
        quoted = {one.version for life in lives for one in _quoted(life)}
        self._texts = Texts(connection, quoted)
        self._spans = self._find_spans(connection, sorted(quoted))

    @staticmethod
    def _find_spans(
        connection: Connection, versions: Sequence[int]
    ) -> dict[tuple[int, int], tuple[int, int]]:
        found: dict[tuple[int, int], tuple[int, int]] = {}
        asked = select(_instrument.version, _instrument.number, _instrument.start, _instrument.end)
        for some in chunks(versions):
            rows = connection.execute(asked.where(among(_instrument.version, some))).all()
            found.update(((row[0], row[1]), (row[2], row[3])) for row in rows)
        return found

    def _named(self, keys: Iterable[str]) -> tuple[Party, ...]:
        return tuple(self._parties[key] for key in keys)

    def step(self, one: Step) -> InstrumentStep:
        sources = (
            self._texts.sentence(place.version, *self._spans[place.version, place.number])
            for place in one.named[:_MOST_SOURCES]
        )
        return InstrumentStep(
            one.status,
            one.date,
            one.day,
            one.last,
            self._named(one.by),
            one.session,
            len({place.voice for place in one.named}),
            tuple(dict.fromkeys(sources)),
        )

    def entry(self, life: Life, identifier: str, part_of: str | None) -> LedgerEntry:
        first = life.named[0]
        return LedgerEntry(
            identifier,
            life.name,
            life.names,
            life.kind,
            self._named(life.parties),
            life.founded,
            life.cadence,
            life.alternating,
            life.standing,
            self._named(life.left),
            life.next_due,
            life.overdue,
            tuple(map(self.step, life.unconfirmed)),
            tuple(map(self.step, life.steps)),
            part_of,
            len({one.voice for one in life.named}),
            len({one.version for one in life.named}),
            self._texts.source(first.version, *self._spans[first.version, first.number]),
            self._marks.of(life),
        )


def _answer(connection: Connection, ledger: Ledger, wanted: Sequence[Seen]) -> list[LedgerEntry]:
    """Make answers of entries: those that are kept are loaded, the others told of their lives."""
    loaded = iter(load_entries(connection, [one.kept for one in wanted if one.kept is not None]))
    answers = _Answers(connection, [one.life for one in wanted if one.life is not None], ledger.marks)
    found = []
    for one in wanted:
        if one.life is not None:
            found.append(answers.entry(one.life, one.sought.id, one.part_of))
        else:
            found.append(one.stood(next(loaded)))
    return found


def find_instruments(connection: Connection, filters: Filters, asked: LedgerFilters) -> list[LedgerEntry]:
    """Give the entries of the ledger that match, those with the most steps first."""
    return find_some_instruments(connection, filters, asked, wanted=slice(filters.limit))[0]


def find_some_instruments(
    connection: Connection, filters: Filters, asked: LedgerFilters, *, wanted: slice
) -> tuple[list[LedgerEntry], int]:
    """Find entries as `find_instruments` does, and tell only those wanted; also how many match."""
    sought = _Asked(connection, filters, asked)
    if _sees_all(connection, filters) and is_shelved(connection):
        return _kept(connection, sought, asked.on or filters.as_of, wanted)
    ledger = put_together(connection, filters, day=asked.on or _day(connection, filters))
    matching = [one for one in ledger.entries if sought.takes(one.sought)]
    found = list(sought.ordered(matching, lambda one: one.sought))
    return _answer(connection, ledger, found[wanted]), len(found)


def _sees_all(connection: Connection, filters: Filters) -> bool:
    """Tell whether a question may see all articles that are known now."""
    if filters.as_of is not None:
        last = connection.execute(select(func.max(_version.known_at))).scalar()
        if last is None or last > filters.as_of:
            return False
    return filters.outlet is None and filters.since is None and filters.until is None


def _kept(
    connection: Connection, asked: _Asked, day: str | None, wanted: slice
) -> tuple[list[LedgerEntry], int]:
    """Give the entries that match from the ledger that is kept, as they stand on a day."""
    standing = []
    for number, one in load_sought(connection):
        here, stance = (one, None) if day is None else one.on(day)
        if asked.takes(here):
            standing.append((number, here, stance))
    chosen = list(asked.ordered(standing, lambda one: one[1]))[wanted]
    told = load_entries(connection, [number for number, _, _ in chosen])
    entries = [
        one if stance is None else stood(one, stance)
        for one, (_, _, stance) in zip(told, chosen, strict=True)
    ]
    return entries, len(standing)


def keep_ledger(store: Store) -> None:
    """Keep the ledger ready as it stands, where that has changed."""
    with store.reading() as connection:
        if is_shelved(connection):
            return
        at, every = changes(connection), Filters(limit=None)
        ledger = put_together_anew(connection, every, day=_day(connection, every))
        told = _answer(connection, ledger, ledger.entries)
        grounds = find_grounds(connection, ledger)
    with store.keeping() as connection:
        if keep_since(connection, Kept.LEDGER, at):
            sought = [one.sought for one in ledger.entries]
            shelve(connection, zip(sought, told, strict=True), grounds)


def entries_of(connection: Connection, filters: Filters) -> dict[tuple[int, int], str]:
    """Give the id of the ledger's entry for every place that names an instrument, by version and number."""
    return {
        (place.version, place.number): one.sought.id
        for one in put_together(connection, filters, day=None).entries
        for group in one.groups
        for place in group.named
    }
