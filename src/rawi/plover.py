"""Writes events in the fields of PLOVER, the Political Language Ontology for Verifiable Event Records.

PLOVER has no modality. What is planned becomes the type of its announcement where PLOVER has one, and
what is negated or hypothetical is left out unless asked for; Rawi's own event stays whole under `rawi`.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import msgspec

from rawi.events.contexts import plover_contexts
from rawi.events.ontology import Types, event_types, find_type
from rawi.language.sentences import Sentence, segment
from rawi.lexicon import load_table
from rawi.records import Entity, Event, Participant, Reading

VERSION = "PLOVER 2021"
LANGUAGE = "ar"
EXPORTED = frozenset({"actual", "planned"})

_PLANNED = "planned"
# What PLOVER calls the announcement of each: a promise to meet is an agreement.
_ANNOUNCED = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
}
# TIMEX3 values that fix a day, a week, a month or a year; a part of the day may follow the day.
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:T.*)?")
_LONGER = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})|-(?P<week>W\d{2}))?")
# Codes of states that are no more; CLDR keeps them beside those in use.
_WITHDRAWN = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})


class _Dated(NamedTuple):
    """A day for PLOVER, and what it rests on: `told`, `earliest` of those told, `published`, `unknown`."""

    day: str | None
    basis: str


@cache
def _alpha_3() -> dict[str, str]:
    """Give the ISO 3166 alpha-3 codes, which PLOVER writes, by the alpha-2 codes."""
    from babel.core import get_global  # slow to load, and only this export needs it

    codes: dict[str, str] = {}
    for code, territories in get_global("territory_aliases").items():
        if re.fullmatch("[A-Z]{3}", code) and code not in _WITHDRAWN and len(territories) == 1:
            codes[territories[0]] = code
    return codes


@cache
def _sectors() -> dict[str, str]:
    return {row["kind"]: row["sector"] for row in load_table("plover/sectors")}


def _known(**fields: object) -> dict[str, object]:
    """Leave out what is not known."""
    return {name: value for name, value in fields.items() if value is not None}


def _country(code: str | None) -> str | None:
    return _alpha_3().get(code, code) if code else None


def _participant(participant: Participant, entities: dict[str, Entity]) -> dict[str, object]:
    entity = entities.get(participant.entity or "")
    name = entity.name or entity.name_ar if entity else participant.entity or participant.text
    code = _country(participant.country or (entity.country if entity else None))
    sector = _sectors().get(entity.kind or "") if entity else None
    return _known(name=name or code, country=code, sector=sector, text=participant.text)


def _location(place: str | None, entities: dict[str, Entity]) -> dict[str, object] | None:
    if place is None:
        return None
    entity = entities.get(place)
    if entity is None:
        return {"name": place}
    return _known(
        name=entity.name or entity.name_ar,
        country=_country(entity.country),
        latitude=entity.latitude,
        longitude=entity.longitude,
    )


def _first_day(value: str) -> str | None:
    """Give the first day of a week, month or year; None for another value."""
    match = _LONGER.fullmatch(value)
    if match is None:
        return None
    rest = match["week"] or f"{match['month'] or '01'}-01"
    try:
        return date.fromisoformat(f"{match['year']}-{rest}").isoformat()
    except ValueError:
        return None


def _dated(event: Event, reading: Reading) -> _Dated:
    if event.date is None:
        day = reading.published
        return _Dated(day.isoformat(), "published") if day else _Dated(None, "unknown")
    if match := _DAY.fullmatch(event.date):
        return _Dated(match["day"], "told")
    told = (timex.earliest for timex in reading.timexes if timex.value == event.date)
    earliest = next(filter(None, told), None)
    first = earliest.isoformat() if earliest else _first_day(event.date)
    return _Dated(first, "earliest" if first else "unknown")


def _typed(event: Event) -> tuple[str, str | None]:
    """Give the type and mode in PLOVER: for a plan, those of its announcement."""
    if event.modality == _PLANNED and event.type in _ANNOUNCED:
        return _ANNOUNCED[event.type], None
    return event.type, event.mode


class _Export:
    """What all events of one reading share."""

    def __init__(self, reading: Reading, types: Types) -> None:
        self._reading = reading
        self._types = types
        self._entities = {entity.id: entity for entity in reading.entities}
        self._sentences = segment(reading.text)
        self._starts = [sentence.start for sentence in self._sentences]

    def _sentence(self, event: Event) -> Sentence:
        return self._sentences[max(0, bisect_right(self._starts, event.trigger.start) - 1)]

    def _words(self, event: Event) -> str:
        sentence = self._sentence(event)
        return self._reading.text[sentence.start : max(sentence.end, event.trigger.end)].strip()

    def record(self, number: int, event: Event) -> dict[str, Any]:
        """Give one event as a record of PLOVER."""
        reading, (name, mode) = self._reading, _typed(event)
        known, dated = find_type(name, mode, types=self._types), _dated(event, reading)
        return {
            "id": f"{reading.id}:{number}",
            "version": VERSION,
            "date": dated.day,
            "event_type": name,
            "event_mode": mode,
            "event_context": list(plover_contexts(self._sentence(event))),
            "quad_code": known.quad.code if known else None,
            "intensity": known.score if known else None,
            "actor": [_participant(participant, self._entities) for participant in event.actors],
            "recipient": [_participant(participant, self._entities) for participant in event.recipients],
            "location": _location(event.place, self._entities),
            "text": self._words(event),
            "language": LANGUAGE,
            "publisher": reading.source,
            "publication_date": reading.published.isoformat() if reading.published else None,
            "url": reading.url,
            "rawi": {
                "article": reading.id,
                "number": number,
                "date_basis": dated.basis,
                **msgspec.to_builtins(event),
            },
        }


def plover_events(
    reading: Reading,
    *,
    types: Types | None = None,
    modalities: Collection[str] = EXPORTED,
    numbers: Collection[int] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the events of a reading as records of PLOVER, numbered as they stand in the reading.

    `types` are Rawi's own, or those that `rawi.events.ontology.load_types` gives; only events of these
    `modalities` are yielded, and, where `numbers` are given, only those.
    """
    wanted = [
        (number, event)
        for number, event in enumerate(reading.events)
        if event.modality in modalities and (numbers is None or number in numbers)
    ]
    if not wanted:
        return
    export = _Export(reading, event_types() if types is None else types)
    for number, event in wanted:
        yield export.record(number, event)


def dump_plover(reading: Reading, *, types: Types | None = None) -> str:
    """Write the events of a reading as lines of JSON, one event a line; nothing if there are none."""
    encode = msgspec.json.encode
    return "".join(f"{encode(event).decode('utf-8')}\n" for event in plover_events(reading, types=types))
