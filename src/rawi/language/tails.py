"""Cuts off what an outlet's system adds behind an article: links, tags, calls to share.

Articles handed over as records are taken as they stand, so such words are in their text; they
hold no findings.
"""

from functools import cache
from typing import Final

from rawi.language.sentences import Sentence, sentence_of
from rawi.lexicon import load_table

# A tail is short; the same words in the midst of an article are part of it.
_LONGEST_TAIL: Final = 600


@cache
def _openings() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in load_table("language/tails"))


def article_end(text: str) -> int:
    """Give the place where an article ends and its tail begins.

    >>> text = "وصل الوفد إلى الرياض. رابط الخبر بصحيفة المثال: وصول الوفد"
    >>> text[: article_end(text)]
    'وصل الوفد إلى الرياض. '
    """
    least = max(0, len(text) - _LONGEST_TAIL)
    places = [text.find(phrase, least) for phrase in _openings()]
    return min((place for place in places if place > 0), default=len(text))


def without_tail(text: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Leave out the sentences, and the end of the sentence, that belong to the tail."""
    end = article_end(text)
    if end == len(text):
        return sentences
    kept = []
    for sentence in sentences:
        tokens = tuple(token for token in sentence.tokens if token.end <= end)
        if tokens:
            kept.append(sentence_of(tokens))
    return tuple(kept)
