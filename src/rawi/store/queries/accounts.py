"""Accounts: what each article tells of one incident, who it has it from, and why it is counted to it."""

from sqlalchemy import Connection, select

from rawi.chronicle.corrections import Layer
from rawi.errors import UnknownName
from rawi.store import schema
from rawi.store.answers import Filters, Telling
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.members import INCIDENT, Member, Teller, keys_of, members
from rawi.store.queries.sources import Texts

_telling = schema.telling.c


def incident_of(connection: Connection, key: str) -> int:
    """Give the incident that a key leads to: that of any of its tellings, whole or its first letters.

    Raises UnknownName if there is none, or if the letters fit several tellings.
    """
    told = select(INCIDENT).where(_telling.key.startswith(key, autoescape=True)).distinct().limit(2)
    found = connection.execute(told).scalars().all() if key else []
    if len(found) != 1:
        why = "no incident has this id" if not found else "several incidents have ids that begin so"
        raise UnknownName(f"«{key}»: {why}; rawi incidents lists them.")
    return int(found[0])


def _tellers(connection: Connection, ones: list[Member]) -> dict[int, str]:
    """Give the words of whoever a telling is laid to: the speaker of the claim that its event stands in."""
    claim, event = schema.claim.c, schema.event.c
    wanted = {one.row["version"] for one in ones}
    asked = (
        select(event.telling, claim.version, claim.speaker_start, claim.speaker_end)
        .join(schema.claim, (claim.version == event.version) & (claim.number == event.claim))
        .where(event.version.in_(wanted), claim.speaker_start.is_not(None))
        .where(unrejected(Layer.CLAIM, claim.version, claim.number))
        .order_by(event.number.desc())
    )
    rows = connection.execute(asked).all()
    texts = Texts(connection, (row[1] for row in rows))
    return {row[0]: texts.text(row[1])[row[2] : row[3]] for row in rows}


def find_accounts(connection: Connection, key: str, filters: Filters) -> list[Telling]:
    """Give what is told of an incident, its leading telling first."""
    incident = incident_of(connection, key)
    ones = members(connection, [incident], filters).get(incident, [])
    teller, tellers = Teller(connection, ones), _tellers(connection, ones)
    name = keys_of(connection, [incident])[incident]
    return [teller.telling(one, name, tellers.get(one.row["id"])) for one in ones]
