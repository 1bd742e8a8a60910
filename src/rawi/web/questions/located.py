"""Incidents on the map: those whose place has a position."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from rawi.charts.clusters import Located
from rawi.store import schema
from rawi.store.answers import Party
from rawi.store.queries.known import standing
from rawi.store.queries.members import INCIDENT
from rawi.web.questions.happenings import Wanted, find_quads

_telling, _entity, _name = schema.telling.c, schema.entity.c, schema.name.c


def _places(connection: Connection) -> Iterable[tuple[int, Party, float, float, float | None]]:
    """Yield the place of each incident: that of its leader, else of the first telling with one."""
    columns = (_entity.key, _entity.name, _entity.name_ar, _entity.latitude, _entity.longitude)
    asked = (
        select(INCIDENT, *columns, _entity.precision_km)
        .join_from(schema.telling, schema.name, _name.id == _telling.place)
        .join(schema.entity, _entity.id == _name.entity)
        .where(_entity.latitude.is_not(None), _entity.longitude.is_not(None), standing())
        .order_by(INCIDENT, (_telling.id != INCIDENT), _telling.id)
    )
    for row in connection.execute(asked):
        yield row[0], Party(row[1], row[2], row[3]), row[4], row[5], row[6]


def find_located(connection: Connection, asked: Wanted) -> tuple[Located, ...]:
    """Give the places of the incidents that match, those with most first."""
    found = list(_places(connection))
    wanted = find_quads(connection, asked, {row[0] for row in found})
    places: dict[str, tuple[Party, float, float, float | None]] = {}
    quads: dict[str, list[str]] = {}
    seen: set[int] = set()
    for incident, party, latitude, longitude, precision in found:
        if incident not in wanted or incident in seen:
            continue
        seen.add(incident)
        places[party.key] = (party, latitude, longitude, precision)
        quads.setdefault(party.key, []).append(wanted[incident])
    ranked = sorted(quads.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Located(*places[key], tuple(some)) for key, some in ranked)
