"""Incidents on the map: those whose place has a position, or lies in a country that has one."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from rawi.charts.clusters import Located
from rawi.entities.positions import Position, country_position, position_of
from rawi.store import schema
from rawi.store.answers import Party
from rawi.store.board_places import find_board_places
from rawi.store.incident_schema import incident
from rawi.store.queries.known import standing
from rawi.store.queries.members import INCIDENT
from rawi.store.queries.names import party_names
from rawi.web.questions.happenings import Wanted, find_quads

_telling, _entity, _name = schema.telling.c, schema.entity.c, schema.name.c
_COLUMNS = (_entity.key, _entity.name, _entity.name_ar, _entity.country)
_POSITION = (_entity.latitude, _entity.longitude, _entity.precision_km)


class Locations(NamedTuple):
    """Places of incidents, those with most first; those of unknown position; how many incidents there are."""

    places: tuple[Located, ...]
    unknown: tuple[tuple[Party, int], ...]
    total: int

    @property
    def on_map(self) -> int:
        """How many incidents stand on the map."""
        return sum(len(place.quads) for place in self.places)

    @property
    def in_country(self) -> int:
        """How many of them stand there only by their country."""
        return sum(len(place.quads) for place in self.places if place.is_country)

    @property
    def off_map(self) -> int:
        """How many have a place whose position nobody knows."""
        return sum(number for _, number in self.unknown)

    @property
    def nowhere(self) -> int:
        """Of how many no article tells where they were."""
        return self.total - self.on_map - self.off_map


class Place(NamedTuple):
    """A place as articles name it, with the position they or the lexicons give it."""

    party: Party
    country: str | None
    position: Position | None


def _place(row: Any) -> Place:
    key, name, name_ar, country, latitude, longitude, km = row
    told = Position(latitude, longitude, km) if latitude is not None and longitude is not None else None
    # A country is all of itself; it is never somewhere in it.
    known = told or (position_of(key) if key != country else None)
    return Place(Party(key, name, name_ar), country, known)


def _told_places(connection: Connection) -> dict[int, Place]:
    """Give the place of each incident: that of its leader, else of the first telling with one."""
    asked = (
        select(INCIDENT, _name.entity)
        .join_from(schema.telling, schema.name, _name.id == _telling.place)
        .where(standing())
        .order_by(INCIDENT, (_telling.id != INCIDENT), _telling.id)
    )
    told: dict[int, int] = {}
    for number, entity in connection.execute(asked).all():
        told.setdefault(number, entity)
    placed = select(_name.entity).where(_name.id.in_(select(_telling.place)))
    named = select(_entity.id, *_COLUMNS, *_POSITION).where(_entity.id.in_(placed))
    places = {row[0]: _place(row[1:]) for row in connection.execute(named).all()}
    return {number: places[entity] for number, entity in told.items()}


def find_account_places(connection: Connection) -> dict[int, Place]:
    """Give the place that most accounts tell of incidents whose own words name none.

    Only of those that several voices tell, whose accounts are kept ready.
    """
    told = find_board_places(connection)
    asked = select(*_COLUMNS, *_POSITION).where(_entity.key.in_(sorted(set(told.values()))))
    places = {row[0]: _place(row) for row in connection.execute(asked).all()}
    return {number: places[key] for number, key in told.items() if key in places}


def _as_they_stand(connection: Connection, numbers: Iterable[int], as_of: str | None) -> set[int]:
    """Give those of some incidents of which nothing became known after a day."""
    if as_of is None:
        return set(numbers)
    asked = select(incident.c.id).where(incident.c.complete_at <= as_of, incident.c.id.in_(list(numbers)))
    return set(connection.execute(asked).scalars())


def find_located(connection: Connection, asked: Wanted, told: Mapping[int, Place]) -> Locations:
    """Find where the incidents that match happened; `told` are the places that accounts give them."""
    found = _told_places(connection)
    others = {number: place for number, place in told.items() if number not in found}
    for number in _as_they_stand(connection, others, asked.filters.as_of):
        found[number] = others[number]
    quads = find_quads(connection, asked)
    return _gather(connection, {number: place for number, place in found.items() if number in quads}, quads)


def _gather(connection: Connection, found: Mapping[int, Place], quads: Mapping[int, str]) -> Locations:
    """Count incidents by place: at its own position, else in its country, else nowhere."""
    at: dict[tuple[str, bool], list[str]] = {}
    where: dict[tuple[str, bool], tuple[Party, Position]] = {}
    unknown: dict[Party, int] = {}
    countries = party_names(connection, (place.country for place in found.values() if not place.position))
    for number, place in found.items():
        if place.position is not None:
            spot, told = (place.party.key, False), (place.party, place.position)
        elif place.country is not None and (whole := country_position(place.country)) is not None:
            spot, told = (place.country, True), (countries[place.country], whole)
        else:
            unknown[place.party] = unknown.get(place.party, 0) + 1
            continue
        where.setdefault(spot, told)
        at.setdefault(spot, []).append(quads[number])
    ranked = sorted(at.items(), key=lambda one: (-len(one[1]), one[0]))
    places = (Located(where[spot][0], *where[spot][1], tuple(some), spot[1]) for spot, some in ranked)
    lost = sorted(unknown.items(), key=lambda one: (-one[1], one[0].key))
    return Locations(tuple(places), tuple(lost), len(quads))
