"""What findings are called for readers of Arabic and of English: entities, participants, types of event."""

from rawi.events.ontology import find_type
from rawi.records import Claim, Entity, Event, Instrument, Participant, Reading
from rawi.render.agreeing import standing_label
from rawi.render.kinds import Label, country_label, label
from rawi.render.latin_names import latin_name

_BETWEEN = " · "
ACTUAL = "actual"


def same(value: str) -> Label:
    """Give a value that reads alike in both languages."""
    return Label(value, value)


def joined(labels: tuple[Label, ...], *, by: str = _BETWEEN) -> Label:
    """Join names into one.

    >>> joined((Label("تونس", "Tunisia"), Label("مالي", "Mali"))).en
    'Tunisia · Mali'
    """
    return Label(by.join(name.ar for name in labels), by.join(name.en for name in labels))


def entity_label(entity: Entity) -> Label:
    """Name an entity for both readers; each name stands in for the other where one is missing.

    What no lexicon lists has no English name, unless all its words are known: its id, spelt by letters, is
    not shown as one.
    """
    is_listed = entity.kind is not None or entity.id == entity.country
    english = entity.name if is_listed else latin_name(entity.name_ar, entity.type)
    return Label(entity.name_ar or entity.name, english or entity.name_ar or entity.name)


def entities_by_id(reading: Reading) -> dict[str, Entity]:
    """Index the entities of a reading."""
    return {entity.id: entity for entity in reading.entities}


def id_label(identifier: str, known: dict[str, Entity]) -> Label:
    """Name an entity by its id, whether or not the article mentions it by a name.

    >>> id_label("ML", {}).en
    'Mali'
    """
    return entity_label(known[identifier]) if identifier in known else country_label(identifier)


def participant_label(participant: Participant, known: dict[str, Entity]) -> Label:
    """Name a participant: by its entity, else by its words, else by its country."""
    if participant.entity is not None:
        return id_label(participant.entity, known)
    if participant.text is not None:
        return same(participant.text)
    return country_label(participant.country or "")


def type_label(event: Event) -> Label:
    """Name an event's type; a type that no table lists is called as it is."""
    known = find_type(event.type)
    return Label(known.name_ar, known.name_en) if known else same(event.type)


def mode_label(event: Event) -> Label | None:
    """Name an event's mode, if it has one."""
    if event.mode is None:
        return None
    known = find_type(event.type, event.mode)
    return Label(known.name_ar, known.name_en) if known and known.mode else same(event.mode)


def kind_label(event: Event) -> Label:
    """Name an event's type and mode."""
    mode = mode_label(event)
    return joined((type_label(event), mode)) if mode else type_label(event)


def modality_label(event: Event) -> Label | None:
    """Name the modality of an event that did not simply happen."""
    return None if event.modality == ACTUAL else label(f"modality {event.modality}")


def instrument_kind_label(instrument: Instrument) -> Label:
    """Name the kind of an instrument."""
    return label(f"instrument {instrument.kind}")


def status_label(instrument: Instrument) -> Label:
    """Name what happens to an instrument at one place, with its date where one is told."""
    status = standing_label(instrument.status, instrument.name.text, instrument.kind)
    return joined((status, same(instrument.date))) if instrument.date else status


def party_labels(instrument: Instrument, known: dict[str, Entity]) -> tuple[Label, ...]:
    """Name those whom an instrument binds."""
    return tuple(id_label(party, known) for party in instrument.parties)


def act_label(claim: Claim) -> Label:
    """Name what a claim does: says, denies, accuses."""
    return label(f"act {claim.act}")


def speaker_label(claim: Claim, known: dict[str, Entity]) -> Label | None:
    """Name who speaks, None where nobody tells."""
    return participant_label(claim.speaker, known) if claim.speaker is not None else None
