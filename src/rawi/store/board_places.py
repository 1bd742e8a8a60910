"""The places that accounts tell of incidents, from the boards that are kept ready."""

import zlib

import msgspec
from sqlalchemy import Connection, select

from rawi.store import schema
from rawi.store.board_schema import board
from rawi.store.changes import Kept, holds
from rawi.store.queries.members import INCIDENT, chunks

_PLACE = "place"
_telling = schema.telling.c


class _Version(msgspec.Struct):
    value: str
    tellers: list[str]


class _Point(msgspec.Struct):
    attribute: str
    versions: list[_Version]


class _Points(msgspec.Struct):
    """Of the accounts of a board only the points: all else in it is passed over as it is decoded."""

    points: list[_Point]


_decoder = msgspec.json.Decoder(_Points)


def find_board_places(connection: Connection) -> dict[int, str]:
    """Give by its key the place that most tellers give an incident, where no telling names one itself.

    Nothing where the boards are not those of the chronicle as it stands.
    """
    if not holds(connection, Kept.BOARDS):
        return {}
    placed = set(
        connection.execute(select(INCIDENT).where(_telling.place.is_not(None)).distinct()).scalars().all()
    )
    wanted = sorted(set(connection.execute(select(board.c.incident)).scalars()) - placed)
    found: dict[int, str] = {}
    for some in chunks(wanted):
        asked = select(board.c.incident, board.c.told).where(board.c.incident.in_(some))
        for number, told in connection.execute(asked).all():
            points = _decoder.decode(zlib.decompress(told)).points
            versions = next((point.versions for point in points if point.attribute == _PLACE), [])
            if versions:
                found[number] = max(versions, key=lambda one: len(one.tellers)).value
    return found
