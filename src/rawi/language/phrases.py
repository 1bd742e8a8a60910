"""Looks up phrases of one or more words at a token, attached letters undone on the first word only."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from rawi.language.clitics import Split
from rawi.language.tokens import Token, tokenize
from rawi.language.words import Word
from rawi.letters import lookup_key

T = TypeVar("T")


def phrase_keys(phrase: str) -> list[str]:
    """Give the look-up keys of a phrase's words, as the tokenizer would cut them.

    >>> phrase_keys("سو-57")
    ['سو', '-', '57']
    """
    if phrase.replace(" ", "").isalpha():
        return lookup_key(phrase).split()
    return [token.word.key for token in tokenize(phrase)]


def _joined_keys(phrases: Sequence[str]) -> Iterator[str]:
    """Give the keys of many phrases; folding them in one go is five times as fast."""
    folded = lookup_key("\n".join(phrases)).split("\n")
    for phrase, key in zip(phrases, folded, strict=True):
        yield key if key.replace(" ", "").isalpha() else " ".join(phrase_keys(phrase))


class Start(NamedTuple, Generic[T]):
    """A division of a word with which phrases begin; `values` are those of the one-word phrase."""

    split: Split
    values: Sequence[T]
    phrases: "Phrases[T]"


class Match(NamedTuple, Generic[T]):
    """A phrase found: token after its last, the division of its first word, and its values."""

    last: int
    split: Split
    values: Sequence[T]


class Phrases(Generic[T]):
    """A dictionary of phrases, looked up token by token.

    With `expand`, entries hold something cheaper than their values, from which these are made
    when a phrase is met.
    """

    def __init__(
        self, entries: Iterable[tuple[str, Any]], *, expand: Callable[[Any], T] | None = None
    ) -> None:
        # Openings are all but the last words of the phrases of several; those that are no phrase
        # by themselves have no values.
        self._values: dict[str, Sequence[Any]] = {}
        self._openings: set[str] = set()
        self._expand = expand
        listed = list(entries)
        for key, (_, value) in zip(_joined_keys([phrase for phrase, _ in listed]), listed, strict=True):
            self._add(key, value)

    def _add(self, key: str, value: Any) -> None:
        values = self._values.get(key)
        self._values[key] = (*values, value) if values else (value,)
        cut = key.rfind(" ")
        while cut > 0:
            opening = key[:cut]
            if opening in self._openings:
                break
            self._openings.add(opening)
            self._values.setdefault(opening, ())
            cut = opening.rfind(" ")

    def _get(self, key: str) -> Sequence[T]:
        values = self._values.get(key, ())
        return values if self._expand is None else tuple(map(self._expand, values))

    def starts(self, word: Word) -> tuple[Start[T], ...]:
        """Give the divisions of a word with which phrases begin."""
        values = self._values
        if values.keys().isdisjoint(word.keys):
            return ()
        return tuple(
            [Start(split, self._get(split.key), self) for split in word.splits if split.key in values]
        )

    def goes_on(self, start: Start[T], following: str) -> bool:
        """Tell whether some phrase goes on with the key `following` after the word that begins it."""
        key = start.split.key
        return key in self._openings and f"{key} {following}" in self._values

    def single(self, key: str) -> Sequence[T]:
        """Give the values of a phrase of one word."""
        return self._get(key)

    def follow(self, start: Start[T], tokens: Sequence[Token], index: int) -> Iterator[Match[T]]:
        """Yield the phrases that begin with one division of the word at `index`, shortest first."""
        if start.values:
            yield Match(index + 1, start.split, start.values)
        key = start.split.key
        last = index + 1
        while key in self._openings and last < len(tokens):
            key = f"{key} {tokens[last].word.key}"
            last += 1
            values = self._get(key)
            if values:
                yield Match(last, start.split, values)


def matches(starts: Iterable[Start[T]], tokens: Sequence[Token], index: int) -> Iterator[Match[T]]:
    """Yield every phrase that begins at token `index`, given how its word can start one."""
    for start in starts:
        yield from start.phrases.follow(start, tokens, index)


def longest(starts: Iterable[Start[T]], tokens: Sequence[Token], index: int) -> Match[T] | None:
    """Give the longest phrase that begins at token `index`, of equals the least divided."""
    best: Match[T] | None = None
    for match in matches(starts, tokens, index):
        if best is None or match.last > best.last:
            best = match
    return best
