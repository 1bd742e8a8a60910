"""Knows events of a moment, so that `غادر منذ سنتين` is a day and `يقيم منذ سنتين` a length."""

from functools import cache, lru_cache
from typing import Final

from rawi.language.verbs import Aspect, verb_analyses
from rawi.language.words import CACHED_WORDS
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import load_table
from rawi.timexes.line import Line

_FARTHEST: Final = 7
_OF_A_MOMENT: Final = (Aspect.PERFECT, Aspect.MASDAR)


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(lookup_key(word) for row in load_table("timexes/punctual") for word in row.all("word"))


def is_punctual_before(line: Line, at: int) -> bool:
    """Tell whether the clause before a token tells of an event of a moment, by its verb or verbal noun."""
    for place in range(at - 1, max(-1, at - _FARTHEST), -1):
        word = line.tokens[place].word
        if not word.is_arabic:
            return False
        if any(_is_punctual(word.text[split.skip :]) for split in word.splits):
            return True
    return False


@lru_cache(maxsize=CACHED_WORDS)
def _is_punctual(text: str) -> bool:
    if lookup_key(text).startswith(ARTICLE):
        return False
    return any(
        one.aspect in _OF_A_MOMENT and lookup_key(one.lemma) in _lemmas() for one in verb_analyses(text)
    )
