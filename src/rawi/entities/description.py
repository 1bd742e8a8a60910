"""Writes the names found and what they name as records: mentions and entities."""

from collections.abc import Sequence
from dataclasses import replace

from rawi.entities.identity import Named
from rawi.entities.knowledge import Known
from rawi.records import Entity, Mention, Reference


def _mention(text: str, named: Named) -> Mention:
    candidate = named.candidate
    start, end = candidate.start, candidate.end
    return Mention(start, end, text[start:end], candidate.type, named.id, candidate.rule)


def _known_entity(known: Known, identifier: str) -> Entity:
    return Entity(
        identifier,
        known.type,
        known.name,
        known.name_ar,
        known.country,
        known.kind,
        known.latitude,
        known.longitude,
        known.precision_km,
    )


def _entity(text: str, named: Named) -> Entity:
    words = text[named.candidate.start : named.candidate.end]
    if named.known is None:
        return Entity(named.id, named.candidate.type, named.id, words)
    entity = _known_entity(named.known, named.id)
    return entity if entity.name_ar else replace(entity, name_ar=words)


def describe(
    text: str,
    sentences: Sequence[Sequence[Named]],
    references: Sequence[tuple[Reference, Known | None]],
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Give the mentions in reading order and one entity for each id that they or the references use."""
    found = [named for sentence in sentences for named in sentence]
    entities: dict[str, Entity] = {}
    for named in found:
        entities.setdefault(named.id, _entity(text, named))
    for reference, known in references:
        if known is not None:
            entities.setdefault(reference.entity, _known_entity(known, reference.entity))
    return tuple(_mention(text, named) for named in found), tuple(entities.values())
