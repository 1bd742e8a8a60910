"""Selects what a brief tells of: incidents, agreements, relations, by the subject that was asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from rawi.brief.document import Asked
from rawi.brief.evidence import Happening, find_happenings, happenings_of
from rawi.chronicle.lemmas import search_forms
from rawi.errors import NothingFound
from rawi.manners.reader import LANGUAGES, read_locale
from rawi.store import schema
from rawi.store.answers import Filters, Relation, Source
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.accounts import incident_of
from rawi.store.queries.instruments import LedgerFilters, find_instruments
from rawi.store.queries.known import standing
from rawi.store.queries.members import INCIDENT, chunks
from rawi.store.queries.relations import find_relations
from rawi.store.queries.search import search

PAIR, ACTOR, INCIDENT_ID, INSTRUMENT, ABOUT = SUBJECTS = ("pair", "actor", "incident", "instrument", "about")
_MOST_HITS = 200
_MOST_ENTRIES = 25
_event, _telling = schema.event.c, schema.telling.c


def can_be_asked(asked: Asked) -> bool:
    """Tell whether it is something that a brief can be about, in a language that Rawi speaks.

    >>> from rawi.manners.reader import Reader
    >>> can_be_asked(Asked("pair", ("DZ",), Reader("ar")))
    False
    """
    parties = 2 if asked.about == PAIR else 1
    if asked.about not in SUBJECTS or len(asked.words) != parties or asked.reader.language not in LANGUAGES:
        return False
    days = (day for _, day in _limits(asked) if day is not None)
    return all(map(_is_day, days)) and read_locale(asked.reader.locale) is not None


def _is_day(told: str) -> bool:
    try:
        return date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False


class Selection(NamedTuple):
    """What a brief tells of; `entries` stand on the day `on`."""

    happenings: tuple[Happening, ...]
    entries: tuple[LedgerEntry, ...]
    relations: tuple[Relation, ...]
    filters: Filters

    @property
    def versions(self) -> tuple[int, ...]:
        """The versions of articles that tell it."""
        told = [version for one in self.happenings for version in one.versions]
        told += [one.version for entry in self.entries for one in entry_sources(entry)]
        return tuple(dict.fromkeys(told))


def entry_sources(entry: LedgerEntry) -> tuple[Source, ...]:
    """List all words that tell of an instrument."""
    return (entry.source, *(source for step in entry.steps for source in step.sources))


def filters_of(asked: Asked) -> Filters:
    """Give the filters of what was asked."""
    return Filters(
        actor=asked.words[0] if asked.about == ACTOR else None,
        pair=(asked.words[0], asked.words[1]) if asked.about == PAIR else None,
        since=asked.since,
        until=asked.until,
        as_of=asked.as_of,
        limit=None,
    )


def _within(happening: Happening, asked: Asked) -> bool:
    first, last = happening.incident.first, happening.incident.last
    if asked.since is not None and (last is None or last < asked.since):
        return False
    return asked.until is None or (first is not None and first <= asked.until)


def _incidents_in(
    connection: Connection, places: Iterable[tuple[int, int, int]], filters: Filters
) -> list[int]:
    """Give the numbers of the incidents that some passages of versions tell."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for version, start, end in places:
        spans.setdefault(version, []).append((start, end))
    found: dict[int, None] = {}
    for some in chunks(sorted(spans)):
        asked = (
            select(_event.version, _event.start, INCIDENT)
            .join_from(schema.event, schema.telling, _event.telling == _telling.id)
            .where(_event.version.in_(some), standing())
        )
        for version, start, incident in connection.execute(asked):
            if any(first <= start < last for first, last in spans[version]):
                found[incident] = None
    return list(found)


def _entries_of(connection: Connection, versions: Iterable[int], asked: Asked) -> tuple[LedgerEntry, ...]:
    """Give the instruments of which some versions tell a step."""
    wanted = set(versions)
    found = find_instruments(
        connection, Filters(as_of=asked.as_of, limit=None), LedgerFilters(on=asked.until)
    )
    return tuple(
        entry
        for entry in found
        if any(source.version in wanted for step in entry.steps for source in step.sources)
    )[:_MOST_ENTRIES]


def _moved_within(entry: LedgerEntry, asked: Asked) -> bool:
    """Whether an instrument took a step in the time asked for; its whole life is told then."""
    days = [(step.first or "", step.last or "") for step in entry.steps]
    since, until = asked.since or "", asked.until or "9999"
    return any(first <= until and last >= since for first, last in days)


def _by_parties(connection: Connection, asked: Asked) -> Selection:
    filters = filters_of(asked)
    happenings = find_happenings(connection, filters)
    whole = replace(filters, since=None, until=None)
    entries = find_instruments(connection, whole, LedgerFilters(on=asked.until))
    moved = tuple(entry for entry in entries if _moved_within(entry, asked))[:_MOST_ENTRIES]
    relations = tuple(find_relations(connection, filters))
    known = {one.incident.id for one in happenings}
    missing = sorted({key for one in relations for key in one.ids} - known)
    if missing:
        numbers = [incident_of(connection, key) for key in missing]
        happenings += happenings_of(connection, numbers, replace(filters, actor=None, pair=None))
    ordered = tuple(sorted(happenings, key=lambda one: (one.incident.first or "", one.incident.id)))
    return Selection(ordered, moved, relations, filters)


def _by_incident(connection: Connection, asked: Asked) -> Selection:
    filters = filters_of(asked)
    happenings = happenings_of(connection, [incident_of(connection, asked.words[0])], filters)
    versions = [version for one in happenings for version in one.versions]
    return Selection(happenings, _entries_of(connection, versions, asked), (), filters)


def _by_instrument(connection: Connection, asked: Asked) -> Selection:
    filters = filters_of(asked)
    named = LedgerFilters(name=asked.words[0], on=asked.until)
    entries = tuple(find_instruments(connection, replace(filters, since=None, until=None), named))
    told = [source for entry in entries for source in entry_sources(entry)]
    numbers = _incidents_in(connection, ((one.version, one.start, one.end) for one in told), filters)
    happenings = happenings_of(connection, numbers, filters)
    return Selection(tuple(one for one in happenings if _within(one, asked)), entries, (), filters)


def _holds(source: Source, terms: Sequence[str]) -> bool:
    """Whether a sentence or its headline has any of the words that were looked for."""
    lemmas = f" {search_forms(source.words)[1]} {search_forms(source.title or '')[1]} "
    return any(f" {term} " in lemmas for term in terms)


def _by_words(connection: Connection, asked: Asked) -> Selection:
    filters = filters_of(asked)
    hits = search(connection, asked.words[0], Filters(as_of=asked.as_of, limit=_MOST_HITS))
    versions = [hit.source.version for hit in hits]
    whole = ((version, 0, 1 << 40) for version in versions)
    told = happenings_of(connection, _incidents_in(connection, whole, filters), filters)
    terms = search_forms(asked.words[0])[1].split()
    happenings = tuple(
        one for one in told if _within(one, asked) and any(_holds(source, terms) for source in one.sources)
    )
    entries = tuple(
        entry
        for entry in _entries_of(connection, versions, asked)
        if _moved_within(entry, asked) and any(_holds(source, terms) for source in entry_sources(entry))
    )
    return Selection(happenings, entries, (), filters)


_SELECT = {
    **dict.fromkeys((PAIR, ACTOR), _by_parties),
    INCIDENT_ID: _by_incident,
    INSTRUMENT: _by_instrument,
    ABOUT: _by_words,
}


def select_for(connection: Connection, asked: Asked) -> Selection:
    """Select what a brief tells of.

    Raises NothingFound if the chronicle knows nothing of it in the time asked for, UnknownName if nobody has
    a name that was given.
    """
    found = _SELECT[asked.about](connection, asked)
    if not found.happenings and not found.entries:
        subject = ", ".join(asked.words)
        limits = [f"{name} {day}" for name, day in _limits(asked) if day is not None]
        within = f" ({', '.join(limits)})" if limits else ""
        raise NothingFound(
            f"«{subject}»{within}: the chronicle tells nothing of it, so there is no brief; "
            "ask for a longer time, or look with: rawi incidents, rawi instruments, rawi search"
        )
    return found


def _limits(asked: Asked) -> tuple[tuple[str, str | None], ...]:
    return ("since", asked.since), ("until", asked.until), ("as of", asked.as_of)
