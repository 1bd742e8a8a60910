"""The ledger: instruments put together from all articles that a question may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, func, select

from rawi.chronicle.belonging import find_belonging
from rawi.chronicle.ledger import Named, gather
from rawi.chronicle.lives import Life, Step, live, stages_of
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.answers import Filters, Party
from rawi.store.changes import Kept, changes, keep_since
from rawi.store.engine import Store
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.store.queries.instrument_places import Replaced, all_named
from rawi.store.queries.ledger_marks import LedgerMarks, rejected_places
from rawi.store.queries.members import chunks
from rawi.store.queries.names import find_meant, party_names
from rawi.store.queries.sources import Texts
from rawi.store.shelf import Sought, is_shelved, load_entries, load_sought, shelve, stood

_ID_BYTES = 6
_MOST_SOURCES = 12
_instrument, _version = schema.instrument.c, schema.version.c


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
    stages = stages_of(life.steps)
    return Sought(*told, life.overdue, bool(life.unconfirmed), life.founded, life.cadence, stages)


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
            rows = connection.execute(asked.where(_instrument.version.in_(some))).all()
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
        replaced = Replaced(connection)
        lives = [live(groups, day=day) for groups in gather(all_named(connection, filters, replaced))]
        rejected = rejected_places(connection)
        whole = gather(all_named(connection, filters, replaced, rejected=True)) if rejected else ()
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
    if _sees_all(connection, filters) and is_shelved(connection):
        return _kept(connection, wanted, asked.on or filters.as_of, filters.limit)
    ledger = _Ledger(connection, filters, day=asked.on or _day(connection, filters))
    return [entry for _, entry in ledger.entries(wanted, filters.limit)]


def _sees_all(connection: Connection, filters: Filters) -> bool:
    """Tell whether a question may see all articles that are known now."""
    if filters.as_of is not None:
        last = connection.execute(select(func.max(_version.known_at))).scalar()
        if last is None or last > filters.as_of:
            return False
    return filters.outlet is None and filters.since is None and filters.until is None


def _kept(connection: Connection, wanted: _Asked, day: str | None, limit: int | None) -> list[LedgerEntry]:
    """Give the entries that match from the ledger that is kept, as they stand on a day."""
    entries = load_sought(connection)
    if day is None:
        return load_entries(connection, [number for number, one in entries if wanted.takes(one)][:limit])
    stances = {}
    for number, one in entries:
        standing, stance = one.on(day)
        if wanted.takes(standing):
            stances[number] = stance
    numbers = list(stances)[:limit]
    told = zip(numbers, load_entries(connection, numbers), strict=True)
    return [stood(one, stances[number]) for number, one in told]


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
    named = all_named(connection, filters, Replaced(connection))
    lives = (live(groups, day=None) for groups in gather(named))
    return {(one.version, one.number): _id(life) for life in lives for one in life.named}
