"""Sentence bounds: where one sentence of an article ends and the next begins."""

import re
from typing import NamedTuple

from rawi.language.tokens import Token, tokenize

# A line this long without a closing sign was broken by a page layout, not by its writer.
_WRAPPED_LINE = 90
# No writer's sentence has so many tokens; a table or a list without stops is read in parts.
_MOST_TOKENS = 400
_CLOSERS = "\"'»”’)\\]}"
_GOES_ON = r"(?=\s|$|[\u0621-\u064a])"
_STOP = re.compile(
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
    """A sentence, headline or list line with its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]


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
            part = tuple(tokens[first : first + _MOST_TOKENS])
            sentences.append(Sentence(part[0].start, part[-1].end, part))
    return tuple(sentences)
