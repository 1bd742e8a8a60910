"""What a reviewer looks at: incidents to choose from, one with its tellings, and what was corrected."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from rawi.chronicle.corrections import Correction, Part
from rawi.errors import UnknownName
from rawi.store.account_answers import Accounts
from rawi.store.answers import Filters, Incident
from rawi.store.queries.incidents import find_incidents
from rawi.store.queries.versions import find_versions
from rawi.store.replaying import load_corrections

_LATEST, _NEAR, _NEAR_DAYS = 30, 10, 4


class Made(NamedTuple):
    """A correction as it is listed: with the words of each part."""

    correction: Correction
    words: tuple[str, ...]


class ToReview(NamedTuple):
    """One incident, and others that it may be one with."""

    told: Accounts
    near: tuple[Incident, ...]


def _words(one: Correction) -> tuple[str, ...]:
    if one.names:
        return tuple(dict.fromkeys(named.words for named in one.names))
    firsts: dict[Part, str] = {}
    for passage in one.passages:
        firsts.setdefault(passage.part, passage.sentence)
    return tuple(firsts.values())


def find_made(connection: Connection) -> tuple[Made, ...]:
    """List the latest corrections, the newest first, those undone too."""
    found = load_corrections(connection, undone=True)
    return tuple(Made(one, _words(one)) for one in found[-_LATEST:][::-1])


def _near_days(one: Incident) -> tuple[str | None, str | None]:
    try:
        first, last = (date.fromisoformat(day) if day else None for day in (one.first, one.last))
    except ValueError:
        return one.first, one.last
    reach = timedelta(days=_NEAR_DAYS)
    return (
        (first - reach).isoformat() if first else None,
        (last + reach).isoformat() if last else None,
    )


def _with_actor(connection: Connection, key: str, filters: Filters) -> list[Incident]:
    try:
        return find_incidents(connection, replace(filters, actor=key))
    except UnknownName:  # a participant that is words alone
        return []


def find_to_review(connection: Connection, key: str) -> ToReview:
    """Find an incident with its tellings, and those of the same days with one of its parties.

    Raises UnknownName if no incident has the key.
    """
    told = find_versions(connection, key, Filters())
    one = told.incident
    since, until = _near_days(one)
    parties = dict.fromkeys(party.key for party in (*one.actors, *one.recipients))
    near: dict[str, Incident] = {}
    for party in parties if since and until else ():
        filters = Filters(since=since, until=until, limit=_NEAR)
        near.update((other.id, other) for other in _with_actor(connection, party, filters))
    near.pop(one.id, None)
    # Those of the same type first, then those that more tell.
    ranked = sorted(near.values(), key=lambda other: (other.type != one.type, -other.voices, other.id))
    return ToReview(told, tuple(ranked[:_NEAR]))
