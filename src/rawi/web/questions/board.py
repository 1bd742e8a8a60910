"""The board of an incident: a column for each account, a row for each attribute, in each cell the words."""

from dataclasses import dataclass

from sqlalchemy import Connection

from rawi.store.account_answers import Account, Accounts, Point, Said, Site
from rawi.store.answers import Filters, Party, Telling
from rawi.store.boards import count_disputes, load_boards
from rawi.store.queries.accounts import incident_of
from rawi.store.queries.names import party_names
from rawi.store.queries.versions import find_contested, find_versions

ATTRIBUTES = ("happened", "agent", "target", "place", "territory", "time", "cause", "lawfulness")
COUNTS = ("killed", "wounded", "arrested", "captured", "missing", "displaced", "freed")
VERDICTS = ("dispute", "difference", "update", "agreement", "unopposed")
_PARTIES = frozenset({"agent", "target", "place"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value that a teller gives: its key, whom or what it names, its words, how often it is told.

    Territory is `in` or `not` in `party`, `low` kilometres deep; of counts `low` and `high` bound the number.
    """

    key: str
    party: Party | None
    low: float | None
    high: float | None
    times: int
    said: Said


@dataclass(frozen=True, slots=True)
class Column:
    """One teller: a party, an unnamed source, or an outlet in its own words; cells in the order of rows."""

    account: Account
    teller: Party | None
    words: str
    cells: tuple[tuple[Value, ...], ...]

    @property
    def is_listed(self) -> bool:
        """Whether the words name an outlet of the chronicle; an article without one is called otherwise."""
        return any(one.source.outlet == self.words for one in self.account.says)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the map says of one version: its country, how deep inside, and whether that is possible."""

    value: str
    country: Party | None
    low: float | None
    possible: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute over all columns, how the accounts stand to each other, and what the map says."""

    attribute: str
    kind: str
    sites: tuple[Site, ...]
    verdicts: tuple[Verdict, ...]
    says: frozenset[Said]


@dataclass(frozen=True, slots=True)
class Board:
    """An incident with its board, and the tellings it is made of."""

    told: Accounts
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """The tellings, the leading one first."""
        return self.told.tellings

    @property
    def sites(self) -> tuple[Site, ...]:
        """All places on the map, each once."""
        return tuple(dict.fromkeys(site for row in self.rows for site in row.sites))


def _key(attribute: str, value: str) -> str:
    """Give the key of whom or what place a value names."""
    return value.partition(":")[2] if attribute == "territory" else value


def _values(account: Account, row: Row, names: dict[str, Party]) -> tuple[Value, ...]:
    """Give what an account says of a row's attribute: each value once, that told most often first."""
    attribute, said = row.attribute, dict[str, list[Said]]()
    for one in account.says:
        if one.attribute == attribute and one in row.says:
            said.setdefault(one.value, []).append(one)
    named = attribute in _PARTIES or attribute == "territory"
    ranked = sorted(said.values(), key=lambda ones: -len(ones))
    return tuple(
        Value(
            ones[0].value,
            names.get(_key(attribute, ones[0].value)) if named else None,
            ones[0].low,
            ones[0].high,
            len({one.source.version for one in ones}),
            ones[0],
        )
        for ones in ranked
    )


def _column(account: Account, rows: tuple[Row, ...], names: dict[str, Party]) -> Column:
    words = account.chains[0][-1] if account.chains and account.chains[0] else account.teller
    party = account.party
    is_named = party is not None and party.name != party.key
    cells = tuple(_values(account, row, names) for row in rows)
    return Column(account, party if is_named else None, words, cells)


def _row(point: Point, names: dict[str, Party]) -> Row:
    verdicts = tuple(
        Verdict(
            version.value,
            names.get(_key(point.attribute, version.value)),
            max((one.low for one in version.says if one.low is not None), default=None),
            version.possible,
        )
        for version in point.versions
        if version.possible is not None
    )
    says = frozenset(one for version in point.versions for one in version.says)
    return Row(point.attribute, point.kind, point.sites, verdicts, says)


def _board(connection: Connection, told: Accounts) -> Board:
    keys = {_key(one.attribute, one.value) for account in told.accounts for one in account.says}
    names = party_names(connection, keys)
    rows = tuple(_row(point, names) for point in told.points)
    return Board(told, rows, tuple(_column(account, rows, names) for account in told.accounts))


def find_board(connection: Connection, key: str, filters: Filters) -> Board:
    """Make the board of an incident.

    Raises UnknownName if no incident has the key, or none that was known on the day asked for.
    """
    if filters.as_of is None:
        incident = incident_of(connection, key)
        if incident in count_disputes(connection, [incident]):  # kept, and of what is known now
            return _board(connection, load_boards(connection, [incident])[incident])
    return _board(connection, find_versions(connection, key, filters))


def find_contested_boards(connection: Connection, filters: Filters) -> tuple[Board, ...]:
    """Make the boards of the incidents on which accounts part, those with most disputes first."""
    return tuple(_board(connection, told) for told in find_contested(connection, filters))
