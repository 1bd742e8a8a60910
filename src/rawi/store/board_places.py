"""The places that accounts tell of incidents whose own words name none, from kept boards."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from rawi.store import schema
from rawi.store.account_answers import Accounts
from rawi.store.answers import Filters
from rawi.store.board_schema import board
from rawi.store.changes import Kept, holds
from rawi.store.incident_schema import incident

_PLACE = "place"
_telling = schema.telling.c
# Beside what tellings say themselves, what others are quoted with counts for nothing.
_TOLD = select(_telling.incident).where(_telling.place.is_not(None), _telling.incident.is_not(None))


def place_of(told: Accounts) -> str | None:
    """Give by its key the place that most tellers give."""
    versions = next((point.versions for point in told.points if point.attribute == _PLACE), ())
    return max(versions, key=lambda one: len(one.tellers)).value if versions else None


def _placed(connection: Connection, filters: Filters, *columns: Any) -> Select[Any] | None:
    """Ask for the boards with a place; None where they are not those of the chronicle as it stands."""
    if not holds(connection, Kept.BOARDS):
        return None
    asked = select(*columns).where(board.c.place.is_not(None), board.c.incident.not_in(_TOLD))
    if filters.as_of is None:
        return asked
    # They tell how an incident stands now: of one that grew later nobody knows how it stood then.
    then = select(incident.c.id).where(incident.c.complete_at <= filters.as_of)
    return asked.where(board.c.incident.in_(then))


def find_board_places(connection: Connection, filters: Filters) -> dict[int, str]:
    """Give incidents whose place only accounts tell, with the keys of the places."""
    asked = _placed(connection, filters, board.c.incident, board.c.place)
    return {row[0]: row[1] for row in connection.execute(asked)} if asked is not None else {}


def placed_by_accounts(
    connection: Connection, filters: Filters, keys: Collection[str]
) -> Select[tuple[int]] | None:
    """Ask for the incidents that only accounts place there, or in that country."""
    entity = schema.entity.c
    asked = _placed(connection, filters, board.c.incident)
    inside = select(entity.key).where(entity.country.in_(keys))
    return asked.where(or_(board.c.place.in_(keys), board.c.place.in_(inside))) if asked is not None else None
