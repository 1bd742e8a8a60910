"""The ledger: instruments put together from all articles that a question may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, func, select, true

from rawi.chronicle.belonging import find_belonging
from rawi.chronicle.corrections import Layer
from rawi.chronicle.ledger import Named, gather
from rawi.chronicle.lives import Life, Step, live
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.answers import Filters, Party
from rawi.store.changes import Kept, changes, keep_since
from rawi.store.engine import Store
from rawi.store.finding_rows import BETWEEN
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.known import known, of_outlet, published_within
from rawi.store.queries.ledger_marks import LedgerMarks, Place, rejected_places
from rawi.store.queries.names import find_meant, party_names
from rawi.store.queries.sources import Texts
from rawi.store.shelf import Sought, is_shelved, load_entries, load_sought, shelve
from rawi.store.siding import all_corrected_bearers

_ID_BYTES = 6
_MOST_SOURCES = 12
_instrument, _version, _party = schema.instrument.c, schema.version.c, schema.instrument_party.c
_COLUMNS = (
    *(_instrument.version, _version.voice, _instrument.number, _version.published, _instrument.name),
    *(_instrument.known, _instrument.lemmas, _instrument.kind, _instrument.status, _instrument.date),
    *(_instrument.earliest, _instrument.latest, _instrument.founded, _instrument.founded_earliest),
    *(_instrument.founded_latest, _instrument.cadence, _instrument.alternating, _instrument.session),
    *(_instrument.by, _instrument.sentence),
)


@dataclass(frozen=True, slots=True)
class LedgerFilters:
    """What of the ledger is asked for: words of a name or the beginning of an id, a kind, a standing.

    `on` is the day on which it stands.
    """

    name: str | None = None
    kind: str | None = None
    status: str | None = None
    overdue: bool = False
    unconfirmed: bool = False
    on: str | None = None


class _Replaced:
    """The parties of whom corrections say who they are, by the version that names them."""

    def __init__(self, connection: Connection) -> None:
        self._meant = all_corrected_bearers(connection)
        self._by_party: dict[tuple[int, str], str] = {}
        # The new parties of each place that names one otherwise.
        self.places: dict[Place, set[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._meant)

    def party(self, place: Place, party: str, bearer: int | None) -> str:
        version = place[0]
        meant = self._meant.get(version, {}).get(bearer) if bearer is not None else None
        if meant is None or party == meant.country:
            return party
        self._by_party[version, party] = meant.key
        self.places.setdefault(place, set()).add(meant.key)
        return meant.key

    def named(self, version: int, party: str) -> str:
        """Give a party as the version's instruments name it."""
        return self._by_party.get((version, party), party)


def _parties(
    connection: Connection, filters: Filters, replaced: _Replaced
) -> dict[tuple[int, int], tuple[str, ...]]:
    asked = select(_party.version, _party.instrument, _party.party, _party.bearer)
    if filters.outlet or filters.since or filters.until:
        seen = asked.join_from(schema.instrument_party, schema.version, _version.id == _party.version)
        asked = seen.where(of_outlet(filters), published_within(filters))
    # Nearly all versions are seen else, and none is looked up that no instrument stands in.
    rows = connection.execute(asked.order_by(_party.version, _party.instrument, _party.number)).all()
    found: dict[tuple[int, int], dict[str, None]] = {}
    for version, number, party, bearer in rows:
        told = replaced.party((version, number), party, bearer) if replaced else party
        found.setdefault((version, number), {})[told] = None
    return {place: tuple(ones) for place, ones in found.items()}


def _named(row: Sequence[Any], parties: tuple[str, ...], replaced: _Replaced) -> Named:
    """Make a place of a row of `_COLUMNS`: as a whole, for by name each column costs as much as its query."""
    version, voice, number, published, name, known, lemmas, kind = row[:8]
    alternating, session, by, sentence = row[-4:]
    told = (version, voice, number, published, name, bool(known), frozenset(lemmas.split()), kind, parties)
    parties_named = tuple([replaced.named(version, one) for one in by.split(BETWEEN) if one]) if by else ()
    return Named._make((*told, *row[8:-4], bool(alternating), session, parties_named, sentence))


def _all_named(
    connection: Connection, filters: Filters, replaced: _Replaced, *, rejected: bool = False
) -> Iterator[Named]:
    """Yield all places that name instruments, of the versions that the question may see.

    With `rejected` also those of which a correction says that they are none.
    """
    parties = _parties(connection, filters, replaced)
    asked = (
        select(*_COLUMNS)
        .join_from(schema.instrument, schema.version, _version.id == _instrument.version)
        .where(known(filters), of_outlet(filters), published_within(filters))
        .where(true() if rejected else unrejected(Layer.INSTRUMENT, _instrument.version, _instrument.number))
        .order_by(_instrument.version, _instrument.number)
    )
    for row in connection.execute(asked).all():
        yield _named(row, parties.get((row[0], row[2]), ()), replaced)


def _day(connection: Connection, filters: Filters) -> str | None:
    """Give the day on which the ledger stands: as asked, else the last that the chronicle knows."""
    if filters.as_of is not None:
        return filters.as_of
    day: str | None = connection.execute(select(func.max(_version.published))).scalar()
    return day


def _id(life: Life) -> str:
    first = life.named[0]
    told = life.name if life.known else f"{life.kind}:{','.join(life.parties)}:{first.name}:{life.founded}"
    return blake2b(told.encode(), digest_size=_ID_BYTES).hexdigest()


def _sought(life: Life) -> Sought:
    told = (_id(life), life.name, life.names, life.kind, life.standing, life.parties)
    return Sought(*told, life.overdue, bool(life.unconfirmed))


class _Asked:
    """Tells which entries are asked for."""

    def __init__(self, connection: Connection, filters: Filters, asked: LedgerFilters) -> None:
        named = [name for name in (filters.actor, *(filters.pair or ())) if name is not None]
        self._parties = [frozenset(find_meant(connection, name).keys) for name in named]
        self._words = lookup_key(asked.name or "")
        self._asked = asked

    def takes(self, one: Sought) -> bool:
        asked, words = self._asked, self._words
        called = any(words in lookup_key(name) for name in one.names) or words in one.name.lower()
        return (
            (called or one.id.startswith(words))
            and asked.kind in (None, one.kind)
            and asked.status in (None, one.status)
            and (one.overdue or not asked.overdue)
            and (one.unconfirmed or not asked.unconfirmed)
            and all(not meant.isdisjoint(one.parties) for meant in self._parties)
        )


class _Answers:
    """Makes answers of lives: with their parties named and their words quoted."""

    def __init__(self, connection: Connection, lives: Sequence[Life], marks: LedgerMarks) -> None:
        self._marks = marks
        keys = [party for life in lives for party in life.parties]
        keys += [party for life in lives for step in life.steps for party in step.by]
        self._parties = party_names(connection, keys)
        self._texts = Texts(connection, (one.version for life in lives for one in life.named))
        self._spans = self._find_spans(connection, lives)

    @staticmethod
    def _find_spans(connection: Connection, lives: Sequence[Life]) -> dict[tuple[int, int], tuple[int, int]]:
        versions = {one.version for life in lives for one in life.named}
        asked = select(_instrument.version, _instrument.number, _instrument.start, _instrument.end)
        rows = connection.execute(asked.where(_instrument.version.in_(versions)))
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

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

    def entry(self, life: Life, part_of: str | None) -> LedgerEntry:
        first = life.named[0]
        return LedgerEntry(
            _id(life),
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


class _Ledger:
    """All lives that a question may see, those with the most steps first."""

    def __init__(self, connection: Connection, filters: Filters, *, day: str | None) -> None:
        replaced = _Replaced(connection)
        lives = [live(groups, day=day) for groups in gather(_all_named(connection, filters, replaced))]
        rejected = rejected_places(connection)
        whole = gather(_all_named(connection, filters, replaced, rejected=True)) if rejected else ()
        self._marks = LedgerMarks(connection, replaced.places, rejected, whole)
        belonging = find_belonging(lives)
        order = sorted(
            range(len(lives)), key=lambda at: (-len(lives[at].steps), -len(lives[at].named), lives[at].name)
        )
        self._connection = connection
        self._all = [
            (_sought(lives[at]), lives[at], _id(lives[belonging[at]]) if at in belonging else None)
            for at in order
        ]

    def entries(
        self, asked: _Asked | None = None, limit: int | None = None
    ) -> list[tuple[Sought, LedgerEntry]]:
        found = [one for one in self._all if asked is None or asked.takes(one[0])][:limit]
        answers = _Answers(self._connection, [life for _, life, _ in found], self._marks)
        return [(sought, answers.entry(life, part_of)) for sought, life, part_of in found]


def find_instruments(connection: Connection, filters: Filters, asked: LedgerFilters) -> list[LedgerEntry]:
    """Give the entries of the ledger that match, those with the most steps first."""
    wanted = _Asked(connection, filters, asked)
    narrowed = (filters.outlet, filters.since, filters.until, filters.as_of, asked.on)
    if all(one is None for one in narrowed) and is_shelved(connection):
        found = [number for number, one in load_sought(connection) if wanted.takes(one)]
        return load_entries(connection, found[: filters.limit])
    ledger = _Ledger(connection, filters, day=asked.on or _day(connection, filters))
    return [entry for _, entry in ledger.entries(wanted, filters.limit)]


def keep_ledger(store: Store) -> None:
    """Keep the ledger ready as it stands, where that has changed."""
    with store.reading() as connection:
        if is_shelved(connection):
            return
        at, every = changes(connection), Filters(limit=None)
        entries = _Ledger(connection, every, day=_day(connection, every)).entries()
    with store.keeping() as connection:
        if keep_since(connection, Kept.LEDGER, at):
            shelve(connection, entries)


def entries_of(connection: Connection, filters: Filters) -> dict[tuple[int, int], str]:
    """Give the id of the ledger's entry for every place that names an instrument, by version and number."""
    named = _all_named(connection, filters, _Replaced(connection))
    lives = (live(groups, day=None) for groups in gather(named))
    return {(one.version, one.number): _id(life) for life in lives for one in life.named}
