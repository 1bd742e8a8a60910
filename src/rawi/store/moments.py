"""A moment of a chronicle: what it held then, so that it can be asked later as it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, not_, select

from rawi.store import schema
from rawi.store.bearing import made_by_correction, set_apart
from rawi.store.correction_schema import correction
from rawi.store.reader import reader

_version, _name, _entity = schema.version.c, schema.name.c, schema.entity.c


@dataclass(frozen=True, slots=True)
class Moment:
    """What a chronicle held: its last version, name and entity by their numbers, and which corrections held.

    `added` is the day on which the last version was added; `reader` the Rawi that asked; `is_settled` tells
    that nothing was being added.
    """

    version: int
    name: int
    entity: int
    corrections: tuple[int, ...]
    added: str | None
    reader: str
    is_settled: bool


def corrections_that_hold(connection: Connection) -> tuple[int, ...]:
    """Give the numbers of the corrections that were not undone."""
    asked = select(correction.c.id).where(correction.c.undone_at.is_(None)).order_by(correction.c.id)
    return tuple(connection.execute(asked).scalars())


def present_moment(connection: Connection) -> Moment:
    """Give the present moment of a chronicle."""
    last = connection.execute(select(func.max(_version.id))).scalar() or 0
    # Numbers of what corrections made are given again once these are undone.
    name = select(func.max(_name.id)).where(not_(made_by_correction()))
    entity = select(func.max(_entity.id)).where(not_(set_apart()))
    return Moment(
        last,
        connection.execute(name).scalar() or 0,
        connection.execute(entity).scalar() or 0,
        corrections_that_hold(connection),
        day_of(connection, last),
        reader(),
        connection.execute(select(schema.dirty.c.family).limit(1)).scalar() is None,
    )


def day_of(connection: Connection, version: int) -> str | None:
    """Give the day on which a version was added; None if there is no such version."""
    added: str | None = connection.execute(select(_version.added_at).where(_version.id == version)).scalar()
    return added[:10] if added is not None else None


def has_changed(connection: Connection, since: Moment) -> bool:
    """Tell whether anything was added or corrected since a moment."""
    last = connection.execute(select(func.max(_version.id))).scalar() or 0
    return bool(last != since.version or corrections_that_hold(connection) != since.corrections)


def other_readers(connection: Connection, since: Moment, articles: Sequence[str]) -> tuple[str, ...]:
    """Give which other Rawi, than the one that asked at a moment, read some articles that were there."""
    asked = select(_version.reader).where(
        _version.reading_id.in_(articles), _version.id <= since.version, _version.reader != since.reader
    )
    return tuple(sorted(set(connection.execute(asked).scalars())))


def added_since(connection: Connection, moment: Moment) -> int:
    """Count the texts that were added since a moment."""
    last = connection.execute(select(func.max(_version.id))).scalar() or 0
    return max(0, last - moment.version)


def could_be(connection: Connection, moment: Moment) -> bool:
    """Tell whether a chronicle can have had a moment: its last text, and which corrections held."""
    if moment.version < 1 or day_of(connection, moment.version) != moment.added:
        return False
    last = max(moment.corrections, default=0)
    # Whatever was said before the last of them held as well, or is undone: nothing is ever said anew.
    before = select(correction.c.id).where(correction.c.id <= last)
    there = set(connection.execute(before).scalars())
    hold = set(connection.execute(before.where(correction.c.undone_at.is_(None))).scalars())
    return hold <= set(moment.corrections) <= there
