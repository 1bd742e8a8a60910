"""Looks up phrases of one or more words at a token, attached letters undone on the first word only."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

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


class Node(Generic[T]):
    """A state of the look-up: the values of phrases that end here, and the words that go on."""

    __slots__ = ("following", "values")

    def __init__(self) -> None:
        self.following: dict[str, Node[T]] = {}
        self.values: list[T] = []


class Match(NamedTuple, Generic[T]):
    """A phrase found: token after its last, the division of its first word, and its values."""

    last: int
    split: Split
    values: Sequence[T]


class Phrases(Generic[T]):
    """A dictionary of phrases, looked up token by token."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str, Node[T]] = {}
        for phrase, value in entries:
            self._add(phrase, value)

    def _add(self, phrase: str, value: T) -> None:
        keys = phrase_keys(phrase)
        if not keys:
            return
        node = self._root.setdefault(keys[0], Node())
        for key in keys[1:]:
            node = node.following.setdefault(key, Node())
        node.values.append(value)

    def starts(self, word: Word) -> tuple[tuple[Split, Node[T]], ...]:
        """Give the states that a word can open, by each of its divisions."""
        root = self._root
        return tuple((split, root[split.key]) for split in word.splits if split.key in root)

    def single(self, key: str) -> Sequence[T]:
        """Give the values of a phrase of one word."""
        node = self._root.get(key)
        return node.values if node else ()


def matches(
    starts: Iterable[tuple[Split, Node[T]]], tokens: Sequence[Token], index: int
) -> Iterator[Match[T]]:
    """Yield every phrase that begins at token `index`, given the states its word opens."""
    count = len(tokens)
    for split, start in starts:
        node: Node[T] | None = start
        position = index + 1
        while node is not None:
            if node.values:
                yield Match(position, split, node.values)
            if position >= count or not node.following:
                break
            node = node.following.get(tokens[position].word.key)
            position += 1


def longest(
    starts: Iterable[tuple[Split, Node[T]]], tokens: Sequence[Token], index: int
) -> Match[T] | None:
    """Give the longest phrase that begins at token `index`, of equals the least divided."""
    best: Match[T] | None = None
    for match in matches(starts, tokens, index):
        if best is None or match.last > best.last:
            best = match
    return best
