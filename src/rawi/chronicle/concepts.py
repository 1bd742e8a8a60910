"""Concepts: one name for what outlets call by different words, found in a run of lemmas."""

from collections.abc import Iterator, Sequence
from functools import cache

from rawi.chronicle.lemmas import content_lemmas
from rawi.lexicon import built_once, load_table


@built_once
def _concepts() -> dict[tuple[str, ...], str]:
    concepts: dict[tuple[str, ...], str] = {}
    for row in load_table("chronicle/concepts"):
        for words in row.all("words"):
            concepts.setdefault(tuple(content_lemmas(words)), row["concept"])
    return concepts


@cache
def is_object(concept: str) -> bool:
    """Tell whether a concept is a single thing that something happens to.

    >>> is_object("drone"), is_object("killed")
    (True, False)
    """
    return any(
        row["concept"] == concept and row["object"] == "yes" for row in load_table("chronicle/concepts")
    )


@built_once
def _openings() -> dict[str, int]:
    """Give, by the first lemma, how many the longest phrase has."""
    openings: dict[str, int] = {}
    for phrase in _concepts():
        openings[phrase[0]] = max(openings.get(phrase[0], 0), len(phrase))
    return openings


def find_concepts(lemmas: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the concepts of a run of lemmas, the longest phrase at each place, and the lemmas that have none.

    Each comes with its concept, or with none, and its lemmas.

    >>> [concept for concept, _ in find_concepts(list(content_lemmas("تحطّم طائرة بدون طيار")))]
    ['destruction', 'drone']
    >>> [concept for concept, _ in find_concepts(list(content_lemmas("تدمير المسيّرة القديمة")))]
    ['destruction', 'drone', None]
    """
    concepts, openings = _concepts(), _openings()
    at = 0
    while at < len(lemmas):
        for length in range(openings.get(lemmas[at], 0), 0, -1):
            concept = concepts.get(tuple(lemmas[at : at + length]))
            if concept is not None:
                yield concept, " ".join(lemmas[at : at + length])
                at += length
                break
        else:
            yield None, lemmas[at]
            at += 1
