"""Tells a claim's parts one by one, each linked to the words of the article that tell it."""

from collections.abc import Iterator

from rawi.records import Claim, Participant, Reading
from rawi.render.event_parts import Name, Part
from rawi.render.kinds import label
from rawi.render.marks import participant_anchors
from rawi.render.naming import entities_by_id, participant_label, same

_SHOWN = 90


def _shortened(text: str) -> str:
    """Cut what is said to its first words."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"


class _Teller:
    """Names the parts of the claims of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known = entities_by_id(reading)
        self._anchors = participant_anchors(reading)

    def _who(self, participant: Participant | None) -> Iterator[Name]:
        if participant is not None:
            anchor = None
            if participant.start is not None and participant.end is not None:
                anchor = self._anchors[participant.start, participant.end]
            yield Name(participant_label(participant, self._known), anchor)

    def _said(self, claim: Claim, number: int) -> Iterator[Name]:
        if claim.content is not None:
            yield Name(same(_shortened(claim.content.text)), f"content-{number}")

    def _carrier(self, claim: Claim) -> Iterator[Name]:
        if claim.via is not None:
            carrier = self._reading.claims[claim.via]
            who = carrier.speaker
            words = same(carrier.cue.text) if who is None else participant_label(who, self._known)
            yield Name(words, f"claim-{claim.via}")

    def parts(self, claim: Claim, number: int) -> tuple[Part, ...]:
        """Give the parts that a claim has."""
        channel = [Name(same(claim.channel.text), None)] if claim.channel is not None else []
        told = {
            "speaker": self._who(claim.speaker),
            "content": self._said(claim, number),
            "addressee": self._who(claim.addressee),
            "channel": channel,
            "via": self._carrier(claim),
        }
        parts = (Part(key, label(key), tuple(names)) for key, names in told.items())
        return tuple(part for part in parts if part.names)


def claim_parts_of(reading: Reading) -> tuple[tuple[Part, ...], ...]:
    """Give the parts of every claim of a reading, in the order of the claims."""
    teller = _Teller(reading)
    return tuple(teller.parts(claim, number) for number, claim in enumerate(reading.claims))
