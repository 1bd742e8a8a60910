"""Outlets: how much of each there is, whom it quotes, what it tells first and what it copies."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from rawi.chronicle.tellings import FOUNDING
from rawi.store import schema
from rawi.store.answers import Party
from rawi.store.incident_schema import incident
from rawi.store.queries.known import standing
from rawi.store.queries.members import INCIDENT

_version, _telling = schema.version.c, schema.telling.c
_CURRENT = _version.superseded_at.is_(None)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet in the list of all: articles, days, articles of its own voice, incidents it told first."""

    name: str
    articles: int
    first: str | None
    last: str | None
    shared: int
    told_first: int
    told: int


@dataclass(frozen=True, slots=True)
class Copied:
    """Another outlet with which texts are shared: how many, and who published how many of them first."""

    name: str
    articles: int
    earlier_here: int
    earlier_there: int
    example: int


@dataclass(frozen=True, slots=True)
class OutletTold:
    """An outlet's page: its figures, whom it quotes, of whom it tells, with whom it shares texts."""

    outlet: Outlet
    quoted: tuple[tuple[Party, int], ...]
    actors: tuple[tuple[Party, int], ...]
    copied: tuple[Copied, ...]
    latest: tuple[tuple[int, str | None, str | None], ...]


def find_outlet_names(connection: Connection) -> tuple[str, ...]:
    """Name all outlets."""
    asked = select(_version.source).where(_version.source.is_not(None)).distinct().order_by(_version.source)
    return tuple(connection.execute(asked).scalars())


def _of_founding(asked: Select[Any]) -> Select[Any]:
    """Take what is told to have been, to be or to come, with the outlets that tell it."""
    here = (_CURRENT, standing(), _telling.modality.in_(FOUNDING), _version.source.is_not(None))
    return asked.join_from(schema.telling, schema.version).where(*here)


def _of(outlet: str | None) -> ColumnElement[bool]:
    return _version.source == outlet if outlet is not None else _version.source.is_not(None)


def _told(connection: Connection, outlet: str | None) -> dict[str, int]:
    """Count for each outlet, or for one, the incidents it told."""
    asked = _of_founding(select(_version.source, func.count(INCIDENT.distinct()))).where(_of(outlet))
    return {row[0]: row[1] for row in connection.execute(asked.group_by(_version.source))}


def _firsts(connection: Connection, outlet: str | None) -> dict[str, int]:
    """Count for each outlet, or for one, the incidents of several outlets that it alone told first."""
    several = select(incident.c.id).where(incident.c.outlets > 1)
    if outlet is not None:
        own = select(_telling.incident).join_from(schema.telling, schema.version)
        several = several.where(incident.c.id.in_(own.where(_of(outlet))))
    asked = _of_founding(select(INCIDENT, _version.source, func.min(_version.known_at)))
    of: dict[int, list[tuple[str, str]]] = {}
    found = asked.where(_telling.incident.in_(several)).group_by(INCIDENT, _version.source)
    for number, source, day in connection.execute(found):
        of.setdefault(number, []).append((day, source))
    first: dict[str, int] = {}
    for tellers in of.values():
        earliest = min(day for day, _ in tellers)
        ahead = [source for day, source in tellers if day == earliest]
        if len(tellers) > 1 and len(ahead) == 1:
            first[ahead[0]] = first.get(ahead[0], 0) + 1
    return first


def _shared(connection: Connection, outlet: str | None) -> dict[str, int]:
    """Count for each outlet, or for one, the articles whose text another article has too."""
    several = (
        select(_version.voice)
        .where(_CURRENT)
        .group_by(_version.voice)
        .having(func.count(_version.source.distinct()) > 1)
    )
    if outlet is not None:
        several = several.where(_version.voice.in_(select(_version.voice).where(_of(outlet))))
    asked = (
        select(_version.source, func.count())
        .where(_CURRENT, _of(outlet), _version.voice.in_(several))
        .group_by(_version.source)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def find_outlets(connection: Connection, outlet: str | None = None) -> tuple[Outlet, ...]:
    """List the outlets, those with most articles first; or one of them alone."""
    asked = (
        select(_version.source, func.count(), func.min(_version.published), func.max(_version.published))
        .where(_CURRENT, _of(outlet))
        .group_by(_version.source)
        .order_by(func.count().desc(), _version.source)
    )
    first, told = _firsts(connection, outlet), _told(connection, outlet)
    shared = _shared(connection, outlet)
    return tuple(
        Outlet(
            row[0], row[1], row[2], row[3], shared.get(row[0], 0), first.get(row[0], 0), told.get(row[0], 0)
        )
        for row in connection.execute(asked)
    )


def _quoted(connection: Connection, outlet: str, most: int) -> tuple[tuple[Party, int], ...]:
    claim, bearer, name, entity = schema.claim.c, schema.bearer.c, schema.name.c, schema.entity.c
    asked = (
        select(entity.key, entity.name, entity.name_ar, func.count())
        .join_from(schema.claim, schema.version, _version.id == claim.version)
        .join(schema.bearer, (bearer.version == claim.version) & (bearer.number == claim.speaker))
        .join(schema.name, name.id == bearer.name)
        .join(schema.entity, entity.id == name.entity)
        .where(_CURRENT, _version.source == outlet)
        .group_by(entity.key, entity.name, entity.name_ar)
        .order_by(func.count().desc(), entity.key)
        .limit(most)
    )
    return tuple((Party(*row[:3]), row[3]) for row in connection.execute(asked))


def _named(connection: Connection, outlet: str, most: int) -> tuple[tuple[Party, int], ...]:
    bearer, name, entity = schema.bearer.c, schema.name.c, schema.entity.c
    articles = func.count(bearer.version.distinct())
    asked = (
        select(entity.key, entity.name, entity.name_ar, articles)
        .join_from(schema.bearer, schema.version, _version.id == bearer.version)
        .join(schema.name, name.id == bearer.name)
        .join(schema.entity, entity.id == name.entity)
        .where(_CURRENT, _version.source == outlet)
        .group_by(entity.key, entity.name, entity.name_ar)
        .order_by(articles.desc(), entity.key)
        .limit(most)
    )
    return tuple((Party(*row[:3]), row[3]) for row in connection.execute(asked))


def _copied(connection: Connection, outlet: str) -> tuple[Copied, ...]:
    other = schema.version.alias("other").c
    asked = (
        select(other.source, _version.published, other.published, _version.id)
        .where(_CURRENT, _version.source == outlet, other.superseded_at.is_(None))
        .where(other.voice == _version.voice, other.source != outlet)
        .order_by(_version.id)
    )
    found: dict[str, list[int]] = {}
    for name, mine, theirs, version in connection.execute(asked):
        row = found.setdefault(name, [0, 0, 0, version])
        row[0] += 1
        row[1] += bool(mine and theirs and mine < theirs)
        row[2] += bool(mine and theirs and theirs < mine)
    ranked = sorted(found.items(), key=lambda one: (-one[1][0], one[0]))
    return tuple(Copied(name, *row) for name, row in ranked)


def find_outlet(connection: Connection, name: str, *, most: int = 20) -> OutletTold | None:
    """Tell of an outlet, None if no article is of it."""
    outlet = next(iter(find_outlets(connection, name)), None)
    if outlet is None:
        return None
    latest = (
        select(_version.id, _version.title, _version.published)
        .where(_CURRENT, _version.source == name)
        .order_by(_version.published.desc(), _version.id.desc())
        .limit(most)
    )
    return OutletTold(
        outlet,
        _quoted(connection, name, most),
        _named(connection, name, most),
        _copied(connection, name),
        tuple((row[0], row[1], row[2]) for row in connection.execute(latest)),
    )
