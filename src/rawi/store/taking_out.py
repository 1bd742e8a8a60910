"""Takes the findings of versions out of a chronicle, to make room for those of another reading."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, or_, select, update

from rawi.store import schema
from rawi.store.columns import metadata

_AT_ONCE = 400
# What rests on the text alone, and stays.
_OF_TEXT = frozenset({"band", "copy"})
_telling = schema.telling.c


class Taken(NamedTuple):
    """What was taken out: the tellings' numbers by their keys, and the cells in which they stood."""

    tellings: dict[str, int]
    cells: set[tuple[str, str]]


def _chunks(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))


def take_out(connection: Connection, versions: Sequence[int]) -> Taken:
    """Delete all findings and tellings of versions; the versions, their texts and their copies stay."""
    asked = select(_telling.id, _telling.key, _telling.family, _telling.cell)
    rows = connection.execute(asked.where(_telling.version.in_(versions))).all()
    for some in _chunks([row.id for row in rows]):
        connection.execute(delete(schema.side).where(schema.side.c.telling.in_(some)))
    for table in reversed(metadata.sorted_tables):
        if "version" in table.c and table.name not in _OF_TEXT:
            connection.execute(delete(table).where(table.c.version.in_(versions)))
    return Taken({row.key: row.id for row in rows}, {(row.family, row.cell) for row in rows})


def let_go(connection: Connection, tellings: Sequence[int]) -> set[int]:
    """Let tellings that were led by others, which are no more, stand alone until they are settled.

    Gives the incidents that they left, and those they are now.
    """
    moved: set[int] = set()
    for some in _chunks(tellings):
        led = or_(_telling.leader.in_(some), _telling.incident.in_(some), _telling.found.in_(some))
        for one, incident in connection.execute(select(_telling.id, _telling.incident).where(led)):
            moved.update((one, incident or one))
        connection.execute(update(schema.telling).where(led).values(leader=None, incident=None, found=None))
    return moved
