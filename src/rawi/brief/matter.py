"""The matter of a brief: what was asked, what the chronicle has of it, and in which language it is told."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from rawi.brief.document import Asked
from rawi.brief.evidence import Happening
from rawi.brief.selection import Selection
from rawi.brief.speech import Speech
from rawi.store import schema
from rawi.store.account_answers import Accounts


class Matter(NamedTuple):
    """All that the sections of a brief are made of."""

    connection: Connection
    asked: Asked
    selection: Selection
    speech: Speech
    contested: tuple[Accounts, ...]

    @property
    def by_id(self) -> dict[str, Happening]:
        """The incidents by their ids."""
        return {one.incident.id: one for one in self.selection.happenings}


def last_day(connection: Connection, asked: Asked) -> str | None:
    """Give the day on which agreements stand: as asked, else the last that the chronicle knows."""
    given = asked.until or asked.as_of
    if given is not None:
        return given
    found: str | None = connection.execute(select(func.max(schema.version.c.published))).scalar()
    return found
