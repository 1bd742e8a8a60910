"""Readings as accounts are traced in them: with people as corrections say, without the claims they reject."""

from collections.abc import Mapping

from sqlalchemy import Connection

from rawi.chronicle.identity import People, identify
from rawi.chronicle.tellers import View
from rawi.chronicle.unclaiming import without_claims
from rawi.records import Reading
from rawi.store.queries.corrections import rejected_claims
from rawi.store.siding import Meant, corrected_bearers


def _people(reading: Reading, meant: Mapping[int, Meant]) -> People:
    people = identify(reading)
    bearers = {
        entity: meant[one.number].bearer(one) if one.number in meant else one
        for entity, one in people.bearers.items()
    }
    return people._replace(bearers=bearers)


def corrected_views(connection: Connection, readings: Mapping[int, Reading]) -> dict[int, View]:
    """Give readings, by their versions, as accounts are traced in them."""
    meant = corrected_bearers(connection, readings)
    rejected = rejected_claims(connection, readings)
    return {
        version: View(
            without_claims(reading, rejected.get(version, frozenset())),
            people=_people(reading, meant[version]) if version in meant else None,
        )
        for version, reading in readings.items()
    }
