"""The ledger: instruments put together from all articles that a question may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, func, select

from rawi.chronicle.belonging import find_belonging
from rawi.chronicle.corrections import Layer
from rawi.chronicle.ledger import Named, gather
from rawi.chronicle.lives import Life, Step, live
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.answers import Filters, Party
from rawi.store.finding_rows import BETWEEN
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.known import known, of_outlet, published_within
from rawi.store.queries.names import find_meant, party_names
from rawi.store.queries.sources import Texts
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

    def party(self, version: int, party: str, bearer: int | None) -> str:
        meant = self._meant.get(version, {}).get(bearer) if bearer is not None else None
        if meant is None or party == meant.country:
            return party
        self._by_party[version, party] = meant.key
        return meant.key

    def named(self, version: int, party: str) -> str:
        """Give a party as the version's instruments name it."""
        return self._by_party.get((version, party), party)


def _parties(
    connection: Connection, filters: Filters, replaced: _Replaced
) -> dict[tuple[int, int], tuple[str, ...]]:
    asked = (
        select(_party.version, _party.instrument, _party.party, _party.bearer)
        .join_from(schema.instrument_party, schema.version, _version.id == _party.version)
        .where(known(filters), of_outlet(filters), published_within(filters))
        .order_by(_party.version, _party.instrument, _party.number)
    )
    found: dict[tuple[int, int], list[str]] = {}
    for version, number, party, bearer in connection.execute(asked).all():
        found.setdefault((version, number), []).append(replaced.party(version, party, bearer))
    return {place: tuple(dict.fromkeys(ones)) for place, ones in found.items()}


def _named(row: Sequence[Any], parties: tuple[str, ...], replaced: _Replaced) -> Named:
    """Make a place of a row of `_COLUMNS`: as a whole, for by name each column costs as much as its query."""
    version, voice, number, published, name, known, lemmas, kind = row[:8]
    alternating, session, by, sentence = row[-4:]
    told = (version, voice, number, published, name, bool(known), frozenset(lemmas.split()), kind, parties)
    parties_named = tuple(replaced.named(version, one) for one in by.split(BETWEEN) if one)
    return Named._make((*told, *row[8:-4], bool(alternating), session, parties_named, sentence))


def _all_named(connection: Connection, filters: Filters) -> Iterator[Named]:
    """Yield all places that name instruments, of the versions that the question may see."""
    replaced = _Replaced(connection)
    parties = _parties(connection, filters, replaced)
    asked = (
        select(*_COLUMNS)
        .join_from(schema.instrument, schema.version, _version.id == _instrument.version)
        .where(known(filters), of_outlet(filters), published_within(filters))
        .where(unrejected(Layer.INSTRUMENT, _instrument.version, _instrument.number))
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


def _is_asked(life: Life, asked: LedgerFilters, parties: Sequence[frozenset[str]]) -> bool:
    words = lookup_key(asked.name or "")
    called = any(words in lookup_key(name) for name in life.names) or words in life.name.lower()
    return (
        (called or _id(life).startswith(words))
        and asked.kind in (None, life.kind)
        and asked.status in (None, life.standing)
        and (life.overdue or not asked.overdue)
        and (bool(life.unconfirmed) or not asked.unconfirmed)
        and all(not meant.isdisjoint(life.parties) for meant in parties)
    )


class _Answers:
    """Makes answers of lives: with their parties named and their words quoted."""

    def __init__(self, connection: Connection, lives: Sequence[Life]) -> None:
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
        )


def find_instruments(connection: Connection, filters: Filters, asked: LedgerFilters) -> list[LedgerEntry]:
    """Give the entries of the ledger that match, those with the most steps first."""
    day = asked.on or _day(connection, filters)
    lives = [live(groups, day=day) for groups in gather(_all_named(connection, filters))]
    belonging = find_belonging(lives)
    names = [name for name in (filters.actor, *(filters.pair or ())) if name is not None]
    parties = [frozenset(find_meant(connection, name).keys) for name in names]
    found = [at for at, life in enumerate(lives) if _is_asked(life, asked, parties)]
    found.sort(key=lambda at: (-len(lives[at].steps), -len(lives[at].named), lives[at].name))
    found = found[: filters.limit]
    answers = _Answers(connection, [lives[at] for at in found])
    return [answers.entry(lives[at], _id(lives[belonging[at]]) if at in belonging else None) for at in found]


def entries_of(connection: Connection, filters: Filters) -> dict[tuple[int, int], str]:
    """Give the id of the ledger's entry for every place that names an instrument, by version and number."""
    lives = (live(groups, day=None) for groups in gather(_all_named(connection, filters)))
    return {(one.version, one.number): _id(life) for life in lives for one in life.named}
