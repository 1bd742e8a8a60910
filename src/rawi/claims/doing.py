"""Tells who does what is done by speaking: of events that a claim's cue names, its speaker acts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rawi.language.verbs.pronouns import split_pronoun
from rawi.language.vocabulary import is_listed_word
from rawi.letters import TEH_MARBUTA, lookup_key
from rawi.records import Claim, Event, Participant

# What one asks for is asked of somebody; who is accused stands in what is said.
_ASKED: Final = frozenset({"REQUEST"})
# What nobody does by speaking of it.
_FORCE: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})


def done_by_speaking(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Give events with the speaker as actor of those that the cue or the first noun of a claim names."""
    if not claims:
        return tuple(events)
    cues = {claim.cue.start: claim for claim in claims}
    heads = {claim.content.start: claim for claim in claims if claim.content is not None}
    found = []
    for event in events:
        claim = cues.get(event.trigger.start)
        if claim is not None:
            found.append(_spoken(event, claim))
            continue
        claim = heads.get(event.trigger.start)
        found.append(event if claim is None else _expressed(event, claim))
    return tuple(found)


def _spoken(event: Event, claim: Claim) -> Event:
    """An event of the cue itself: `طالب الحزب الحكومة ب…`."""
    event = _acted(event, claim.speaker)
    asked = claim.addressee
    if event.type not in _ASKED or asked is None or (claim.speaker and _is_same(claim.speaker, asked)):
        return event
    is_told = any(_is_same(asked, one) for one in event.recipients)
    return event if is_told else replace(event, recipients=(asked,))


def _expressed(event: Event, claim: Claim) -> Event:
    """An event of the noun that is said: `جدد الوزير | رفضه`, `أعرب عن | إدانته`."""
    if event.type in _FORCE:
        return event  # تعهد البيان بأن | اغتيالهم لن يمر
    key = lookup_key(event.trigger.text)
    is_own = bool(split_pronoun(key)) and not event.trigger.text.endswith(TEH_MARBUTA)
    return _acted(event, claim.speaker) if is_own and not is_listed_word(key) else event


def _acted(event: Event, speaker: Participant | None) -> Event:
    if speaker is None or any(_is_same(speaker, one) for one in event.actors):
        return event
    others = tuple(one for one in event.recipients if not _is_same(speaker, one))
    return replace(event, actors=(speaker,), recipients=others)


def _is_same(one: Participant, two: Participant) -> bool:
    if one.entity is not None and one.entity == two.entity:
        return True
    if None in (one.start, one.end, two.start, two.end):
        return False
    return one.start < two.end and two.start < one.end  # type: ignore[operator]
