"""An article as the chronicle holds it: one version with its reading, its other versions, who is who."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from rawi.chronicle.corrections import Layer
from rawi.chronicle.unclaiming import without_claims
from rawi.records import Reading
from rawi.store import schema
from rawi.store.packing import unpack
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.members import INCIDENT, chunks

_version, _article = schema.version.c, schema.article.c


class Version(NamedTuple):
    """One version of an article in the list of all."""

    id: int
    number: int
    added_at: str
    known_at: str
    superseded_at: str | None
    characters: int


class Told(NamedTuple):
    """A version of an article with all that its page shows."""

    version: Version
    reading: Reading
    versions: tuple[Version, ...]
    copies: tuple[tuple[int, str | None, str | None, str | None], ...]
    actors: dict[str, str]
    incidents: dict[int, str]


_COLUMNS = (
    _version.id,
    _version.number,
    _version.added_at,
    _version.known_at,
    _version.superseded_at,
    _version.characters,
)


def find_reading(connection: Connection, version: int) -> Reading | None:
    """Give the reading of a version, None if there is no such version."""
    packed = connection.execute(select(_version.reading).where(_version.id == version)).scalar()
    return None if packed is None else unpack(packed)


def find_standing(connection: Connection, version: int, reading: Reading) -> Reading:
    """Give the reading of a version without the claims and instruments that corrections reject."""
    claim, instrument = schema.claim.c, schema.instrument.c
    said = select(claim.number).where(
        claim.version == version, ~unrejected(Layer.CLAIM, claim.version, claim.number)
    )
    named = select(instrument.number).where(
        instrument.version == version, ~unrejected(Layer.INSTRUMENT, instrument.version, instrument.number)
    )
    gone = set(connection.execute(named).scalars())
    kept = tuple(one for number, one in enumerate(reading.instruments) if number not in gone)
    standing = without_claims(reading, frozenset(connection.execute(said).scalars()))
    return replace(standing, instruments=kept) if gone else standing


def _copies(
    connection: Connection, version: int, voice: int
) -> tuple[tuple[int, str | None, str | None, str | None], ...]:
    """Give the other articles that are of one voice with this one: id, outlet, title, day."""
    mine = select(_version.article).where(_version.id == version).scalar_subquery()
    asked = (
        select(func.max(_version.id), _version.source, _version.title, _version.published)
        .where(_version.voice == voice, _version.article != mine, _version.superseded_at.is_(None))
        .group_by(_version.article, _version.source, _version.title, _version.published)
        .order_by(_version.published, _version.source)
    )
    return tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(asked))


def _actors(connection: Connection, version: int) -> dict[str, str]:
    """Give the keys across articles by the ids inside this one."""
    bearer, name, entity = schema.bearer.c, schema.name.c, schema.entity.c
    asked = (
        select(bearer.local, entity.key)
        .join_from(schema.bearer, schema.name, name.id == bearer.name)
        .join(schema.entity, entity.id == name.entity)
        .where(bearer.version == version)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def _incidents(connection: Connection, version: int) -> dict[int, str]:
    """Give the incident of each event that is counted to one."""
    event, telling = schema.event.c, schema.telling.c
    leader = schema.telling.alias("leader")
    asked = (
        select(event.number, leader.c.key)
        .join_from(schema.event, schema.telling, telling.id == event.telling)
        .join(leader, leader.c.id == INCIDENT)
        .where(event.version == version, telling.rejected.is_(None))
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def find_article(connection: Connection, version: int) -> Told | None:
    """Give a version of an article, None if there is none of that number."""
    row = connection.execute(
        select(*_COLUMNS, _version.article, _version.voice).where(_version.id == version)
    ).one_or_none()
    reading = find_reading(connection, version) if row is not None else None
    if row is None or reading is None:
        return None
    others = connection.execute(
        select(*_COLUMNS).where(_version.article == row.article).order_by(_version.number)
    )
    return Told(
        Version(*row[:6]),
        reading,
        tuple(Version(*other) for other in others),
        _copies(connection, version, row.voice),
        _actors(connection, version),
        _incidents(connection, version),
    )


def find_added(connection: Connection, versions: Iterable[int]) -> dict[int, str]:
    """Give the moment at which the chronicle took in each of some versions."""
    found: dict[int, str] = {}
    for some in chunks(sorted(set(versions))):
        asked = select(_version.id, _version.added_at).where(_version.id.in_(some))
        found.update((int(row[0]), str(row[1])) for row in connection.execute(asked))
    return found
