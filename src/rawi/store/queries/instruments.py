"""Instruments: the ledger of agreements and standing arrangements, as of a day."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from rawi.chronicle.ledger import (
    MENTIONED,
    Entry,
    Named,
    is_unconfirmed,
    make_ledger,
    overdue_since,
    status_on,
)
from rawi.letters import ARABIC_RUN
from rawi.store import schema
from rawi.store.answers import Agreement, Filters, Step
from rawi.store.queries.known import known, of_outlet
from rawi.store.queries.names import find_meant, party_names
from rawi.store.queries.sources import Texts

_instrument, _version = schema.instrument.c, schema.version.c
_Place = tuple[int, int]


def _parties(connection: Connection) -> dict[_Place, frozenset[str]]:
    party = schema.instrument_party.c
    found: dict[_Place, set[str]] = {}
    for version, number, key in connection.execute(select(party.version, party.instrument, party.party)):
        found.setdefault((version, number), set()).add(key)
    return {place: frozenset(keys) for place, keys in found.items()}


def _named(connection: Connection, filters: Filters) -> tuple[list[Named], dict[int, Any]]:
    """Give all places that name instruments, numbered, and their rows."""
    columns = (*schema.instrument.c, _version.reading_id, _version.published)
    asked = (
        select(*columns)
        .join_from(schema.instrument, schema.version)
        .where(known(filters), of_outlet(filters))
        .order_by(_version.reading_id, _instrument.number)
    )
    rows = dict(enumerate(connection.execute(asked).mappings()))
    parties = _parties(connection)
    return [
        Named(
            number,
            row["reading_id"],
            row["instrument"],
            row["instrument"],
            row["kind"],
            parties.get((row["version"], row["number"]), frozenset()),
            row["status"],
            row["date"],
            row["cadence"],
            row["founded"],
            row["published"],
            # Only what a lexicon lists is called by an English name.
            ARABIC_RUN.search(row["instrument"]) is None,
        )
        for number, row in rows.items()
    ], rows


def _matches(entry: Entry, wanted: Sequence[frozenset[str]], filters: Filters) -> bool:
    if not all(keys & set(entry.parties) for keys in wanted):
        return False
    if filters.type is not None and entry.kind != filters.type.lower():
        return False
    days = [one.day for one in entry.places if one.day]
    since, until = filters.since or "", filters.until or "9999"
    return (filters.since is None and filters.until is None) or any(since <= day <= until for day in days)


def find_instruments(connection: Connection, filters: Filters, *, on: str | None = None) -> list[Agreement]:
    """Give the instruments that match, those of most articles first, with the status of a day."""
    day = on or filters.as_of or datetime.now(UTC).date().isoformat()
    wanted = [
        frozenset(find_meant(connection, words).keys)
        for words in (filters.actor, *(filters.pair or ()))
        if words is not None
    ]
    places, rows = _named(connection, filters)
    entries = [entry for entry in make_ledger(places) if _matches(entry, wanted, filters)][: filters.limit]
    parties = party_names(connection, (party for entry in entries for party in entry.parties))
    texts = Texts(connection, (rows[one.number]["version"] for entry in entries for one in entry.places))

    def steps(entry: Entry) -> tuple[Step, ...]:
        told = [one for one in entry.places if one.status != MENTIONED] or entry.places[:1]
        found = []
        for one in told:
            row = rows[one.number]
            found.append(Step(one.status, one.day, texts.sentence(row["version"], row["start"], row["end"])))
        return tuple(found)

    return [
        Agreement(
            entry.id,
            entry.name,
            entry.kind,
            tuple(parties[party] for party in entry.parties),
            entry.founded,
            entry.cadence,
            status_on(entry, day),
            is_unconfirmed(entry),
            overdue_since(entry, day),
            len({one.article for one in entry.places}),
            steps(entry),
        )
        for entry in entries
    ]
