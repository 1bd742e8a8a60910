"""What an article has told of someone: the days on which he speaks, for what he says without a time."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from rawi.records import Event, Participant

# Types told in words, which mostly go on from one statement.
_IN_WORDS: Final = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "CONSULT"}
)
# A statement is dated by sentences this near before or behind.
_BEHIND: Final = 2


def _key(participant: Participant) -> str | None:
    return participant.entity or participant.text


class Days:
    """The days told of each speaker, sentence by sentence."""

    def __init__(self) -> None:
        self._days: dict[str, list[tuple[int, str]]] = {}
        self._background: set[int] = set()

    def note(self, people: Iterable[Participant], sentence: int, day: str | None) -> None:
        """Note that a sentence tells of someone on a day."""
        for person in people:
            key = _key(person)
            if key and day:
                self._days.setdefault(key, []).append((sentence, day))

    def note_background(self, sentence: int) -> None:
        """Note that a sentence tells what had happened before: its day is not that of what it follows."""
        self._background.add(sentence)

    def dated(self, event: Event, sentence: int) -> Event:
        """Give an event told in words the day of its speaker: last told before it, else soon behind it."""
        if event.date is not None or event.type not in _IN_WORDS or event.modality != "actual":
            return event
        for actor in event.actors:
            told = self._days.get(_key(actor) or "", [])
            before = [day for number, day in told if number <= sentence]
            behind = [
                day
                for number, day in told
                if sentence < number <= sentence + _BEHIND and number not in self._background
            ]
            if before or behind:
                return replace(event, date=before[-1] if before else behind[0])
        return event
