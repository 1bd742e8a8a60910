"""Accounts of an incident: who tells what through whom, and where the accounts part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select

from rawi.chronicle import accounts as found_in
from rawi.chronicle import disputes
from rawi.chronicle.deeds import deed_of
from rawi.chronicle.places import Site, site_of
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.tracing import trace as find_passages
from rawi.errors import UnknownName
from rawi.instruments.known import members as members_of
from rawi.records import Reading
from rawi.store import schema
from rawi.store.account_answers import Account, Accounts, Point, Said, Version
from rawi.store.account_answers import Site as SiteTold
from rawi.store.answers import Filters, Party
from rawi.store.boards import LEAST_VOICES, count_disputes, load_boards
from rawi.store.packing import unpack
from rawi.store.queries.accounts import incident_of, tell_all
from rawi.store.queries.corrections import rejection_of
from rawi.store.queries.incidents import sum_up, summaries
from rawi.store.queries.members import Member, Summary, Teller, chunks, keys_of, members
from rawi.store.queries.names import party_names
from rawi.store.queries.sources import Texts
from rawi.store.queries.views import corrected_views

# Incidents of most voices among which contested ones are looked for.
_CANDIDATES = 24
_PARTY_VALUES = frozenset({"agent", "target"})


class _Loaded(NamedTuple):
    """The articles of an incident, with the events that tell it."""

    views: dict[int, View]
    events: dict[int, tuple[int, ...]]
    voices: dict[int, int]


class _Library:
    """The articles of some incidents, loaded together and each unpacked once."""

    def __init__(self, connection: Connection, of: Iterable[Sequence[Member]]) -> None:
        ones = [one for some in of for one in some]
        version, event = schema.version.c, schema.event.c
        readings: dict[int, Reading] = {}
        self._events: dict[tuple[int, int], list[int]] = {}
        for some in chunks(sorted({one.row["version"] for one in ones})):
            asked = select(version.id, version.reading).where(version.id.in_(some))
            readings.update((row[0], unpack(row[1])) for row in connection.execute(asked).all())
            told = select(event.version, event.telling, event.number).where(event.version.in_(some))
            for row in connection.execute(told.where(event.telling.is_not(None))).all():
                self._events.setdefault((row[0], row[1]), []).append(row[2])
        self._views = corrected_views(connection, readings)

    def of(self, ones: Sequence[Member]) -> _Loaded:
        """Give the articles of one incident."""
        voices = {one.row["version"]: one.row["voice"] for one in ones}
        events: dict[int, list[int]] = {}
        for one in ones:
            row = one.row
            events.setdefault(row["version"], []).extend(self._events.get((row["version"], row["id"]), ()))
        told = {version: tuple(sorted(numbers)) for version, numbers in events.items() if numbers}
        return _Loaded({version: self._views[version] for version in sorted(voices)}, told, voices)


def _deeds(loaded: _Loaded) -> frozenset[str]:
    found = (
        deed_of(loaded.views[version].text, loaded.views[version].reading.events[number].trigger)
        for version, numbers in loaded.events.items()
        for number in numbers
    )
    return frozenset(one for one in found if one is not None)


class _Passages(NamedTuple):
    """What an incident's articles tell of it, passage by passage."""

    loaded: _Loaded
    found: dict[int, tuple[Told, ...]]
    happenings: dict[int, Happening]

    def camps(self) -> Iterator[str | None]:
        """Give on whose sides the tellers are."""
        return (one.teller.camp for told in self.found.values() for one in told)

    def reports(self) -> Iterator[found_in.Report]:
        for version, told in self.found.items():
            view, voice = self.loaded.views[version], self.loaded.voices[version]
            yield found_in.report_of(view, told, self.happenings[version], version=version, voice=voice)


def _passages(loaded: _Loaded, ones: Sequence[Member]) -> _Passages:
    deeds = _deeds(loaded)
    parties = frozenset(key for one in ones for _, key in one.sides)
    types = frozenset(one.row["found_type"] or one.row["type"] for one in ones)
    happenings = {
        version: Happening(loaded.events.get(version, ()), deeds, parties, types) for version in loaded.views
    }
    found = {version: find_passages(view, happenings[version]) for version, view in loaded.views.items()}
    return _Passages(loaded, found, happenings)


def _sites(views: Iterable[View], accounts: Sequence[found_in.Account]) -> dict[str, Site]:
    """Put the places that accounts name on the map."""
    named = {
        one.value.value
        for account in accounts
        for one in account.statements
        if one.value.attribute == "place"
    }
    found: dict[str, Site] = {}
    for view in views:
        for bearer, entity in zip(view.bearers.values(), view.reading.entities, strict=True):
            site = site_of(entity, bearer.key) if bearer.key in named and bearer.key not in found else None
            if site is not None:
                found[bearer.key] = site
    return found


class _Answers:
    """Makes answers of what the pure functions found: with names and sources."""

    def __init__(self, connection: Connection, loaded: _Loaded, accounts: Sequence[found_in.Account]) -> None:
        self._texts = Texts(connection, loaded.views)
        keys: dict[str, None] = {}
        for account in accounts:
            keys.update(dict.fromkeys(filter(None, (account.party,))))
            for one in account.statements:
                keys[one.value.value.partition(":")[2] or one.value.value] = None
        self._names = party_names(connection, keys)
        self._tellers = {account.teller: self._teller(account) for account in accounts}

    def _teller(self, account: found_in.Account) -> str:
        if account.party is not None:
            return self._names[account.party].name
        return account.name

    def _name(self, attribute: str, value: str) -> str:
        """Name a value for a reader: parties and places by their names, the rest as it is."""
        head, _, rest = value.partition(":")
        if attribute == "territory" and rest:
            return f"{'inside' if head == 'in' else 'outside'} {self._names[rest].name}"
        known = attribute in (*_PARTY_VALUES, "place")
        return self._names[value].name if known and value in self._names else value

    def said(self, one: found_in.Statement) -> Said:
        value = one.value
        source = self._texts.source(one.version, value.start, value.end)
        name = source.words if value.attribute == "cause" else self._name(value.attribute, value.value)
        return Said(value.attribute, value.value, name, value.low, value.high, source)

    def account(self, one: found_in.Account) -> Account:
        party: Party | None = self._names[one.party] if one.party is not None else None
        chains = tuple(tuple(link.name for link in chain) for chain in one.chains)
        says = tuple(self.said(statement) for statement in one.statements)
        return Account(
            self._tellers[one.teller], party, one.is_outlet, chains, one.since, len(one.voices), says
        )

    def point(self, one: disputes.Point) -> Point:
        versions = tuple(
            Version(
                version.value,
                self.said(version.statements[0]).name,
                tuple(dict.fromkeys(self._tellers[said.teller] for said in version.statements)),
                version.possible,
                tuple(self.said(said) for said in version.statements),
            )
            for version in one.versions
        )
        sites = tuple(SiteTold(*site[:7], site.border or (), site.either_side) for site in one.sites)
        return Point(one.attribute, one.kind.value, versions, sites)


class _Compared(NamedTuple):
    """The accounts of an incident set side by side, before they are told with names and sources."""

    loaded: _Loaded
    accounts: tuple[found_in.Account, ...]
    points: tuple[disputes.Point, ...]

    @property
    def disputed(self) -> int:
        """How many points are in dispute."""
        return sum(point.kind is disputes.Kind.DISPUTE for point in self.points)


def _compare(passages: _Passages) -> _Compared:
    accounts = found_in.gather_accounts(tuple(passages.reports()))
    ground = disputes.Ground(_sites(passages.loaded.views.values(), accounts), members_of)
    return _Compared(passages.loaded, accounts, disputes.compare_accounts(accounts, ground))


def _contested(loaded: _Loaded, ones: Sequence[Member]) -> _Compared | None:
    """Compare the accounts of an incident; None as soon as it is certain that none are in dispute."""
    if not disputes.may_dispute(camp for view in loaded.views.values() for camp in view.camps()):
        return None
    passages = _passages(loaded, ones)
    if not disputes.may_dispute(passages.camps()):
        return None
    compared = _compare(passages)
    return compared if compared.disputed else None


def _tell(connection: Connection, summary: Summary, ones: list[Member], compared: _Compared) -> Accounts:
    answers = _Answers(connection, compared.loaded, compared.accounts)
    key, teller = keys_of(connection, [summary.incident])[summary.incident], Teller(connection, ones)
    return Accounts(
        teller.incident(summary, ones, key),
        tuple(answers.account(one) for one in compared.accounts),
        tuple(answers.point(one) for one in compared.points),
        tell_all(connection, key, ones, teller),
    )


def trace(
    connection: Connection, told: Iterable[tuple[Summary, list[Member]]]
) -> Iterator[tuple[Summary, Accounts]]:
    """Trace who tells what in the articles of incidents, one after the other."""
    every = list(told)
    library = _Library(connection, [ones for _, ones in every])
    for summary, ones in every:
        compared = _compare(_passages(library.of(ones), ones))
        yield summary, _tell(connection, summary, ones, compared)


def find_versions(connection: Connection, key: str, filters: Filters) -> Accounts:
    """Give the accounts of an incident, and the points on which they part or agree.

    Raises UnknownName if no incident has the key, or none that was known on the day asked for.
    """
    incident = incident_of(connection, key)
    if incident in count_disputes(connection, [incident], as_of=filters.as_of):
        return load_boards(connection, [incident])[incident]
    ones = members(connection, [incident], filters).get(incident, [])
    if not ones:
        why = rejection_of(connection, incident)
        raise UnknownName(f"«{key}»: {why or f'not known by {filters.as_of}; ask as of a later day'}.")
    summary = sum_up(connection, [incident], filters)[incident]
    return next(accounts for _, accounts in trace(connection, [(summary, ones)]))


def find_contested(connection: Connection, filters: Filters) -> list[Accounts]:
    """Give the incidents on which accounts part, those with the most points in dispute first.

    They are looked for among the incidents of most voices that match the filters.
    """
    every = replace(filters, limit=None)
    found = summaries(connection, every, least_voices=LEAST_VOICES)
    if len(found) < _CANDIDATES:
        found = summaries(connection, every)
    told = sorted(found, key=lambda one: (-one.voices, -one.tellings))[:_CANDIDATES]
    # Boards are kept of what is known now, which is mostly what was known on earlier days.
    kept = count_disputes(connection, [one.incident for one in told], as_of=filters.as_of)
    rest = {one.incident: one for one in told if one.incident not in kept}
    of = members(connection, list(rest), filters)
    library = _Library(connection, of.values())
    compared = {one: parted for one, ones in of.items() if (parted := _contested(library.of(ones), ones))}
    counts = {**kept, **dict.fromkeys(rest, 0)}
    counts.update((incident, one.disputed) for incident, one in compared.items())
    contested = [one.incident for one in told if counts[one.incident]]
    wanted = sorted(contested, key=lambda one: -counts[one])[: filters.limit]
    loaded = load_boards(connection, [one for one in wanted if one in kept])
    return [
        loaded[one] if one in kept else _tell(connection, rest[one], of[one], compared[one]) for one in wanted
    ]
