"""Finds the passages of an article that tell of a happening: events, deeds, and what points back to them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rawi.chronicle.deeds import Deed, deed_of, find_deeds, stands_for
from rawi.chronicle.lemmas import root
from rawi.chronicle.losses import no_losses
from rawi.chronicle.tellers import Teller, View
from rawi.chronicle.wording import Passage, passage, passage_of, wording
from rawi.language.words import word
from rawi.letters import ARTICLE
from rawi.syntax.forms import form_of

# Sentences after the last passage in which a noun may point back to it.
_POINTS_BACK = 5
_DENY, _NEGATED = "deny", "negated"
# Words before a deed among which a word of negation counts.
_NEGATION_REACH = 2
_LONGEST = 700


class Happening(NamedTuple):
    """What is looked for in an article: the numbers of the events that tell it, deeds, and who takes part.

    `types` are PLOVER's types of its events, by which denials of it are known.
    """

    events: tuple[int, ...]
    deeds: frozenset[str]
    parties: frozenset[str]
    types: frozenset[str] = frozenset()


class Told(NamedTuple):
    """A passage that tells of a happening: its words, who tells it, where its events and deeds stand.

    `points_back` where it only points to what was told before; `only_losses` where no more than that nobody
    was hurt.
    """

    start: int
    end: int
    teller: Teller
    places: tuple[int, ...]
    events: tuple[int, ...]
    denied: bool
    points_back: bool
    words: Passage
    only_losses: bool = False


class _Anchor(NamedTuple):
    start: int
    end: int
    event: int | None
    points_back: bool = False
    is_loss: bool = False


def _event_anchors(view: View, happening: Happening) -> Iterator[_Anchor]:
    events = view.reading.events
    told = {number: deed_of(view.text, events[number].trigger) for number in happening.events}
    roots = {root(word(events[number].trigger.text)) for number, deed in told.items() if deed is not None}
    for number, deed in told.items():
        trigger = events[number].trigger
        named = (*events[number].actors, *events[number].recipients)
        parties = {view.party(one.entity) if one.entity else one.country for one in named}
        # Where a deed tells what is meant, an event with neither it nor its people is another.
        if not happening.deeds or deed or root(word(trigger.text)) in roots or parties & happening.parties:
            yield _Anchor(trigger.start, trigger.end, number)


def _denials(view: View, happening: Happening) -> Iterator[_Anchor]:
    """Yield events of the same types that somebody denies, done by or to one who takes part."""
    for number, event in enumerate(view.reading.events):
        if number in happening.events or event.type not in happening.types:
            continue
        denied = event.claim is not None and view.reading.claims[event.claim].act == _DENY
        named = {
            view.party(one.entity) if one.entity else one.country
            for one in (*event.actors, *event.recipients)
        }
        if (denied or event.modality == _NEGATED) and named & happening.parties:
            yield _Anchor(event.trigger.start, event.trigger.end, number)


def _deed_anchors(deeds: Iterable[Deed], happening: Happening) -> Iterator[_Anchor]:
    for deed in deeds:
        if deed.key in happening.deeds:
            yield _Anchor(deed.start, deed.end, None)


def _references(view: View, happening: Happening, sentences: Iterable[int]) -> Iterator[_Anchor]:
    """Yield nouns that point back with the article, in some sentences."""
    known = {root(word(view.reading.events[number].trigger.text)) for number in happening.events}
    for number in sentences:
        line = passage_of(view.sentences[number].tokens)
        for at, token in enumerate(line.tokens):
            form = form_of(token.word) if token.word.is_arabic else None
            if form is None or not form.is_definite or not form.key.startswith(ARTICLE):
                continue
            found = wording("chronicle/references").at(line, at)
            means_it = found is not None and (
                found.row["kind"] == "any" or root(word(token.word.text[form.skip :])) in known
            )
            counted = wording("chronicle/counts").at(line, at)
            is_victim = counted is not None and counted.row["role"] == "noun"
            if means_it or is_victim or stands_for(token.word, happening.deeds):
                yield _Anchor(token.start, token.end, None, True)


def _no_victims(view: View, sentences: Iterable[int]) -> Iterator[_Anchor]:
    """Yield where some sentences tell, or somebody denies, that anybody was killed or wounded."""
    for number in sentences:
        line = passage_of(view.sentences[number].tokens)
        for one in no_losses(line):
            start, end = line.start(one.at), line.end(one.at)
            claims = view.holding(start)
            if one.is_told or (claims and view.reading.claims[claims[-1]].act == _DENY):
                yield _Anchor(start, end, None, True, True)


def _blames(view: View, happening: Happening, sentences: frozenset[int]) -> Iterator[_Anchor]:
    """Yield judgements, said by somebody of one who takes part: `ندين العمل العدائي من جانب …`."""
    for start, end, _ in view.contents:
        if view.sentence_at(start) not in sentences or end - start > _LONGEST:
            continue
        named = {view.party(one.entity) for one in view.mentions_in(start, end)}
        words = passage(view.text, start, end)
        for found in wording("chronicle/verdicts").find(words):
            token = words.tokens[found.first]
            if form_of(token.word).is_definite and named & happening.parties and not found.row["behind"]:
                yield _Anchor(token.start, token.end, None, True)


def _bounds(view: View, anchor: _Anchor, teller: Teller) -> tuple[int, int]:
    """Give the stretch of the anchor's sentence in which the same teller speaks."""
    sentence = view.sentences[view.sentence_at(anchor.start)]
    start, end = sentence.start, sentence.end
    if teller.announcer:
        return anchor.start, end
    if teller.claim is not None:
        content = view.reading.claims[teller.claim].content
        if content is not None:
            start, end = max(start, content.start), min(end, content.end)
    inner = [one for one in view.contents if not one[0] <= anchor.start < one[1]]
    for first, last, _ in inner:
        if last <= anchor.start:
            start = max(start, last)
        elif first >= anchor.end:
            end = min(end, first)
    return start, end


def _is_negated(view: View, anchor: _Anchor) -> bool:
    tokens = view.sentences[view.sentence_at(anchor.start)].tokens
    before = [token for token in tokens if token.end <= anchor.start][-_NEGATION_REACH:]
    if not before:
        return False
    words = passage_of(before)
    return any(one.row["modality"] == _NEGATED for one in wording("events/modality", "word").find(words))


def _is_denied(view: View, anchor: _Anchor, teller: Teller) -> bool:
    if anchor.event is not None and view.reading.events[anchor.event].modality == _NEGATED:
        return True
    if anchor.event is None and not anchor.points_back and _is_negated(view, anchor):
        return True
    return teller.claim is not None and view.reading.claims[teller.claim].act == _DENY


def _told(view: View, anchors: Iterable[_Anchor]) -> Iterator[Told]:
    """Make passages of anchors; those in one stretch and of one teller are one."""
    found: dict[tuple[int, int, str], list[_Anchor]] = {}
    tellers: dict[tuple[int, int, str], Teller] = {}
    for anchor in sorted(set(anchors), key=lambda one: (one.start, one.event is None)):
        teller = view.teller_at(anchor.start)
        if not teller.is_known:
            continue
        key = (*_bounds(view, anchor, teller), teller.key)
        found.setdefault(key, []).append(anchor)
        tellers.setdefault(key, teller)
    for (start, end, name), ones in found.items():
        teller = tellers[start, end, name]
        firm = [one for one in ones if not one.points_back]
        yield Told(
            start,
            end,
            teller,
            tuple(dict.fromkeys(one.start for one in ones)),
            tuple(one.event for one in ones if one.event is not None),
            _is_denied(view, (firm or ones)[0], teller),
            not firm,
            passage(view.text, start, end),
            all(one.is_loss for one in ones),
        )


def trace(view: View, happening: Happening) -> tuple[Told, ...]:
    """Find the passages of an article that tell of a happening, in the order of the text."""
    deeds = find_deeds(view.sentences) if happening.deeds else ()
    anchors = [*_event_anchors(view, happening), *_deed_anchors(deeds, happening)]
    if not anchors:
        return ()
    anchors += _denials(view, happening)
    told = {view.sentence_at(one.start) for one in anchors}
    near = frozenset(
        number for one in told for number in range(one, min(one + _POINTS_BACK + 1, len(view.sentences)))
    )
    spots = {one.start for one in anchors}
    back = [*_references(view, happening, sorted(near)), *_blames(view, happening, near)]
    back += _no_victims(view, sorted(near))
    anchors += [one for one in back if one.start not in spots]
    return tuple(sorted(_told(view, anchors), key=lambda one: one.start))
