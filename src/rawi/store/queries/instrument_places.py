"""The places that name instruments, of which the ledger is put together, with their parties as corrected."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select, true

from rawi.chronicle.corrections import Layer
from rawi.chronicle.ledger_groups import Named
from rawi.store import schema
from rawi.store.answers import Filters
from rawi.store.finding_rows import BETWEEN
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.known import known, of_outlet, published_within
from rawi.store.queries.ledger_marks import Place
from rawi.store.siding import all_corrected_bearers

_instrument, _version, _party = schema.instrument.c, schema.version.c, schema.instrument_party.c
_COLUMNS = (
    *(_instrument.version, _version.voice, _instrument.number, _version.published, _instrument.name),
    *(_instrument.known, _instrument.lemmas, _instrument.kind, _instrument.status, _instrument.date),
    *(_instrument.earliest, _instrument.latest, _instrument.founded, _instrument.founded_earliest),
    *(_instrument.founded_latest, _instrument.cadence, _instrument.alternating, _instrument.session),
    *(_instrument.by, _instrument.sentence),
)


class Replaced:
    """The parties of whom corrections say who they are, by the version that names them."""

    def __init__(self, connection: Connection) -> None:
        self._meant = all_corrected_bearers(connection)
        self._by_party: dict[tuple[int, str], str] = {}
        # The new parties of each place that names one otherwise.
        self.places: dict[Place, set[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._meant)

    def party(self, place: Place, party: str, bearer: int | None) -> str:
        """Give a party of a place as corrected."""
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
    connection: Connection, filters: Filters, replaced: Replaced
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


def _named(row: Sequence[Any], parties: tuple[str, ...], replaced: Replaced) -> Named:
    """Make a place of a row of `_COLUMNS`: as a whole, for by name each column costs as much as its query."""
    version, voice, number, published, name, known, lemmas, kind = row[:8]
    alternating, session, by, sentence = row[-4:]
    told = (version, voice, number, published, name, bool(known), frozenset(lemmas.split()), kind, parties)
    parties_named = tuple([replaced.named(version, one) for one in by.split(BETWEEN) if one]) if by else ()
    return Named._make((*told, *row[8:-4], bool(alternating), session, parties_named, sentence))


def all_named(
    connection: Connection, filters: Filters | None, replaced: Replaced, *, rejected: bool = False
) -> Iterator[Named]:
    """Yield all places that name instruments, of the versions that the question may see, without one of all.

    With `rejected` also those of which a correction says that they are none.
    """
    parties = _parties(connection, filters or Filters(), replaced)
    seen = (known(filters), of_outlet(filters), published_within(filters)) if filters is not None else ()
    asked = (
        select(*_COLUMNS)
        .join_from(schema.instrument, schema.version, _version.id == _instrument.version)
        .where(
            *seen,
            true() if rejected else unrejected(Layer.INSTRUMENT, _instrument.version, _instrument.number),
        )
        .order_by(_instrument.version, _instrument.number)
    )
    for row in connection.execute(asked).all():
        yield _named(row, parties.get((row[0], row[2]), ()), replaced)
