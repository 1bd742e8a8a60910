"""A written word and what can be known of it alone, worked out once for each distinct form."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, Final, TypeVar

from rawi.language.clitics import Split, splits
from rawi.letters import ARTICLE, HAMZA_ALEFS, is_arabic, lookup_key

# Distinct forms kept: a day's press has about this many; more only costs repeated work.
CACHED_WORDS: Final = 1 << 17
_GENERATION: Final = CACHED_WORDS // 2
Known = TypeVar("Known")
_UNASKED: Final = object()
# What a new word knows: a place for each function that is asked once a word.
_nothing_yet: list[Any] = []


class WordKind(Enum):
    """What a token is written with."""

    ARABIC = "arabic"
    LATIN = "latin"
    NUMBER = "number"
    PUNCTUATION = "punctuation"


class Word:
    """A distinct written form. One that was forgotten is made anew, so compare texts or keys, not words."""

    __slots__ = ("is_arabic", "is_definite", "key", "keys", "kind", "known", "splits", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        # What the functions that are asked `once_a_word` found, each in its place.
        self.known = _nothing_yet.copy()
        self.kind = _kind(text)
        self.is_arabic = self.kind is WordKind.ARABIC
        self.splits: tuple[Split, ...] = splits(text) if self.is_arabic else (Split("", 0, lookup_key(text)),)
        # A tatweel that bears a mark, as one character, is a word without letters.
        self.key = self.splits[0].key if self.splits else ""
        # The keys of all divisions, to ask at once whether a set holds any of them.
        self.keys = tuple([split.key for split in self.splits])
        # Whether some division opens with the article, which is never written with a hamza (إلى).
        self.is_definite = False
        for _, skip, key in self.splits:
            if key.startswith(ARTICLE) and text[skip] not in HAMZA_ALEFS:
                self.is_definite = True

    def __repr__(self) -> str:
        return f"Word({self.text!r})"


def once_a_word(find: Callable[[Word], Known]) -> Callable[[Word], Known]:
    """Keep what a function finds of a word with the word itself.

    With a table of its own for each function, the words of a text are looked for all over the memory, and
    that takes several times as long.
    """
    place = len(_nothing_yet)
    _nothing_yet.append(_UNASKED)

    @wraps(find)
    def found(word: Word) -> Known:
        known = word.known
        if place >= len(known):  # a word older than the function
            known.extend(_nothing_yet[len(known) :])
        value = known[place]
        if value is _UNASKED:
            value = known[place] = find(word)
        return value  # type: ignore[no-any-return]

    return found


def _kind(text: str) -> WordKind:
    first = text[0]
    if is_arabic(first):
        return WordKind.ARABIC
    if first.isdecimal():
        return WordKind.NUMBER
    if first.isalpha():
        return WordKind.LATIN
    return WordKind.PUNCTUATION


class LatelyMet(dict[str, Known]):
    """What is known of strings met lately; what one generation did not meet again is forgotten.

    A cache that puts each string in front when it is met writes to memory all over for it.
    """

    def __init__(self, find: Callable[[str], Known]) -> None:
        self._find = find
        self._before: dict[str, Known] = {}

    def __missing__(self, text: str) -> Known:
        if len(self) >= _GENERATION:
            self._before = self.copy()
            self.clear()
        known = self._before.get(text)
        found = self[text] = self._find(text) if known is None else known
        return found


# Gives the Word of a written form.
WORDS: Final = LatelyMet(Word)


def word(text: str) -> Word:
    """Give the Word of a written form.

    >>> word("والجزائر").splits[1].key
    'الجزاير'
    """
    return WORDS[text]
