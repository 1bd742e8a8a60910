"""Knows events of a moment, so that `غادر منذ سنتين` is a day and `يقيم منذ سنتين` a length."""

from functools import cache

from rawi.language.verbs import Aspect, verb_analyses
from rawi.letters import lookup_key
from rawi.lexicon import load_table
from rawi.timexes.line import Line

_FARTHEST = 7
_OF_A_MOMENT = (Aspect.PERFECT, Aspect.MASDAR)


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(lookup_key(word) for row in load_table("timexes/punctual") for word in row.all("word"))


def is_punctual_before(line: Line, at: int) -> bool:
    """Tell whether the clause before a token tells of an event of a moment, by its verb or verbal noun."""
    for place in range(at - 1, max(-1, at - _FARTHEST), -1):
        word = line.tokens[place].word
        if not word.is_arabic:
            return False
        if any(_is_punctual(split.key) for split in word.splits if not split.key.startswith(_ARTICLE)):
            return True
    return False


_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


def _is_punctual(key: str) -> bool:
    analyses = verb_analyses(key)
    return any(
        one.aspect in _OF_A_MOMENT and lookup_key(one.lemma) in _lemmas() for one in analyses[:_FIRST]
    )


# The first readings of a word are the likely ones.
_FIRST = 2
