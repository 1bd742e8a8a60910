"""Tells event nouns from the things that are written like them: a drone from a march."""

from typing import NamedTuple

from rawi.events.figures import readings_at
from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.senses.lexicon import NOUN, Sense
from rawi.syntax.line import Line


class _Homonym(NamedTuple):
    """How a thing is spelled that is written like an event noun, and the words that tell the two apart."""

    spelled: str
    thing: frozenset[str]
    article: tuple[str, ...]
    event: frozenset[str]


@built_once
def _homonyms() -> dict[str, _Homonym]:
    return {
        row["word"]: _Homonym(
            row["spelled"],
            frozenset(map(lookup_key, row.all("thing"))),
            tuple(row.all("article")),
            frozenset(map(lookup_key, row.all("event"))),
        )
        for row in load_table("events/homonyms")
    }


def names_thing(line: Line, at: int, sense: Sense) -> bool:
    """Whether an event noun is the thing written like it: `المسيّرة`, `المسيرة التي أسقطها الجيش`."""
    known = _homonyms().get(sense.entry.lemma) if sense.shape == NOUN else None
    if known is None or sense.entry.following:
        return False
    if known.spelled in line.tokens[at].word.text:
        return True
    if at and not known.thing.isdisjoint(readings_at(line, at - 1)):
        return True  # قصف | المسيرات
    words = frozenset().union(*(readings_at(line, place) for place in range(line.length)))
    if not known.event.isdisjoint(words):
        return False
    return not known.thing.isdisjoint(words) or any(word in line.text for word in known.article)
