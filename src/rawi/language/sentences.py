"""Sentence bounds: where one sentence of an article ends and the next begins."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.language.tokens import Token, tokenize
from rawi.language.words import Word

# A line this long without a closing sign was broken by a page layout, not by its writer.
_WRAPPED_LINE: Final = 90
# No writer's sentence has so many tokens; a table or a list without stops is read in parts.
_MOST_TOKENS: Final = 400
_CLOSERS: Final = "\"'»”’)\\]}"
_GOES_ON: Final = r"(?=\s|$|[\u0621-\u064a])"
_STOP: Final = re.compile(
    # The sign comes first, then what stands before it, so that the search skips letters.
    rf"""
    [.!?؟…\n](?:
        (?<=[^\W\d_]{{2}}[.])[.]?[{_CLOSERS}]*{_GOES_ON}   # a full stop after a word of two letters
      | (?<=[\d{_CLOSERS}%٪][.])[{_CLOSERS}]*{_GOES_ON}     # or after a number or a closing sign
      | (?<=\s[.])(?=\s|$)                                # a full stop set apart by a space
      | (?<=[!?؟…])[!?؟…]*[{_CLOSERS}]*(?=\s|$)
      | (?<=[.])[.]{{2,}}(?=\s|$)
      | (?<=\n)\s*
    )
    """,
    re.VERBOSE,
)


class Sentence(NamedTuple):
    """A sentence, headline or list line with its tokens and the word of each."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]


def sentence_of(tokens: Sequence[Token]) -> Sentence:
    """Make a sentence of its tokens, of which there is at least one."""
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens), tuple([token.word for token in tokens]))


def _is_wrapped(text: str, line_start: int, stop: re.Match[str]) -> bool:
    """Tell whether a line break falls inside a sentence."""
    if stop.group().count("\n") != 1:
        return False
    line = text[text.rfind("\n", line_start, stop.start()) + 1 : stop.start()].rstrip()
    return len(line) >= _WRAPPED_LINE and line[-1:].isalpha()


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds = []
    start = 0
    for stop in _STOP.finditer(text):
        if "\n" in stop.group() and _is_wrapped(text, start, stop):
            continue
        bounds.append((start, stop.end()))
        start = stop.end()
    bounds.append((start, len(text)))
    return bounds


def segment(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences.

    >>> [len(s.tokens) for s in segment("وصل الوفد. قال د. أحمد إن 2.5 مليون نازح عادوا!")]
    [3, 10]
    """
    sentences = []
    for start, end in _bounds(text):
        tokens = tokenize(text, start=start, end=end)
        for first in range(0, len(tokens), _MOST_TOKENS):
            sentences.append(sentence_of(tokens[first : first + _MOST_TOKENS]))
    return tuple(sentences)
