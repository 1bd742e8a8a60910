"""Incidents on the map: at each place that is told of them, else in the country they are told to be in."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from rawi.charts.clusters import Located
from rawi.entities.positions import Position, country_position, position_of
from rawi.store import schema
from rawi.store.answers import Filters, Party
from rawi.store.board_places import find_board_places
from rawi.store.queries.incidents import matching
from rawi.store.queries.members import INCIDENT
from rawi.store.queries.names import party_names
from rawi.web.questions.happenings import Wanted, find_quads

_telling, _entity, _name = schema.telling.c, schema.entity.c, schema.name.c
_COLUMNS = (_entity.key, _entity.name, _entity.name_ar, _entity.country)
_POSITION = (_entity.latitude, _entity.longitude, _entity.precision_km)


class Spot(NamedTuple):
    """A place in the list of places: how many incidents, how far off it may be, and whether that is known."""

    party: Party
    incidents: int
    precision_km: float | None
    is_known: bool


class Land(NamedTuple):
    """A country with the places in it: its incidents in all, and those of which only the country is known."""

    party: Party | None
    incidents: int
    whole: int
    spots: tuple[Spot, ...]


class Locations(NamedTuple):
    """Where incidents are told to have been: places on the map, and all places by countries.

    An incident that tellers put at several places stands at each of them, and counts once.
    """

    places: tuple[Located, ...]
    lands: tuple[Land, ...]
    # All that match; those on the map; of them those known by their country alone; at places nobody knows.
    total: int
    on_map: int
    in_country: int
    off_map: int

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


def _told_places(connection: Connection, filters: Filters) -> dict[int, list[Place]]:
    """Give the places of incidents: those that tellings give which match, else those that accounts tell."""
    asked = (
        select(INCIDENT, _name.entity)
        .join_from(schema.telling, schema.name, _name.id == _telling.place)
        .where(matching(connection, filters))
        .distinct()
    )
    told = connection.execute(asked).all()
    placed = select(_name.entity).where(_name.id.in_(select(_telling.place)))
    named = select(_entity.id, *_COLUMNS, *_POSITION).where(_entity.id.in_(placed))
    places = {row[0]: _place(row[1:]) for row in connection.execute(named).all()}
    found: dict[int, list[Place]] = {}
    for number, entity in told:
        found.setdefault(number, []).append(places[entity])
    by_accounts = find_board_places(connection, filters)
    keyed = select(*_COLUMNS, *_POSITION).where(_entity.key.in_(sorted(set(by_accounts.values()))))
    known = {row[0]: _place(row) for row in connection.execute(keyed).all()}
    found.update(
        (number, [known[key]]) for number, key in by_accounts.items() if number not in found and key in known
    )
    return found


def find_located(connection: Connection, asked: Wanted) -> Locations:
    """Find where the incidents that match happened."""
    quads = find_quads(connection, asked)
    told = _told_places(connection, asked.whole)
    atlas = _Atlas({number: places for number, places in told.items() if number in quads})
    keys = {place.country for places in atlas.told.values() for place in places}
    names = party_names(connection, keys)
    return Locations(
        atlas.places(quads, names),
        atlas.lands(names),
        len(quads),
        len(atlas.on_map | atlas.in_country),
        len(atlas.in_country - atlas.on_map),
        len(atlas.told.keys() - atlas.on_map - atlas.in_country),
    )


class _Atlas:
    """The places of incidents: at positions, in countries alone, at places that nobody knows."""

    def __init__(self, told: dict[int, list[Place]]) -> None:
        self.told = told
        self.at: dict[Place, set[int]] = {}
        self.whole: dict[str, set[int]] = {}
        for number, places in told.items():
            for place in places:
                self.at.setdefault(place, set()).add(number)
            near = {place.country for place in places if place.position is not None}
            for country in {place.country for place in places if place.position is None} - near - {None}:
                if country is not None and country_position(country) is not None:
                    self.whole.setdefault(country, set()).add(number)
        self.on_map = {number for place, some in self.at.items() if place.position for number in some}
        self.in_country = {number for some in self.whole.values() for number in some}

    def places(self, quads: dict[int, str], names: dict[str, Party]) -> tuple[Located, ...]:
        """Give what stands on the map, those with most incidents first."""
        found = [
            Located(place.party, *place.position, tuple(quads[one] for one in sorted(some)))
            for place, some in self.at.items()
            if place.position is not None
        ]
        for country, some in self.whole.items():
            middle = country_position(country)
            assert middle is not None
            found.append(Located(names[country], *middle, tuple(quads[one] for one in sorted(some)), True))
        return tuple(sorted(found, key=lambda one: (-len(one.quads), one.party.key)))

    def lands(self, names: dict[str, Party]) -> tuple[Land, ...]:
        """Give the countries with their places, those with most incidents first; what lies in none last."""
        by_land: dict[str | None, dict[Place, set[int]]] = {}
        for place, some in self.at.items():
            by_land.setdefault(place.country, {})[place] = some
        found = []
        for country, places in by_land.items():
            whole = len(self.whole.get(country, ())) if country is not None else 0
            spots = [_spot(place, some) for place, some in places.items() if place.party.key != country]
            spots.sort(key=lambda one: (-one.incidents, one.party.key))
            everyone = {number for some in places.values() for number in some}
            party = names[country] if country is not None else None
            found.append(Land(party, len(everyone), whole, tuple(spots)))
        return tuple(sorted(found, key=lambda one: (one.party is None, -one.incidents, str(one.party))))


def _spot(place: Place, some: Iterable[int]) -> Spot:
    known = place.position
    return Spot(place.party, len(set(some)), known.km if known else None, known is not None)
