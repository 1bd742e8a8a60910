"""Claims while an article is still read: what is known of each, and which of them holds a character."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.claims.agreement import Voice
from rawi.records import Claim, Participant, Span

DIRECT: Final = "direct"
INDIRECT: Final = "indirect"


class Draft(NamedTuple):
    """A claim with its voice; `carrier` is the number of the draft that brings it, where a chain tells."""

    cue: Span
    act: str
    voice: Voice | None
    content: Span | None
    quote: str
    channel: Span | None
    addressee: Participant | None
    carrier: int | None
    rule: str


def holding(drafts: Sequence[Draft], start: int, *, but: int | None = None) -> int | None:
    """Give the number of the draft whose content is the smallest that holds a character."""
    best: int | None = None
    size = 0
    for number, draft in enumerate(drafts):
        content = draft.content
        if content is None or number == but or not content.start <= start < content.end:
            continue
        if best is None or content.end - content.start < size:
            best, size = number, content.end - content.start
    return best


def finished(drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Make claims of drafts in reading order, each with the one that carries it."""
    order = sorted(range(len(drafts)), key=lambda number: (drafts[number].cue.start, number))
    place = {number: index for index, number in enumerate(order)}
    claims = []
    for number in order:
        draft = drafts[number]
        via = draft.carrier
        if via is None:
            via = holding(drafts, draft.cue.start, but=number)
        claims.append(
            Claim(
                draft.cue,
                draft.voice.participant if draft.voice else None,
                draft.act,
                draft.content,
                draft.quote,
                draft.channel,
                draft.addressee,
                None if via is None else place[via],
                draft.rule,
            )
        )
    return tuple(claims)
