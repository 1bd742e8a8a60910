"""Writes anew who takes part in tellings and where they are, in versions in which somebody is corrected."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, or_, select, update

from rawi.chronicle.identity import BY_NAME, Bearer, identify
from rawi.chronicle.parties import Side, party_of
from rawi.chronicle.tellings import find_tellings
from rawi.records import EntityType
from rawi.store import schema
from rawi.store.among import among
from rawi.store.packing import unpack
from rawi.store.prepared import article_key
from rawi.store.renaming import chunks
from rawi.store.summing import pair_anew, stands_in

_bearer, _name, _version = schema.bearer.c, schema.name.c, schema.version.c


class Meant(NamedTuple):
    """Who a bearer is by a correction: the name he bears, and the entity whose it is."""

    name: int
    key: str
    label: str
    label_ar: str
    country: str | None
    kind: str | None
    type: str

    def bearer(self, found: Bearer) -> Bearer:
        """Give a bearer as this one."""
        country = self.country or (found.country if self.type == EntityType.PER.value else None)
        return found._replace(
            key=self.key,
            type=EntityType(self.type),
            name=self.label,
            name_ar=self.label_ar,
            country=country,
            kind=self.kind,
        )


def corrected_bearers(connection: Connection, versions: Iterable[int]) -> dict[int, dict[int, Meant]]:
    """Give the bearers of versions of whom a correction says who they are, by their numbers."""
    entity = schema.entity.c
    columns = (_name.id, entity.key, entity.name, entity.name_ar, entity.country, entity.kind, entity.type)
    found: dict[int, dict[int, Meant]] = {}
    for some in chunks(versions):
        asked = (
            select(_bearer.version, _bearer.number, *columns)
            .join_from(schema.bearer, schema.name, _name.id == _bearer.name)
            .join(schema.entity, entity.id == _name.entity)
            .where(among(_bearer.version, some), or_(_bearer.found.is_not(None), _name.found.is_not(None)))
        )
        for version, number, *told in connection.execute(asked):
            found.setdefault(version, {})[number] = Meant(*told)
    return found


def all_corrected_bearers(connection: Connection) -> dict[int, dict[int, Meant]]:
    """Give the bearers of all versions of whom a correction says who they are."""
    of_names = select(_name.id).where(_name.found.is_not(None))
    # Few are: for each to be told but once, SQLite would walk through all that are not.
    asked = select(_bearer.version).where(_bearer.name.in_(of_names))
    alone = select(_bearer.version).where(_bearer.found.is_not(None))
    versions = {*connection.execute(asked).scalars(), *connection.execute(alone).scalars()}
    return corrected_bearers(connection, versions)


def _party(key: str | None) -> str | None:
    """Leave out parties that rest on a name alone, as the writer does."""
    return None if key is not None and key.startswith(BY_NAME) else key


def _side_row(
    telling: int, at: int, side: Side, *, bearers: Sequence[Bearer], meant: dict[int, Meant]
) -> dict[str, Any]:
    """Give the row of a side: as found, or as the correction of its bearer says."""
    party = _party(side.party)
    row: dict[str, Any] = {"of": telling, "at": at, "to": party, "before": None}
    if side.bearer is None or side.bearer not in meant:
        return row
    corrected = _party(party_of(meant[side.bearer].bearer(bearers[side.bearer])))
    return {**row, "to": corrected, "before": (party or "") if corrected != party else None}


class _Rewriting:
    """One run over some versions."""

    def __init__(self, connection: Connection, versions: Iterable[int]) -> None:
        self._connection = connection
        self._meant = corrected_bearers(connection, versions)
        self.sides: list[dict[str, Any]] = []
        self.places: list[dict[str, Any]] = []

    def add(self, number: int, packed: bytes, digest: str) -> None:
        reading = unpack(packed, where=f"version {number}")
        bearers = identify(reading).bearers
        listed, meant = list(bearers.values()), self._meant.get(number, {})
        asked = select(_bearer.number, _bearer.name).where(_bearer.version == number)
        names = {row[0]: row[1] for row in self._connection.execute(asked)}
        telling = schema.telling.c
        keys = select(telling.key, telling.id).where(telling.version == number)
        ids = {row[0]: row[1] for row in self._connection.execute(keys)}
        for told in find_tellings(reading, bearers, digest=f"{article_key(reading)}:{digest}"):
            if told.key not in ids:  # read by an older Rawi, which told it otherwise
                continue
            of = ids[told.key]
            self.places.append({"of": of, "where": names[told.place] if told.place is not None else None})
            for at, side in enumerate(told.sides):
                row = _side_row(of, at, side, bearers=listed, meant=meant)
                self.sides.append({**row, "named": names[side.bearer] if side.bearer is not None else None})


def rewrite_sides(connection: Connection, versions: Iterable[int]) -> None:
    """Write who takes part in the tellings of some versions by whoever their bearers are now."""
    wanted = sorted(set(versions))
    rewriting = _Rewriting(connection, wanted)
    for some in chunks(wanted):
        asked = select(_version.id, _version.reading, _version.digest).where(_version.id.in_(some))
        for row in connection.execute(asked):
            rewriting.add(*row)
    side, telling = schema.side.c, schema.telling.c
    if rewriting.places:
        here = update(schema.telling).where(telling.id == bindparam("of")).values(place=bindparam("where"))
        connection.execute(here, rewriting.places)
    if rewriting.sides:
        of = (side.telling == bindparam("of")) & (side.number == bindparam("at"))
        values: dict[str, Any] = {
            "party": bindparam("to"),
            "name": bindparam("named"),
            "found": bindparam("before"),
        }
        connection.execute(update(schema.side).where(of).values(**values), rewriting.sides)
    pair_anew(connection, set(stands_in(connection, wanted).values()))


def versions_of(connection: Connection, names: Iterable[int]) -> set[int]:
    """Give the versions in which some names are borne."""
    found: set[int] = set()
    for some in chunks(names):
        asked = select(_bearer.version).where(_bearer.name.in_(some)).distinct()
        found.update(connection.execute(asked).scalars())
    return found
