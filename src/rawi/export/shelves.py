"""Takes articles out of a chronicle a shelf at a time, each with its reading and who its names are."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from rawi.chronicle.features import sentence_bounds
from rawi.chronicle.identity import BY_NAME, identify
from rawi.chronicle.parties import ACTOR, side_of
from rawi.records import Participant, Reading
from rawi.store import schema
from rawi.store.answers import Party
from rawi.store.packing import unpack
from rawi.store.queries.names import party_names
from rawi.store.siding import Meant, corrected_bearers

# Articles held in memory at once.
_AT_ONCE = 100
_ROWS_AT_ONCE = 1000
_version, _bearer = schema.version.c, schema.bearer.c


class Stands(NamedTuple):
    """Who takes part: for which party, who it is himself, and in which words."""

    party: str | None
    entity: str | None
    words: str | None


class Volume:
    """One version of an article with its reading; `entities` are its entities across articles, by number."""

    def __init__(self, row: Any, entities: dict[int, Any], meant: dict[int, Meant]) -> None:
        self.row = row
        self._meant = meant
        self.entities = entities
        self.reading: Reading = unpack(row["reading"], where=row["key"])

    @property
    def told(self) -> dict[str, Any]:
        """The columns that say which article a finding is of."""
        row = self.row
        return {
            "article": row["reading_id"],
            "version": row["id"],
            "url": row["url"],
            "outlet": row["source"],
            "published": row["published"],
        }

    @cached_property
    def _people(self) -> Any:
        bearers = identify(self.reading).bearers
        return {
            local: self._meant[one.number].bearer(one) if one.number in self._meant else one
            for local, one in bearers.items()
        }

    def entity(self, local: str | None) -> Any | None:
        """Give the entity across articles that an id of the reading stands for."""
        bearer = self._people.get(local or "")
        return self.entities.get(bearer.number) if bearer is not None else None

    def stands(self, participant: Participant | None, role: str) -> Stands:
        """Say who a participant is and for whom he stands."""
        if participant is None:
            return Stands(None, None, None)
        side, entity = side_of(participant, role, self._people), self.entity(participant.entity)
        key = entity["entity"] if entity is not None else None
        by_name = side.party is None or side.party.startswith(BY_NAME)
        return Stands(key if by_name else side.party, key, participant.text)

    def party(self, local: str) -> str:
        """Give the party that an id of the reading stands for."""
        return self.stands(Participant(entity=local), ACTOR).party or local

    def sentence(self, start: int, end: int) -> str:
        """Give the sentence around some words."""
        first, last = sentence_bounds(self.reading.text, start, end)
        return self.reading.text[first:last].strip()


class Shelf:
    """Some volumes in the order in which they were added, by number, and how their parties are called."""

    def __init__(self, connection: Connection, rows: list[Any]) -> None:
        entities = _entities(connection, [row["id"] for row in rows])
        self._connection = connection
        meant = corrected_bearers(connection, [row["id"] for row in rows])
        self.volumes = {
            row["id"]: Volume(row, entities.get(row["id"], {}), meant.get(row["id"], {})) for row in rows
        }

    def name(self, keys: Iterable[str | None]) -> dict[str, Party]:
        """Name parties by their keys."""
        return party_names(self._connection, keys)


def _entities(connection: Connection, versions: list[int]) -> dict[int, dict[int, Any]]:
    name, entity = schema.name.c, schema.entity.c
    columns = (
        *(_bearer.version, _bearer.number, name.reason, entity.key.label("entity"), entity.type),
        *(entity.name, entity.name_ar, entity.country, entity.kind),
        *(entity.latitude, entity.longitude, entity.precision_km),
    )
    asked = select(*columns).join_from(schema.bearer, schema.name).join(schema.entity)
    found: dict[int, dict[int, Any]] = {}
    for row in connection.execute(asked.where(_bearer.version.in_(versions))).mappings():
        found.setdefault(row["version"], {})[row["number"]] = row
    return found


def _volumes(connection: Connection, versions: list[int]) -> list[Any]:
    columns = (*schema.version.c, schema.article.c.key, schema.article.c.url)
    asked = select(*columns).join_from(schema.version, schema.article).where(_version.id.in_(versions))
    return list(connection.execute(asked).mappings())


def shelve(connection: Connection, asked: Select[Any]) -> Iterator[tuple[Shelf, list[Any]]]:
    """Yield the rows of a query, which are in the order of their `version`, with the volumes they are of."""
    rows: list[Any] = []
    versions: list[int] = []
    for row in streamed(connection, asked):
        if not versions or row["version"] != versions[-1]:
            if len(versions) == _AT_ONCE:
                yield Shelf(connection, _volumes(connection, versions)), rows
                rows, versions = [], []
            versions.append(row["version"])
        rows.append(row)
    if rows:
        yield Shelf(connection, _volumes(connection, versions)), rows


def streamed(connection: Connection, asked: Select[Any]) -> Iterator[Any]:
    """Yield the rows of a query without holding all of them."""
    options = {"stream_results": True, "yield_per": _ROWS_AT_ONCE}
    with closing(connection.execute(asked, execution_options=options)) as found:
        yield from found.mappings()


def article_keys(connection: Connection, versions: Iterable[int]) -> dict[int, str]:
    """Give the keys of the articles that versions are of."""
    asked = select(_version.id, schema.article.c.key).join_from(schema.version, schema.article)
    return {row[0]: row[1] for row in connection.execute(asked.where(_version.id.in_(set(versions))))}
