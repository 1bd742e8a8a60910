"""Finds words of a lexicon in running text, whatever their inflection and the letters attached to them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rawi.chronicle.lemmas import word_lemma
from rawi.language.tokens import Token, tokenize
from rawi.language.words import Word
from rawi.lexicon import Row, load_table
from rawi.syntax.forms import form_of


def term(word: Word) -> str:
    """Give what a word is looked up by: its lemma, of a particle the particle itself.

    >>> from rawi.language.words import word
    >>> term(word("أجوائها")) == term(word("الأجواء")), term(word("وداخل"))
    (True, 'داخل')
    """
    if not word.is_arabic:
        return word.key
    return word_lemma(word) or form_of(word).key


class Passage(NamedTuple):
    """Some tokens of a text, with what each is looked up by."""

    tokens: tuple[Token, ...]
    terms: tuple[str, ...]

    def start(self, at: int) -> int:
        """Give where a token begins in the text."""
        return self.tokens[at].start

    def end(self, at: int) -> int:
        """Give where a token ends in the text."""
        return self.tokens[at].end


def passage(text: str, start: int, end: int) -> Passage:
    """Cut a stretch of text into a passage."""
    return passage_of(tokenize(text, start=start, end=end))


def passage_of(tokens: Sequence[Token]) -> Passage:
    """Make a passage of tokens of a text."""
    return Passage(tuple(tokens), tuple([term(token.word) for token in tokens]))


def _preposition(token: Token) -> str:
    return form_of(token.word).preposition if token.word.is_arabic else ""


class Worded(NamedTuple):
    """Words found: tokens `first` up to `end`, and the row that knows them."""

    first: int
    end: int
    row: Row


class Wording:
    """The words of one column of a lexicon, ready to be found.

    A preposition attached to the first of them must be there: `بهدف` is not found in `الهدف`.
    """

    def __init__(self, table: str, *, column: str = "words") -> None:
        self._rows: dict[tuple[str, ...], list[tuple[str, Row]]] = {}
        self._longest: dict[str, int] = {}
        for row in load_table(table):
            for words in row.all(column):
                tokens = tokenize(words)
                key = tuple(term(token.word) for token in tokens)
                self._rows.setdefault(key, []).append((_preposition(tokens[0]), row))
                self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def begins(self, told: str) -> bool:
        """Tell whether any words of the lexicon begin with what is looked up by a term."""
        return told in self._longest

    def at(self, words: Passage, first: int) -> Worded | None:
        """Give the longest words that begin at a token."""
        terms = words.terms
        if first >= len(terms):
            return None
        longest = min(self._longest.get(terms[first], 0), len(terms) - first)
        for length in range(longest, 0, -1):
            for preposition, row in self._rows.get(terms[first : first + length], ()):
                if not preposition or preposition == _preposition(words.tokens[first]):
                    return Worded(first, first + length, row)
        return None

    def find(self, words: Passage) -> Iterator[Worded]:
        """Yield all words of the lexicon in a passage, the longest at each place."""
        end = 0
        for at, told in enumerate(words.terms):
            if at < end or told not in self._longest:
                continue
            found = self.at(words, at)
            if found is not None:
                yield found
                end = found.end


@cache
def wording(table: str, column: str = "words") -> Wording:
    """Load the words of a column of a lexicon.

    >>> text = "انتهكت الطائرة أجواءنا"
    >>> found = passage(text, 0, len(text))
    >>> [one.row["role"] for one in wording("chronicle/territory").find(found)]
    ['crossing', 'ground']
    """
    return Wording(table, column=column)
