"""What stands beside an article on its page: times, entities and titles, each linked to its words.

A new layer is listed by one function here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rawi.explanation import rule_text
from rawi.records import Claim, Entity, Event, Instrument, Mention, Reading, Reference, Timex
from rawi.render.claim_parts import claim_parts_of
from rawi.render.event_parts import Part, parts_of
from rawi.render.instrument_parts import lives_of
from rawi.render.kinds import Kind, Label, country_label, kinds, label
from rawi.render.marks import days, spellings
from rawi.render.naming import act_label, entities_by_id, entity_label, kind_label, same


class Item(NamedTuple):
    """One thing listed: its words, what it is in the other script, details, links to its words, parts."""

    kind: Kind
    words: str
    value: str
    details: tuple[Label, ...]
    anchors: tuple[str, ...]
    parts: tuple[Part, ...] = ()


class Group(NamedTuple):
    """Items of one kind under their own small heading, or under none."""

    title: Label | None
    items: tuple[Item, ...]


class Panel(NamedTuple):
    """A titled list beside the article."""

    key: str
    title: Label
    groups: tuple[Group, ...]

    @property
    def size(self) -> int:
        """How many things are listed."""
        return sum(len(group.items) for group in self.groups)


def _unrepeated(items: Iterable[Item]) -> tuple[Item, ...]:
    """Join items that differ only in where they stand."""
    joined: dict[Item, list[str]] = {}
    for item in items:
        joined.setdefault(item._replace(anchors=()), []).extend(item.anchors)
    return tuple(item._replace(anchors=tuple(anchors)) for item, anchors in joined.items())


def _times(reading: Reading) -> Panel:
    items = []
    for number, timex in enumerate(reading.timexes):
        span = days(timex)
        details = [same(span)] if span and span != timex.value else []
        if timex.calendar:
            details.append(label(timex.calendar))
        items.append(Item(kinds()[timex.type], timex.text, timex.value, tuple(details), (f"timex-{number}",)))
    return Panel("timexes", label("timexes"), (Group(None, _unrepeated(items)),))


def _entity_item(entity: Entity, anchors: tuple[str, ...], written: Iterable[str]) -> Item:
    details = [country_label(entity.country)] if entity.country else []
    others = [words for words in written if words != entity.name_ar]
    if others:
        details.append(same(" · ".join(others)))
    named = entity_label(entity)
    english = named.en if named.en != named.ar else ""
    return Item(kinds()[entity.type], named.ar, english, tuple(details), anchors)


def _entities(reading: Reading) -> Panel:
    anchors: dict[str, list[str]] = {}
    written = spellings(reading)
    for number, mention in enumerate(reading.mentions):
        anchors.setdefault(mention.entity, []).append(f"mention-{number}")
    items = [
        _entity_item(entity, tuple(anchors.get(entity.id, ())), written.get(entity.id, ()))
        for entity in reading.entities
    ]
    order = list(kinds().values())
    items.sort(key=lambda item: (order.index(item.kind), -len(item.anchors)))
    groups = tuple(
        Group(kind.plural, tuple(of_kind)) for kind, of_kind in groupby(items, key=lambda item: item.kind)
    )
    return Panel("entities", label("entities"), groups)


def _references(reading: Reading) -> Panel:
    known = entities_by_id(reading)
    items = []
    for number, reference in enumerate(reading.references):
        entity = known.get(reference.entity)
        details = () if entity is None else (entity_label(entity),)
        value = "" if entity is not None else reference.entity
        items.append(Item(kinds()["REFERENCE"], reference.text, value, details, (f"reference-{number}",)))
    return Panel("references", label("references"), (Group(None, _unrepeated(items)),))


def _events(reading: Reading) -> Panel:
    items = tuple(
        Item(kinds()["EVENT"], event.trigger.text, "", (kind_label(event),), (f"event-{number}",), parts)
        for number, (event, parts) in enumerate(zip(reading.events, parts_of(reading), strict=True))
    )
    return Panel("events", label("events"), (Group(None, items),))


def _claims(reading: Reading) -> Panel:
    items = tuple(
        Item(kinds()["CLAIM"], claim.cue.text, "", (act_label(claim),), (f"claim-{number}",), parts)
        for number, (claim, parts) in enumerate(zip(reading.claims, claim_parts_of(reading), strict=True))
    )
    return Panel("claims", label("claims"), (Group(None, items),))


def _instruments(reading: Reading) -> Panel:
    items = tuple(
        Item(kinds()["INSTRUMENT"], life.name, "", (life.kind,), life.anchors, life.parts)
        for life in lives_of(reading)
    )
    return Panel("instruments", label("instruments"), (Group(None, items),))


PANELS: tuple[Callable[[Reading], Panel], ...] = (
    _events,
    _claims,
    _instruments,
    _times,
    _entities,
    _references,
)


def panels_of(reading: Reading) -> Iterator[Panel]:
    """Yield the lists beside an article that have something in them."""
    for make in PANELS:
        panel = make(reading)
        if panel.size:
            yield panel


def rules_of(reading: Reading) -> tuple[tuple[str, Label], ...]:
    """Give the rules at work in an article, each in words."""
    layers: tuple[Sequence[Timex | Mention | Reference | Event | Claim | Instrument], ...]
    layers = (
        reading.timexes,
        reading.mentions,
        reading.references,
        reading.events,
        reading.claims,
        reading.instruments,
    )
    rules = {finding.rule for layer in layers for finding in layer}
    return tuple((rule, Label(rule_text(rule, language="ar"), rule_text(rule))) for rule in sorted(rules))
