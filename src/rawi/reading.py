"""One article through every stage: the map of how a reading comes about."""

import re
from dataclasses import replace
from enum import StrEnum
from typing import Final

from rawi.claims import find_claims
from rawi.claims.doing import done_by_speaking
from rawi.claims.holding import with_claims
from rawi.entities import find_entities
from rawi.events.finder import find_events
from rawi.instruments import find_instruments
from rawi.language.sentences import segment
from rawi.language.tails import without_tail
from rawi.letters import ARABIC_RUN, SISTER_LETTER
from rawi.records import Article, Claim, Event, Instrument, Reading
from rawi.syntax.line import Findings
from rawi.syntax.lines import Lines
from rawi.timexes import find_timexes

# Below this share of Arabic among its letters a text is not Arabic.
_ARABIC_SHARE: Final = 0.3
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# A quotation or a name may hold a few of these; above this share of the letters the text is written
# in Persian, Urdu or Kurdish.
_SISTER_SHARE: Final = 0.05
# A hundred times a long article: more is a book or a dump of a database, not one article.
_LONGEST: Final = 2_000_000


class Layer(StrEnum):
    """The kinds of finding that a reading can hold."""

    TIMEXES = "timexes"
    MENTIONS = "mentions"
    EVENTS = "events"
    CLAIMS = "claims"
    INSTRUMENTS = "instruments"


ALL_LAYERS: Final = frozenset(Layer)


def _notes(text: str) -> tuple[str, ...]:
    if len(text) > _LONGEST:
        return (
            f"too long: {len(text)} characters, where an article has at most {_LONGEST}; nothing was read, "
            "cut it into its articles",
        )
    arabic = sum(map(len, ARABIC_RUN.findall(text)))
    is_surely_arabic = arabic and arabic >= _ARABIC_SHARE * len(text)
    if is_surely_arabic and len(SISTER_LETTER.findall(text)) <= _SISTER_SHARE * arabic:
        return ()  # mostly, and counting the other letters is slow
    letters = sum(map(len, _LETTERS.findall(text)))
    if not letters:
        return ("the text has no letters; nothing to read",)
    if arabic < _ARABIC_SHARE * letters:
        return (f"not Arabic: {arabic} of {letters} letters are Arabic; nothing was read",)
    sister = len(SISTER_LETTER.findall(text))
    if sister > _SISTER_SHARE * letters:
        return (f"not Arabic: {sister} of {letters} letters are Persian, Urdu or Kurdish; nothing was read",)
    return ()


def _opened(article: Article, notes: tuple[str, ...]) -> Reading:
    """Give the reading of an article in which nothing was found yet."""
    return Reading(
        article.id,
        article.url,
        article.source,
        article.title,
        article.published,
        article.published_basis,
        article.text,
        article.removed,
        notes=article.notes + notes,
    )


def read(article: Article, *, layers: frozenset[Layer] = ALL_LAYERS) -> Reading:
    """Find everything one article tells; the same article gives the same reading."""
    notes = _notes(article.text)
    reading = _opened(article, notes)
    if notes:
        return reading
    text = article.text
    sentences = without_tail(text, segment(text))
    timexes = find_timexes(text, sentences, published=article.published)
    if layers <= {Layer.TIMEXES}:
        return replace(reading, timexes=timexes)
    found = find_entities(text, sentences, timexes=timexes, published=article.published)
    lines = Lines(text, sentences, Findings(timexes, found.mentions, found.references))
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    if Layer.CLAIMS in layers:
        claims = find_claims(lines, found.entities)
    if not layers.isdisjoint({Layer.EVENTS, Layer.INSTRUMENTS}):
        events = done_by_speaking(find_events(lines, found.entities), claims)
        events = with_claims(events, claims)
    if Layer.INSTRUMENTS in layers:
        instruments = find_instruments(lines, found.entities, events)
    # What takes part in events is told by its mentions and entities, so these stay with them.
    return replace(
        reading,
        timexes=timexes if Layer.TIMEXES in layers else (),
        mentions=found.mentions,
        entities=found.entities,
        references=found.references,
        events=events if Layer.EVENTS in layers else (),
        claims=claims,
        instruments=instruments,
    )
