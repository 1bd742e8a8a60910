"""Where places of the lexicons lie by their ids, and where a country lies as a whole."""

from typing import Final, NamedTuple

from rawi.lexicon import built_once, load_table, table_names

_PLACES: Final = "entities/places"
_GAZETTEER: Final = "entities/places/geonames"


class Position(NamedTuple):
    """Degrees north and east, and how far off the true place may be; of a country, how far it reaches."""

    latitude: float
    longitude: float
    km: float


@built_once
def _positions() -> dict[str, Position]:
    return {
        row["id"]: Position(float(row["lat"]), float(row["lon"]), float(row["precision_km"]))
        for name in table_names(_PLACES)
        if name != _GAZETTEER
        for row in load_table(name)
        if row["lat"]
    }


@built_once
def _countries() -> dict[str, Position]:
    rows = load_table("entities/country_middles")
    return {
        row["code"]: Position(float(row["lat"]), float(row["lon"]), float(row["reach_km"])) for row in rows
    }


def position_of(place: str) -> Position | None:
    """Give the position of a place of the lexicons by its id.

    >>> position_of("Nouakchott") is not None, position_of("Atlantis")
    (True, None)
    """
    return _positions().get(place)


def country_position(code: str) -> Position | None:
    """Give the middle of a country and how far it reaches.

    >>> algeria = country_position("DZ")
    >>> (round(algeria.latitude), round(algeria.longitude)) if algeria else None
    (28, 3)
    """
    return _countries().get(code)
