"""What a question may see: versions known on a day, and the filters of outlet and day."""

from sqlalchemy import ColumnElement, and_, case, or_, true

from rawi.store import schema
from rawi.store.answers import Filters

_version = schema.version.c
_telling = schema.telling.c


def known(filters: Filters) -> ColumnElement[bool]:
    """Give the condition that a version was the latest one known on the day asked for, or is now."""
    if filters.as_of is None:
        return _version.superseded_at.is_(None)
    return and_(
        _version.known_at <= filters.as_of,
        or_(_version.superseded_at.is_(None), _version.superseded_at > filters.as_of),
    )


def standing() -> ColumnElement[bool]:
    """Give the condition that no correction rejects a telling."""
    return _telling.rejected.is_(None)


def event_type() -> ColumnElement[str]:
    """Give the type of an event, where its telling is joined: as a correction says, else as found."""
    return case((_telling.found_type.is_not(None), _telling.type), else_=schema.event.c.type)


def event_mode() -> ColumnElement[str]:
    """Give the mode of an event, where its telling is joined: as a correction says, else as found."""
    return case((_telling.found_type.is_not(None), _telling.mode), else_=schema.event.c.mode)


def of_outlet(filters: Filters) -> ColumnElement[bool]:
    """Give the condition that a version is of the outlet asked for."""
    return _version.source == filters.outlet if filters.outlet is not None else true()


def published_within(filters: Filters) -> ColumnElement[bool]:
    """Give the condition that a version was published within the days asked for."""
    found: ColumnElement[bool] = true()
    if filters.since is not None:
        found &= _version.published >= filters.since
    if filters.until is not None:
        found &= _version.published <= filters.until
    return found


def happened_within(filters: Filters) -> ColumnElement[bool]:
    """Give the condition that a telling can be of the days asked for."""
    found: ColumnElement[bool] = true()
    if filters.since is not None:
        found &= _telling.last >= filters.since
    if filters.until is not None:
        found &= _telling.first <= filters.until
    return found
