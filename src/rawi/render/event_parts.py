"""Tells an event's parts one by one, each linked to the words of the article that tell it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rawi.records import Event, Mention, Participant, Reading, Timex
from rawi.render.kinds import Label, label
from rawi.render.marks import participant_anchors
from rawi.render.naming import (
    entities_by_id,
    id_label,
    modality_label,
    participant_label,
    same,
    speaker_label,
)


class Name(NamedTuple):
    """What is named, and the anchor of its words if it has some."""

    label: Label
    anchor: str | None


class Part(NamedTuple):
    """One part of an event, such as its actors: what it is, and those named in it."""

    key: str
    title: Label
    names: tuple[Name, ...]


def _nearest(findings: Iterable[tuple[int, Timex | Mention]], event: Event) -> int | None:
    """Give the number of the finding that stands nearest to the trigger."""
    distances = [(abs(found.start - event.trigger.start), number) for number, found in findings]
    return min(distances)[1] if distances else None


class _Teller:
    """Names the parts of the events of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known = entities_by_id(reading)
        self._anchors = participant_anchors(reading)

    def _mention(self, entity: str | None, event: Event) -> str | None:
        """Give the anchor of the nearest words that name an entity."""
        named = ((n, found) for n, found in enumerate(self._reading.mentions) if found.entity == entity)
        number = _nearest(named, event)
        return None if number is None else f"mention-{number}"

    def _participant(self, participant: Participant, event: Event) -> Name:
        if participant.start is not None and participant.end is not None:
            anchor: str | None = self._anchors[participant.start, participant.end]
        else:
            anchor = self._mention(participant.entity, event)
        return Name(participant_label(participant, self._known), anchor)

    def _date(self, event: Event) -> Iterator[Name]:
        if event.date:
            told = ((n, timex) for n, timex in enumerate(self._reading.timexes) if timex.value == event.date)
            number = _nearest(told, event)
            yield Name(same(event.date), None if number is None else f"timex-{number}")

    def _place(self, event: Event) -> Iterator[Name]:
        if event.place:
            yield Name(id_label(event.place, self._known), self._mention(event.place, event))

    def _claim(self, event: Event) -> Iterator[Name]:
        """Whose word the event is, where somebody's it is."""
        if event.claim is not None:
            claim = self._reading.claims[event.claim]
            words = speaker_label(claim, self._known) or same(claim.cue.text)
            yield Name(words, f"claim-{event.claim}")

    def parts(self, event: Event) -> tuple[Part, ...]:
        """Give the parts that an event has."""
        modality = modality_label(event)
        told = {
            "actors": (self._participant(one, event) for one in event.actors),
            "recipients": (self._participant(one, event) for one in event.recipients),
            "date": self._date(event),
            "place": self._place(event),
            "modality": [Name(modality, None)] if modality else [],
            "claim": self._claim(event),
        }
        parts = (Part(key, label(key), tuple(names)) for key, names in told.items())
        return tuple(part for part in parts if part.names)


def parts_of(reading: Reading) -> tuple[tuple[Part, ...], ...]:
    """Give the parts of every event of a reading, in the order of the events."""
    teller = _Teller(reading)
    return tuple(teller.parts(event) for event in reading.events)
