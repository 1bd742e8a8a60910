"""Tells fresh, concrete events from background in a headline or a sentence that stands alone.

A sentence that names an attack may report it (`قتل ثلاثة جنود في هجوم أمس`) or only point to it
(`منذ تفجيرات سامراء`, `ملف اغتيال الحريري`). Weighed features of the sentence give the share of readers who
would take it as a report, for the types that readers have judged. In an article what is pointed to belongs to
the story and stays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, fsum
from typing import Final

from rawi.events.modality import ACTUAL
from rawi.events.telling import features_of
from rawi.lexicon import built_once, load_table
from rawi.records import Event
from rawi.syntax.line import Line

# A text of more sentences is an article. The guidelines of Rawi's own gold count the background that an
# article tells among its events; the annotators of the training records saw a sentence and did not.
MOST_ALONE: Final = 2
# So many characters at most stand before the verb that opens a report, an adverb perhaps: أمس | قتل.
_OPENING: Final = 12
_ATTACK: Final = "ASSAULT"
_BY_VERB: Final = frozenset({"events.verb", "events.expression"})
# Rows of the table that weigh no feature: what every sentence starts from, and the share asked for.
START: Final = "start"
THRESHOLD: Final = "threshold"


@built_once
def _weights() -> dict[str, dict[str, float]]:
    """Give the weights of features by type."""
    weights: dict[str, dict[str, float]] = {}
    for row in load_table("events/freshness"):
        weights.setdefault(row["type"], {})[row["feature"]] = float(row["weight"])
    return weights


def judged_types() -> frozenset[str]:
    """Give the types whose events are told apart."""
    return frozenset(_weights())


def told_lines(events: Sequence[Event], lines: Sequence[Line], kind: str) -> Iterator[frozenset[str]]:
    """Give the features of each sentence that tells events of a type as having happened."""
    of_kind = [event for event in events if event.type == kind and event.modality == ACTUAL]
    for line in lines if of_kind else ():
        here = [event for event in of_kind if line.start <= event.trigger.start < line.end]
        if here:
            inside = (event for event in events if line.start <= event.trigger.start < line.end)
            yield features_of(line, here, [event for event in inside if event.type != kind])


def share(features: frozenset[str], kind: str) -> float:
    """Give the share of readers who would take a sentence as a report of a fresh event, from 0 to 1."""
    return logistic(features, _weights()[kind])


def logistic(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """Weigh features: the logistic model, whose order of summing changes nothing."""
    return 1 / (1 + exp(-fsum([weights[START], *(weights.get(feature, 0.0) for feature in features)])))


def is_plain(event: Event, starts: Sequence[int]) -> bool:
    """Tell whether a sentence opens with the verb of an attack and tells both its sides: that is a report.

    Not so of a protest: what protesters carry and shout goes on telling of one already reported.
    """
    opens = any(0 <= event.trigger.start - start <= _OPENING for start in starts)
    is_told = event.type == _ATTACK and event.rule in _BY_VERB
    return is_told and opens and bool(event.actors and event.recipients)


def _is_background(events: Sequence[Event], lines: Sequence[Line], kind: str) -> bool:
    """Whether no sentence reports a fresh event of a type."""
    starts = [line.start for line in lines]
    if any(is_plain(event, starts) for event in events if event.type == kind and event.modality == ACTUAL):
        return False
    asked = _weights()[kind][THRESHOLD]
    return all(share(features, kind) < asked for features in told_lines(events, lines, kind))


def stands_alone(lines: Sequence[Line]) -> bool:
    """Whether a text is so short that nothing else in it tells what an event word points to."""
    return len(lines) <= MOST_ALONE


def fresh(events: Sequence[Event], lines: Sequence[Line]) -> tuple[Event, ...]:
    """Keep the events of a text; of a sentence that stands alone, only without those told as background.

    An event that is planned, possible or denied stays, as do all of a type that no reader has judged.
    """
    if not stands_alone(lines):
        return tuple(events)
    background = {kind for kind in judged_types() if _is_background(events, lines, kind)}
    return tuple(event for event in events if event.type not in background or event.modality != ACTUAL)
