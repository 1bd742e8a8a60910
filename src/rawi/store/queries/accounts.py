"""Accounts: what each article tells of one incident, who it has it from, and why it is counted to it."""

from sqlalchemy import Connection, select

from rawi.chronicle.corrections import Layer
from rawi.errors import UnknownName
from rawi.store import schema
from rawi.store.among import among
from rawi.store.answers import Telling
from rawi.store.queries.corrections import unrejected
from rawi.store.queries.members import INCIDENT, Member, Teller
from rawi.store.queries.sources import Texts

_telling = schema.telling.c


def incident_of(connection: Connection, key: str) -> int:
    """Give the incident that a key leads to: that of any of its tellings, whole or its first letters.

    Raises UnknownName if there is none, or if the letters fit several tellings.
    """
    # A whole key is looked up; only its first letters ask for all keys to be looked through.
    found = connection.execute(select(INCIDENT).where(_telling.key == key)).scalars().all()
    if not found and key:
        told = select(INCIDENT).where(_telling.key.startswith(key, autoescape=True)).distinct().limit(2)
        found = connection.execute(told).scalars().all()
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
        .where(among(event.version, wanted), claim.speaker_start.is_not(None))
        .where(unrejected(Layer.CLAIM, claim.version, claim.number))
        .order_by(event.number.desc())
    )
    rows = connection.execute(asked).all()
    texts = Texts(connection, (row[1] for row in rows))
    return {row[0]: texts.text(row[1])[row[2] : row[3]] for row in rows}


def tell_all(connection: Connection, name: str, ones: list[Member], teller: Teller) -> tuple[Telling, ...]:
    """Give what is told of an incident, in the order of its members."""
    tellers = _tellers(connection, ones)
    return tuple(teller.telling(one, name, tellers.get(one.row["id"])) for one in ones)
