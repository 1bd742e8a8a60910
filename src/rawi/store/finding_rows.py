"""The rows of an article's findings: offsets and codes, with entities as numbers within the article."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rawi.chronicle.identity import People
from rawi.chronicle.instrument_facts import InstrumentFacts, instrument_facts
from rawi.chronicle.parties import ACTOR, RECIPIENT, party_of
from rawi.chronicle.tellers import View
from rawi.records import Claim, Event, Instrument, Participant, Reading, Span
from rawi.timexes.bounds import bounds_of

Row = dict[str, Any]
# Stands between the parts of a list in one column.
BETWEEN = "\x1f"
# The rows of each table, by the table's name.
Rows = dict[str, list[Row]]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


class _Numbers:
    """The numbers of an article's entities."""

    def __init__(self, people: People) -> None:
        self._bearers = people.bearers

    def of(self, entity: str | None) -> int | None:
        bearer = self._bearers.get(entity or "")
        return bearer.number if bearer is not None else None

    def party(self, entity: str) -> str:
        bearer = self._bearers.get(entity)
        return party_of(bearer) if bearer is not None else entity


def _event(number: int, event: Event, numbers: _Numbers) -> Row:
    return {
        "number": number,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "type": event.type,
        "mode": event.mode,
        "modality": event.modality,
        "date": event.date,
        "place": numbers.of(event.place),
        "claim": event.claim,
    }


def _participants(number: int, event: Event, numbers: _Numbers) -> Iterator[Row]:
    sides: list[tuple[str, Participant]] = [(ACTOR, one) for one in event.actors]
    sides += [(RECIPIENT, one) for one in event.recipients]
    for place, (role, one) in enumerate(sides):
        yield {
            "event": number,
            "number": place,
            "role": role,
            "start": one.start,
            "end": one.end,
            "bearer": numbers.of(one.entity),
            "country": one.country,
        }


def _bounds(name: str, span: Span | Participant | None) -> Row:
    return {
        f"{name}_start": span.start if span is not None else None,
        f"{name}_end": span.end if span is not None else None,
    }


def _claim(number: int, claim: Claim, numbers: _Numbers) -> Row:
    speaker, addressee = claim.speaker, claim.addressee
    return {
        "number": number,
        "start": claim.cue.start,
        "end": claim.cue.end,
        "act": claim.act,
        "quote": claim.quote,
        **_bounds("content", claim.content),
        **_bounds("speaker", speaker),
        "speaker": numbers.of(speaker.entity) if speaker is not None else None,
        "speaker_country": speaker.country if speaker is not None else None,
        **_bounds("channel", claim.channel),
        "addressee": numbers.of(addressee.entity) if addressee is not None else None,
        "via": claim.via,
    }


def _instrument(number: int, instrument: Instrument, facts: InstrumentFacts) -> Row:
    first, last = bounds_of(instrument.date) if instrument.date else (None, None)
    since, until = bounds_of(instrument.founded) if instrument.founded else (None, None)
    return {
        **{"name": facts.name, "known": int(facts.known), "lemmas": " ".join(facts.lemmas)},
        **{"by": BETWEEN.join(facts.by), "alternating": int(facts.alternating), "sentence": facts.sentence},
        **{"founded": instrument.founded, "founded_earliest": _day(since), "founded_latest": _day(until)},
        **_bounds("step", instrument.step),
        "session": instrument.session,
        "number": number,
        "start": instrument.name.start,
        "end": instrument.name.end,
        "kind": instrument.kind,
        "status": instrument.status,
        "date": instrument.date,
        "earliest": _day(first),
        "latest": _day(last),
        "cadence": instrument.cadence,
        "instrument": instrument.instrument,
        **_bounds("scope", instrument.scope),
    }


def _instrument_parties(number: int, instrument: Instrument, numbers: _Numbers) -> Iterator[Row]:
    for place, party in enumerate(instrument.parties):
        yield {
            "instrument": number,
            "number": place,
            "party": numbers.party(party),
            "bearer": numbers.of(party),
        }


def finding_rows(reading: Reading, people: People) -> Rows:
    """Give the rows of all findings of a reading, without the number of its version."""
    numbers = _Numbers(people)
    events, instruments = list(enumerate(reading.events)), list(enumerate(reading.instruments))
    facts = tuple(instrument_facts(View(reading, people=people))) if instruments else ()
    return {
        "mention": [
            {
                "number": at,
                "start": m.start,
                "end": m.end,
                "type": m.type.value,
                "bearer": numbers.of(m.entity),
            }
            for at, m in enumerate(reading.mentions)
        ],
        "timex": [
            {
                **{"number": at, "start": t.start, "end": t.end, "type": t.type.value, "value": t.value},
                **{"earliest": _day(t.earliest), "latest": _day(t.latest)},
            }
            for at, t in enumerate(reading.timexes)
        ],
        "office": [
            {
                **{"number": at, "bearer": numbers.of(o.entity), "office": o.office},
                **{"country": o.country, "start": o.start, "end": o.end},
            }
            for at, o in enumerate(people.offices)
            if numbers.of(o.entity) is not None
        ],
        "event": [_event(at, event, numbers) for at, event in events],
        "participant": [row for at, event in events for row in _participants(at, event, numbers)],
        "claim": [_claim(at, claim, numbers) for at, claim in enumerate(reading.claims)],
        "instrument": [
            _instrument(at, one, told) for (at, one), told in zip(instruments, facts, strict=True)
        ],
        "instrument_party": [row for at, one in instruments for row in _instrument_parties(at, one, numbers)],
    }
