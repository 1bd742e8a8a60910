"""Accounts of an incident: who tells what through whom, and where the accounts part."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from rawi.chronicle import accounts as found_in
from rawi.chronicle import disputes
from rawi.errors import UnknownName
from rawi.store.account_answers import Account, Accounts, Point, Said, Version
from rawi.store.account_answers import Site as SiteTold
from rawi.store.answers import Filters, Party
from rawi.store.boards import LEAST_VOICES, count_disputes, load_boards
from rawi.store.cases import Compared, compare, contested
from rawi.store.queries.accounts import incident_of, tell_all
from rawi.store.queries.cases import load_cases
from rawi.store.queries.corrections import rejection_of
from rawi.store.queries.incidents import sum_up, summaries
from rawi.store.queries.members import Member, Summary, Teller, keys_of, members
from rawi.store.queries.names import party_names
from rawi.store.queries.sources import Texts

# Incidents of most voices among which contested ones are looked for.
_CANDIDATES = 24
_PARTY_VALUES = frozenset({"agent", "target"})


class _Answers:
    """Makes answers of what the pure functions found: with names and sources."""

    def __init__(
        self, connection: Connection, versions: Iterable[int], accounts: Sequence[found_in.Account]
    ) -> None:
        self._texts = Texts(connection, versions)
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


def tell(connection: Connection, summary: Summary, ones: list[Member], compared: Compared) -> Accounts:
    """Tell of the accounts of an incident, with names and sources."""
    answers = _Answers(connection, {one.row["version"] for one in ones}, compared.accounts)
    key, teller = keys_of(connection, [summary.incident])[summary.incident], Teller(connection, ones)
    return Accounts(
        teller.incident(summary, ones, key),
        tuple(answers.account(one) for one in compared.accounts),
        tuple(answers.point(one) for one in compared.points),
        tell_all(connection, key, ones, teller),
    )


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
    compared = compare(load_cases(connection, {incident: ones})[incident])
    return tell(connection, sum_up(connection, [incident], filters)[incident], ones, compared)


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
    compared = contested(load_cases(connection, of))
    counts = {**kept, **dict.fromkeys(rest, 0)}
    counts.update((incident, one.disputed) for incident, one in compared.items())
    parted = [one.incident for one in told if counts[one.incident]]
    wanted = sorted(parted, key=lambda one: -counts[one])[: filters.limit]
    loaded = load_boards(connection, [one for one in wanted if one in kept])
    return [
        loaded[one] if one in kept else tell(connection, rest[one], of[one], compared[one]) for one in wanted
    ]
