"""What is highlighted in an article's text: one mark for each finding, layer by layer.

A new layer is shown by its rows in `lexicons/render/kinds.tsv` and one function here.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rawi.letters import ALEF, LAM
from rawi.records import Claim, Entity, Event, Instrument, Mention, Participant, Reading, Reference, Timex
from rawi.render.kinds import Kind, Label, country_label, kinds, label
from rawi.render.naming import (
    act_label,
    entities_by_id,
    entity_label,
    id_label,
    instrument_kind_label,
    joined,
    kind_label,
    modality_label,
    participant_label,
    party_labels,
    same,
    speaker_label,
    status_label,
)

_OWN_ANCHOR, _OWN_STEP = "participant-", "step-"


class Fact(NamedTuple):
    """Something told of a finding: the key of what it is, and its value for both languages."""

    key: str
    value: Label


class Mark(NamedTuple):
    """Some highlighted words: where they stand, their kind, an anchor to link to, what is told."""

    start: int
    end: int
    kind: Kind
    anchor: str
    facts: tuple[Fact, ...]


def days(timex: Timex) -> str:
    """Write the days a time can mean: one, a range, or nothing if none is known.

    >>> from rawi.records import TimexType
    >>> from datetime import date
    >>> first, last = date(2025, 4, 1), date(2025, 4, 30)
    >>> days(Timex(0, 5, "أفريل", TimexType.DATE, "2025-04", first, last, "timexes.month"))
    '2025-04-01 – 2025-04-30'
    """
    if timex.earliest == timex.latest:
        return timex.earliest.isoformat() if timex.earliest else ""
    first = timex.earliest.isoformat() if timex.earliest else "…"
    last = timex.latest.isoformat() if timex.latest else "…"
    return f"{first} – {last}"


def _timex_facts(timex: Timex) -> Iterator[Fact]:
    yield Fact("value", same(timex.value))
    span = days(timex)
    if span and span != timex.value:
        yield Fact("range", same(span))
    if timex.calendar:
        yield Fact("calendar", label(timex.calendar))
    yield Fact("rule", same(timex.rule))


def _entity_facts(finding: Mention | Reference, entity: Entity | None) -> Iterator[Fact]:
    if entity is None:
        yield Fact("entity", same(finding.entity))
    else:
        yield Fact("entity", entity_label(entity))
        if entity.country:
            yield Fact("country", country_label(entity.country))
    yield Fact("rule", same(finding.rule))


def _timex_marks(reading: Reading) -> Iterator[Mark]:
    for number, timex in enumerate(reading.timexes):
        facts = tuple(_timex_facts(timex))
        yield Mark(timex.start, timex.end, kinds()[timex.type], f"timex-{number}", facts)


def _mention_marks(reading: Reading) -> Iterator[Mark]:
    known = entities_by_id(reading)
    for number, mention in enumerate(reading.mentions):
        facts = tuple(_entity_facts(mention, known.get(mention.entity)))
        yield Mark(mention.start, mention.end, kinds()[mention.type], f"mention-{number}", facts)


def _reference_marks(reading: Reading) -> Iterator[Mark]:
    known = entities_by_id(reading)
    for number, reference in enumerate(reading.references):
        facts = tuple(_entity_facts(reference, known.get(reference.entity)))
        yield Mark(reference.start, reference.end, kinds()["REFERENCE"], f"reference-{number}", facts)


def _names(participants: tuple[Participant, ...], known: dict[str, Entity]) -> Label:
    return joined(tuple(participant_label(participant, known) for participant in participants))


def _event_facts(event: Event, known: dict[str, Entity]) -> Iterator[Fact]:
    yield Fact("type", kind_label(event))
    if event.actors:
        yield Fact("actors", _names(event.actors, known))
    if event.recipients:
        yield Fact("recipients", _names(event.recipients, known))
    if event.date:
        yield Fact("date", same(event.date))
    if event.place:
        yield Fact("place", id_label(event.place, known))
    modality = modality_label(event)
    if modality:
        yield Fact("modality", modality)
    yield Fact("rule", same(event.rule))


def _event_marks(reading: Reading) -> Iterator[Mark]:
    known = entities_by_id(reading)
    for number, event in enumerate(reading.events):
        trigger, facts = event.trigger, tuple(_event_facts(event, known))
        yield Mark(trigger.start, trigger.end, kinds()["EVENT"], f"event-{number}", facts)


def _instrument_facts(found: Instrument, known: dict[str, Entity]) -> Iterator[Fact]:
    yield Fact("instrument", same(found.instrument))
    yield Fact("type", instrument_kind_label(found))
    if found.parties:
        yield Fact("parties", joined(party_labels(found, known)))
    yield Fact("status", status_label(found))
    told = {"founded": found.founded, "cadence": found.cadence, "session": found.session}
    yield from (Fact(key, same(str(value))) for key, value in told.items() if value is not None)
    if found.scope is not None:
        yield Fact("scope", same(found.scope.text))
    if found.step is not None:
        yield Fact("step", same(found.step.text))
    yield Fact("rule", same(found.rule))


def _instrument_marks(reading: Reading) -> Iterator[Mark]:
    known = entities_by_id(reading)
    for number, found in enumerate(reading.instruments):
        facts = tuple(_instrument_facts(found, known))
        name = found.name
        yield Mark(name.start, name.end, kinds()["INSTRUMENT"], f"instrument-{number}", facts)


def step_anchors(reading: Reading) -> dict[int, str]:
    """Give the anchor of the word that tells each step: that of the event it tells too, else its own."""
    events = {(e.trigger.start, e.trigger.end): f"event-{n}" for n, e in enumerate(reading.events)}
    return {
        number: events.get(
            (found.step.start, found.step.end), f"{_OWN_STEP}{found.step.start}-{found.step.end}"
        )
        for number, found in enumerate(reading.instruments)
        if found.step is not None
    }


def _step_marks(reading: Reading) -> Iterator[Mark]:
    """Yield the words that tell the steps of instruments and no event, each once."""
    anchors, met = step_anchors(reading), set()
    for number, found in enumerate(reading.instruments):
        anchor = anchors.get(number, "")
        if found.step is None or not anchor.startswith(_OWN_STEP) or anchor in met:
            continue
        met.add(anchor)
        facts = (Fact("instrument", same(found.instrument)), Fact("status", status_label(found)))
        yield Mark(found.step.start, found.step.end, kinds()["STEP"], anchor, facts)


def participant_anchors(reading: Reading) -> dict[tuple[int, int], str]:
    """Give the anchor of each participant's words: that of the name or title they are, else their own."""
    titles = {(title.start, title.end): f"reference-{n}" for n, title in enumerate(reading.references)}
    names = {(name.start, name.end): f"mention-{n}" for n, name in enumerate(reading.mentions)}
    taking_part = [who for event in reading.events for who in (*event.actors, *event.recipients)]
    speaking = [who for claim in reading.claims for who in (claim.speaker, claim.addressee) if who]
    spans = (
        (who.start, who.end)
        for who in (*taking_part, *speaking)
        if who.start is not None and who.end is not None
    )
    known = titles | names
    return {span: known.get(span, f"{_OWN_ANCHOR}{span[0]}-{span[1]}") for span in spans}


def _participant_facts(participant: Participant, events: list[Event], reading: Reading) -> Iterator[Fact]:
    yield Fact("entity", participant_label(participant, entities_by_id(reading)))
    if participant.country:
        yield Fact("country", country_label(participant.country))
    yield Fact("events", joined(tuple(dict.fromkeys(map(kind_label, events)))))


def _participant_marks(reading: Reading) -> Iterator[Mark]:
    """Yield the words of participants that no other layer marks, each once however many events they join."""
    anchors = participant_anchors(reading)
    joins: dict[tuple[int, int], tuple[Participant, list[Event]]] = {}
    for event in reading.events:
        for participant in (*event.actors, *event.recipients):
            if participant.start is not None and participant.end is not None:
                span = (participant.start, participant.end)
                joins.setdefault(span, (participant, []))[1].append(event)
    for span, (participant, events) in joins.items():
        if anchors[span].startswith(_OWN_ANCHOR):
            facts = tuple(_participant_facts(participant, events, reading))
            yield Mark(*span, kinds()["PARTICIPANT"], anchors[span], facts)


def _claim_facts(claim: Claim, reading: Reading, known: dict[str, Entity]) -> Iterator[Fact]:
    speaker = speaker_label(claim, known)
    if speaker is not None:
        yield Fact("speaker", speaker)
    yield Fact("act", act_label(claim))
    yield Fact("quote", label(f"quote {claim.quote}"))
    if claim.channel is not None:
        yield Fact("channel", same(claim.channel.text))
    if claim.addressee is not None:
        yield Fact("addressee", participant_label(claim.addressee, known))
    carrier = None if claim.via is None else speaker_label(reading.claims[claim.via], known)
    if carrier is not None:
        yield Fact("via", carrier)
    yield Fact("rule", same(claim.rule))


def _claim_marks(reading: Reading) -> Iterator[Mark]:
    """Yield the words that report and the words that are said, so that each can be linked to."""
    known = entities_by_id(reading)
    for number, claim in enumerate(reading.claims):
        cue, facts = claim.cue, tuple(_claim_facts(claim, reading, known))
        yield Mark(cue.start, cue.end, kinds()["CLAIM"], f"claim-{number}", facts)
        if claim.content is not None:
            said = claim.content
            yield Mark(said.start, said.end, kinds()["CONTENT"], f"content-{number}", facts)


def _speaker_marks(reading: Reading) -> Iterator[Mark]:
    """Yield the words of speakers and of those spoken to that no other layer marks, each once."""
    known, anchors = entities_by_id(reading), participant_anchors(reading)
    taken = {(who.start, who.end) for event in reading.events for who in (*event.actors, *event.recipients)}
    for claim in reading.claims:
        for who in (claim.speaker, claim.addressee):
            if who is None or who.start is None or who.end is None or (who.start, who.end) in taken:
                continue
            taken.add((who.start, who.end))
            anchor = anchors[who.start, who.end]
            if anchor.startswith(_OWN_ANCHOR):
                facts = (Fact("entity", participant_label(who, known)),)
                yield Mark(who.start, who.end, kinds()["SPEAKER"], anchor, facts)


MARKED_LAYERS: tuple[Callable[[Reading], Iterator[Mark]], ...] = (
    _timex_marks,
    _mention_marks,
    _reference_marks,
    _event_marks,
    _participant_marks,
    _instrument_marks,
    _step_marks,
    _claim_marks,
    _speaker_marks,
)


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Give everything to highlight in an article's text, in the order of layers."""
    return tuple(mark for layer in MARKED_LAYERS for mark in layer(reading))


def spellings(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Give the ways in which each entity is written, by its id, in reading order.

    After the preposition the article loses its first letter (`للأمم المتحدة`); it is shown whole.
    """
    written: dict[str, dict[str, None]] = {}
    for mention in reading.mentions:
        is_cut = mention.text.startswith(LAM) and reading.text.endswith(LAM, 0, mention.start)
        words = ALEF + mention.text if is_cut else mention.text
        written.setdefault(mention.entity, {})[words] = None
    return {identifier: tuple(words) for identifier, words in written.items()}
