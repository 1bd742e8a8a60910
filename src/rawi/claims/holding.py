"""Tells of each event whose word it is: the innermost claim whose content holds its trigger."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rawi.records import Claim, Event


def with_claims(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Give events with the index of the claim that tells them; None where the article itself does.

    An event whose trigger is itself the cue of a claim (`اتهم`) belongs to an outer claim only.
    """
    if not claims:
        return tuple(events)
    told = sorted(
        (claim.content.start, claim.content.end, index)
        for index, claim in enumerate(claims)
        if claim.content is not None
    )
    starts = [start for start, _, _ in told]
    longest = max((end - start for start, end, _ in told), default=0)
    return tuple(replace(event, claim=_claim_of(event, (told, starts, longest), claims)) for event in events)


def _claim_of(
    event: Event, known: tuple[list[tuple[int, int, int]], list[int], int], claims: Sequence[Claim]
) -> int | None:
    told, starts, longest = known
    at = event.trigger.start
    best: int | None = None
    size = longest + 1
    for place in range(bisect_right(starts, at) - 1, -1, -1):
        start, end, index = told[place]
        if at - start > longest:
            break
        if at < end and end - start < size and claims[index].cue.start != at:
            best, size = index, end - start
    return best
