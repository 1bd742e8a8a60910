"""Who did it, and to whom, as a passage tells."""

from collections.abc import Iterator

from rawi.chronicle.attributes.value import Value
from rawi.chronicle.identity import BY_NAME
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.wording import wording
from rawi.records import EntityType, Participant

# Words behind a deed among which the owner of its thing is looked for: طائرة بدون طيار تابعة للقوات المسلحة.
_OWNER_REACH = 12
_STOPS = frozenset({"inside", "outside"})


def _party(view: View, one: Participant) -> str | None:
    return view.party(one.entity) if one.entity else one.country


def _sides(view: View, told: Told, attribute: str) -> Iterator[Value]:
    for number in told.events:
        event = view.reading.events[number]
        for one in event.actors if attribute == "agent" else event.recipients:
            party = _party(view, one)
            # Whoever announces a deed has not done it for that.
            speaks = attribute == "agent" and _speaks(view, told, one)
            if party is not None and not party.startswith(BY_NAME) and not speaks:
                start, end = _spot(one, event.trigger.start, event.trigger.end)
                yield Value(attribute, party, start, end)


def _speaks(view: View, told: Told, one: Participant) -> bool:
    """Tell whether a participant is he who tells the passage: `أعلنت الرئاسة مقتل ثلاثة`."""
    links = [link for link in told.teller.chain if link.start is not None]
    return one.start is not None and any(
        (link.start or 0) <= one.start < (link.end or 0) or link.name == one.text for link in links
    )


def _spot(one: Participant, start: int, end: int) -> tuple[int, int]:
    return (one.start, one.end) if one.start is not None and one.end is not None else (start, end)


def _made_there(told: Told, at: int) -> bool:
    """Tell whether a nationality says only where something was made: `تركية الصنع`."""
    return wording("chronicle/makes").at(told.words, at + 1) is not None


def _owner(view: View, told: Told, place: int) -> Value | None:
    """Find whose the thing is that a deed is done to: the first state or body named behind it."""
    tokens = told.words.tokens
    first = next((at for at, token in enumerate(tokens) if token.start >= place), len(tokens))
    mentions = {one.start: one for one in view.mentions_in(told.start, told.end)}
    for at in range(first + 1, min(len(tokens), first + _OWNER_REACH)):
        found = wording("chronicle/territory").at(told.words, at)
        if (found is not None and found.row["role"] in _STOPS) or not tokens[at].word.is_arabic:
            return None
        token = tokens[at]
        one = next((mentions[spot] for spot in range(token.start, token.end) if spot in mentions), None)
        if one is None or one.type in (EntityType.PER, EntityType.LOC) or _made_there(told, at):
            continue
        party = view.party(one.entity)
        # A body without a country tells less than the country that may follow it.
        if party is not None and (
            one.type is not EntityType.ORG or view.bearers[one.entity].kind is not None
        ):
            return Value("target", party, one.start, one.end)
    return None


def find_roles(view: View, told: Told, happening: Happening) -> Iterator[Value]:
    """Yield who did it and to whom."""
    yield from _sides(view, told, "agent")
    owners = [_owner(view, told, place) for place in told.places] if happening.deeds else []
    named = [one for one in owners if one is not None]
    yield from named or _sides(view, told, "target")
