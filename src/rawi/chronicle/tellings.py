"""Joins the events of one article that mean the same happening into one telling of it."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from rawi.chronicle.deeds import deed_of
from rawi.chronicle.families import family
from rawi.chronicle.frames import Basis, Frame, beside, frame_of, overlap
from rawi.chronicle.identity import Bearer
from rawi.chronicle.parties import ACTOR, RECIPIENT, Side, side_of
from rawi.records import Event, Reading

FOUNDING = ("actual", "planned")
HYPOTHETICAL = "hypothetical"
_KEY_BYTES = 8
_LONGEST_SENTENCE = 300
_ENDS = ("\n", ". ", "!", "\N{ARABIC QUESTION MARK}")


class Telling(NamedTuple):
    """One happening as one article tells it; `events` are the numbers of its events in the reading."""

    key: str
    events: tuple[int, ...]
    family: str
    type: str
    mode: str | None
    modality: str
    frame: Frame
    place: int | None
    sides: tuple[Side, ...]


class _Draft:
    """A telling while events are still joined to it."""

    def __init__(self, number: int, event: Event, frame: Frame, sides: Sequence[Side]) -> None:
        self.numbers = [number]
        self.event = event
        self.mode = event.mode
        self.place = event.place
        self.frame = frame
        self.sides = list(sides)
        self.deeds: set[str] = set()

    def parties(self) -> set[str]:
        return {side.party for side in self.sides if side.party is not None}

    def takes(self, event: Event, frame: Frame, sides: Sequence[Side], deed: str | None) -> bool:
        """Tell whether an event can be the same happening: nothing it says contradicts."""
        if event.modality != self.event.modality:
            return False
        # The same done to the same thing is one happening by whatever type: shot down, destroyed.
        if deed is None or deed not in self.deeds:
            if event.type != self.event.type:
                return False
            if self.mode and event.mode and self.mode != event.mode:
                return False
        if self.place and event.place and self.place != event.place:
            return False
        if event.date is not None and self.event.date is not None and not overlap(frame, self.frame):
            return False
        theirs = {side.party for side in sides if side.party is not None}
        return not theirs or not self.parties() or bool(theirs & self.parties())

    def join(self, number: int, event: Event, frame: Frame, sides: Sequence[Side]) -> None:
        self.numbers.append(number)
        self.mode = self.mode or event.mode
        self.place = self.place or event.place
        if self.frame.basis is not Basis.TOLD and frame.basis is not Basis.PUBLISHED and frame.cell:
            self.frame = frame
        known = {(side.role, side.party, side.bearer) for side in self.sides}
        self.sides.extend(side for side in sides if (side.role, side.party, side.bearer) not in known)


def telling_key(text_digest: str, start: int, kind: str) -> str:
    """Give the key of a telling: the same for the same words of the same text, on every machine."""
    told = f"{text_digest}:{start}:{kind}".encode()
    return blake2b(told, digest_size=_KEY_BYTES).hexdigest()


def _sides(event: Event, bearers: dict[str, Bearer]) -> tuple[Side, ...]:
    actors = (side_of(one, ACTOR, bearers) for one in event.actors)
    return (*actors, *(side_of(one, RECIPIENT, bearers) for one in event.recipients))


def find_tellings(reading: Reading, bearers: dict[str, Bearer], *, digest: str) -> tuple[Telling, ...]:
    """Join an article's events into tellings, in the order of its text; what might be is left out.

    >>> from rawi import read
    >>> from rawi.chronicle.identity import identify
    >>> text = "قصف الجيش التركي بلدة سنجار أمس. وأدى القصف التركي إلى نزوح السكان."
    >>> reading = read(text, published="2020-06-16")
    >>> [told.events for told in find_tellings(reading, identify(reading).bearers, digest="")]
    [(0, 1)]
    """
    drafts: list[_Draft] = []
    near: tuple[Event, Frame] | None = None
    for number, event in enumerate(reading.events):
        if event.modality == HYPOTHETICAL:
            continue
        frame, sides = frame_of(event, reading.published), _sides(event, bearers)
        if near is not None and _is_one_sentence(reading.text, near[0], event):
            frame = beside(near[1], event, reading.published)
        if frame.basis is Basis.TOLD:
            near = event, frame
        deed = deed_of(reading.text, event.trigger)
        # The nearest before it that it can mean.
        same = next((draft for draft in reversed(drafts) if draft.takes(event, frame, sides, deed)), None)
        if same is None:
            same = _Draft(number, event, frame, sides)
            drafts.append(same)
        else:
            same.join(number, event, frame, sides)
        if deed is not None:
            same.deeds.add(deed)
    return tuple(_telling(draft, bearers, digest) for draft in drafts)


def _is_one_sentence(text: str, one: Event, other: Event) -> bool:
    """Tell whether two event words stand in one sentence, as far as their signs tell."""
    between = text[one.trigger.end : other.trigger.start]
    return len(between) <= _LONGEST_SENTENCE and not any(sign in between for sign in _ENDS)


def _telling(draft: _Draft, bearers: dict[str, Bearer], digest: str) -> Telling:
    event = draft.event
    place = bearers.get(draft.place or "")
    return Telling(
        telling_key(digest, event.trigger.start, event.type),
        tuple(draft.numbers),
        family(event.type),
        event.type,
        draft.mode,
        event.modality,
        draft.frame,
        place.number if place is not None else None,
        tuple(draft.sides),
    )
