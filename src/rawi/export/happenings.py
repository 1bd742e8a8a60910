"""Makes the rows of incidents, with where they lie on the map."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from rawi.chronicle.places import Site, site_of
from rawi.export.cells import deed_columns, place_columns, side_columns
from rawi.export.columns import Row
from rawi.export.shelves import streamed
from rawi.records import Entity, EntityType
from rawi.store import schema
from rawi.store.answers import Filters, Incident
from rawi.store.queries.incidents import select_summaries
from rawi.store.queries.members import Summary, Teller, keys_of, members

_AT_ONCE = 200
COUNTRY = "country"


class Told(NamedTuple):
    """An incident, and the versions of articles that tell it."""

    incident: Incident
    versions: tuple[int, ...]


def find_all_incidents(connection: Connection, filters: Filters) -> Iterator[list[Told]]:
    """Yield the incidents that match in the order of their days, some at a time."""
    asked = streamed(connection, select_summaries(connection, filters, ascending=True))
    while some := [Summary(**row) for row in islice(asked, _AT_ONCE)]:
        numbers = [one.incident for one in some]
        of = members(connection, numbers, filters)
        teller = Teller.of_incidents(connection, of)
        keys = keys_of(connection, numbers)
        yield [
            Told(
                teller.incident(one, of[one.incident], keys[one.incident]),
                tuple(dict.fromkeys(member.row["version"] for member in of[one.incident])),
            )
            for one in some
        ]


def entities_of(connection: Connection, keys: Iterable[str]) -> dict[str, Any]:
    """Give the entities of some keys, those that are any."""
    entity = schema.entity.c
    asked = select(entity.key.label("entity"), *schema.entity.c).where(entity.key.in_(set(keys)))
    return {row["entity"]: row for row in connection.execute(asked).mappings()}


@lru_cache(maxsize=4096)
def _site(key: str, latitude: float, longitude: float, precision_km: float | None) -> Site | None:
    entity = Entity(key, EntityType.LOC, key, key, None, None, latitude, longitude, precision_km)
    return site_of(entity, key)


def _site_columns(place: Any | None) -> Row:
    """Give the columns of the map; a country is a wide place, and lies at no border."""
    site = None
    if place is not None and place["latitude"] is not None and place["kind"] != COUNTRY:
        site = _site(place["key"], place["latitude"], place["longitude"], place["precision_km"])
    return {
        "border_km": site.border_km if site is not None else None,
        "border": list(site.border or ()) if site is not None else [],
        "either_side": site.either_side if site is not None else None,
    }


def _row(one: Incident, place: Any | None) -> Row:
    source = one.source
    return {
        **{"id": one.id, "first": one.first, "last": one.last},
        **deed_columns(one.type, one.mode, one.modality),
        **side_columns("actors", one.actors),
        **side_columns("recipients", one.recipients),
        **place_columns(place),
        **_site_columns(place),
        **{"voices": one.voices, "outlets": one.outlets, "tellings": one.tellings, "known_at": one.known_at},
        **{"article": source.article, "version": source.version, "url": source.url, "outlet": source.outlet},
        **{"published": source.published, "title": source.title},
        **{"start": source.start, "end": source.end, "words": source.words},
    }


def incident_rows(connection: Connection, filters: Filters) -> Iterator[Row]:
    """Yield the rows of `incidents`."""
    for some in find_all_incidents(connection, filters):
        incidents = [told.incident for told in some]
        places = entities_of(connection, (one.place.key for one in incidents if one.place is not None))
        for one in incidents:
            yield _row(one, places.get(one.place.key) if one.place is not None else None)
