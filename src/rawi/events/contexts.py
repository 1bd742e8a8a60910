"""Sentences that tell of sport, weather, markets or history, whose words of force are no events."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rawi.language.sentences import Sentence
from rawi.language.words import CACHED_WORDS, Word
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table

# Enough weight of one kind in one sentence, or on average over the sentences of the article.
_ENOUGH = {"accident": 2}
_ENOUGH_OF_OTHERS = 3
_ENOUGH_ON_AVERAGE = 2.0
_WHOLE_ARTICLE = frozenset({"sport", "market"})
_HISTORY = "history"


class _Cue(NamedTuple):
    rest: tuple[str, ...]
    kind: str
    weight: int


@built_once
def _cues() -> dict[str, tuple[_Cue, ...]]:
    cues: dict[str, tuple[_Cue, ...]] = {}
    for row in load_table("events/contexts"):
        for form in (row["word"], *row.all("forms")):
            first, *rest = lookup_key(form).split()
            cue = _Cue(tuple(key.removeprefix(ARTICLE) for key in rest), row["kind"], int(row["weight"]))
            cues[first] = (*cues.get(first, ()), cue)
    return cues


@lru_cache(maxsize=CACHED_WORDS)
def _cues_of(word: Word) -> tuple[_Cue, ...]:
    known = _cues()
    keys = dict.fromkeys(key for whole in word.keys for key in (whole, whole.removeprefix(ARTICLE)))
    return tuple(cue for key in keys for cue in known.get(key, ()))


def _weights(sentence: Sentence) -> dict[str, int]:
    weights: dict[str, int] = {}
    tokens = sentence.tokens
    told = [(at, cues) for at, token in enumerate(tokens) if (cues := _cues_of(token.word))]
    for at, cues in told:
        for cue in cues:
            further = tokens[at + 1 : at + 1 + len(cue.rest)] if cue.rest else ()
            if cue.rest == tuple(t.word.key.removeprefix(ARTICLE) for t in further):
                weights[cue.kind] = weights.get(cue.kind, 0) + cue.weight
    return weights


def other_worlds(sentences: Sequence[Sentence]) -> list[str | None]:
    """Tell for each sentence of which other world than politics it tells, None for none."""
    weighed = [_weights(sentence) for sentence in sentences]
    enough = _ENOUGH_ON_AVERAGE * max(1, len(sentences))
    totals = {kind: sum(weights.get(kind, 0) for weights in weighed) for kind in sorted(_WHOLE_ARTICLE)}
    whole = next((kind for kind, total in totals.items() if total >= enough), None)
    return [whole or _world(weights) for weights in weighed]


def _world(weights: dict[str, int]) -> str | None:
    for kind, weight in weights.items():
        if kind != _HISTORY and weight >= _ENOUGH.get(kind, _ENOUGH_OF_OTHERS):
            return kind
    return None
