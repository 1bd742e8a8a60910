"""What a question may see: versions known on a day, and the filters of outlet and day."""

from sqlalchemy import ColumnElement, and_, or_, select, true

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


def known_number(filters: Filters, number: ColumnElement[int]) -> ColumnElement[bool]:
    """Give the condition of `known` on the number of a version, where nothing else of it is asked.

    What is replaced by now are few versions with an index of their own: none of the others is looked at.
    """
    if filters.as_of is None:
        return number.not_in(select(_version.id).where(_version.superseded_at.is_not(None)))
    return number.in_(select(_version.id).where(known(filters)))


def standing() -> ColumnElement[bool]:
    """Give the condition that no correction rejects a telling."""
    return _telling.rejected.is_(None)


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
