"""What a sentence is about: sport, weather or markets, which hold no events, or a context of PLOVER."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.language.sentences import Sentence
from rawi.lexicon import built_once, load_table
from rawi.syntax.cues import Cues

# Enough weight of one kind in one sentence, or on average over the sentences of the article.
_ENOUGH: Final = {"accident": 2}
_ENOUGH_OF_OTHERS: Final = 3
_ENOUGH_ON_AVERAGE: Final = 2.0
_WHOLE_ARTICLE: Final = frozenset({"sport", "market"})
_POLITICS: Final = "politics"
# What a sentence may also tell of while it reports politics: an attack on a hospital, a protest in the cold.
# A strong sign of politics then wins; in sport, words of attack and protest are signs of nothing.
_YIELDING: Final = frozenset({"weather", "market", "culture", "health"})
_NO_WORLDS: Final = frozenset({_POLITICS, "history"})
_STRONG: Final = 3


class _Sign(NamedTuple):
    kind: str
    weight: int


@built_once
def _signs() -> Cues[_Sign]:
    rows = [(row, row["kind"]) for row in load_table("events/contexts")]
    strong = (row for row in load_table("events/themes") if int(row["weight"]) >= _STRONG)
    rows.extend((row, _POLITICS) for row in strong if row["theme"] == _POLITICS)
    return Cues(
        (form, _Sign(kind, int(row["weight"])))
        for row, kind in rows
        for form in (row["word"], *row.all("forms"))
    )


def _weights(sentence: Sentence) -> dict[str, int]:
    weights: dict[str, int] = {}
    for kind, weight in _signs().found(sentence):
        weights[kind] = weights.get(kind, 0) + weight
    return weights


def other_worlds(sentences: Sequence[Sentence]) -> list[str | None]:
    """Tell for each sentence of which other world than politics it tells, None for none."""
    weighed = [_weights(sentence) for sentence in sentences]
    enough = _ENOUGH_ON_AVERAGE * max(1, len(sentences))
    totals = {kind: sum(weights.get(kind, 0) for weights in weighed) for kind in sorted(_WHOLE_ARTICLE)}
    whole = next((kind for kind, total in totals.items() if total >= enough), None)
    return [whole or _world(weights) for weights in weighed]


def _world(weights: dict[str, int]) -> str | None:
    told = weights.keys() - _NO_WORLDS - (_YIELDING if _POLITICS in weights else frozenset())
    for kind, weight in weights.items():
        if kind in told and weight >= _ENOUGH.get(kind, _ENOUGH_OF_OTHERS):
            return kind
    return None


@built_once
def _topics() -> Cues[str]:
    rows = load_table("events/plover_contexts")
    return Cues((phrase, row["context"]) for row in rows for phrase in row.all("words"))


def plover_contexts(sentence: Sentence) -> tuple[str, ...]:
    """Give the contexts of PLOVER that the words of a sentence show, each once, in their order there."""
    return tuple(dict.fromkeys(_topics().found(sentence)))
