"""What is highlighted in an article's text: one mark for each finding, layer by layer.

A new layer is shown by its rows in `lexicons/render/kinds.tsv` and one function here.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rawi.letters import ALEF, LAM
from rawi.records import Entity, Mention, Reading, Reference, Timex
from rawi.render.kinds import Kind, Label, country_label, kinds, label


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


def same(value: str) -> Label:
    """Give a value that reads alike in both languages."""
    return Label(value, value)


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


def entity_label(entity: Entity) -> Label:
    """Name an entity for both readers; each name stands in for the other where one is missing."""
    return Label(entity.name_ar or entity.name, entity.name or entity.name_ar)


def entities_by_id(reading: Reading) -> dict[str, Entity]:
    """Index the entities of a reading."""
    return {entity.id: entity for entity in reading.entities}


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


MARKED_LAYERS: tuple[Callable[[Reading], Iterator[Mark]], ...] = (
    _timex_marks,
    _mention_marks,
    _reference_marks,
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
