"""A sentence as the grammar of time sees it: tokens with their senses and numbers."""

from collections.abc import Sequence

from rawi.language.numbers import Number, find_numbers
from rawi.language.tokens import Token
from rawi.language.words import WordKind
from rawi.letters import ARTICLE
from rawi.timexes.senses import Sense, WordSenses, known_word

_NOTHING: dict[str, Sense] = {}


class Line:
    """The tokens of a sentence; every look-up beyond either end finds nothing."""

    __slots__ = ("_numbers", "_senses", "length", "openings", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.length = len(tokens)
        self._senses = [_NOTHING] * self.length
        self._numbers: dict[int, Number] = {}
        self.openings: list[int] = []
        has_number = False
        for at, token in enumerate(tokens):
            found = known_word(token.word)
            if found is None:
                continue
            has_number = has_number or found.is_number
            self._senses[at] = self._with_phrases(at, found) if found.phrases else found.alone
            if found.is_opening:
                self.openings.append(at)
        if has_number:
            for number in find_numbers(tokens):
                self._numbers[number.first] = number
                if number.is_digits and tokens[number.first].word.is_arabic:
                    self.openings.append(number.first)
            self.openings.sort()

    def _with_phrases(self, at: int, found: WordSenses) -> dict[str, Sense]:
        senses = found.alone
        for rest, sense in found.phrases:
            if self.key(at + 1) == rest[0] and all(self.key(at + 1 + n) == key for n, key in enumerate(rest)):
                senses = {**senses, sense.kind: sense}
        return senses

    def key(self, at: int) -> str:
        """Give the look-up key of a token."""
        return self.tokens[at].word.key if 0 <= at < self.length else ""

    def senses(self, at: int) -> dict[str, Sense]:
        """Give all that a token can be."""
        return self._senses[at] if 0 <= at < self.length else _NOTHING

    def sense(self, at: int, kind: str) -> Sense | None:
        """Give a token's sense of one kind, letters attached before it or not."""
        return self._senses[at].get(kind) if 0 <= at < self.length else None

    def plain(self, at: int, kind: str) -> Sense | None:
        """Give a token's sense of one kind if nothing is attached before it."""
        found = self._senses[at].get(kind) if 0 <= at < self.length else None
        return found if found and not found.prefix else None

    def either(self, at: int, kind: str, *, opens: bool) -> Sense | None:
        """Give a sense as `sense` where the expression opens, as `plain` inside it."""
        return self.sense(at, kind) if opens else self.plain(at, kind)

    def number(self, at: int) -> Number | None:
        """Give the number that begins at a token."""
        return self._numbers.get(at)

    def skip(self, at: int, kind: str) -> int:
        """Give how many characters are attached before the number or sense that opens at a token."""
        if kind == "number":
            number = self._numbers.get(at)
            return number.skip if number else 0
        return self._senses[at][kind].skip

    def starts(self, at: int) -> int:
        """Give the offset at which a token starts."""
        return self.tokens[at].start

    def is_followed_by_noun(self, at: int) -> bool:
        """Tell whether a definite word stands at a token, which a bare noun before it may belong to."""
        return 0 <= at < self.length and self.tokens[at].word.key.startswith(ARTICLE)

    def is_digits(self, at: int) -> bool:
        """Tell whether a token is written in digits, a number or not: `04.04.2017`."""
        return 0 <= at < self.length and self.tokens[at].word.kind is WordKind.NUMBER

    def is_close(self, at: int) -> bool:
        """Tell whether a token stands right at the one before it, with no space between."""
        return 0 < at < self.length and self.tokens[at].start == self.tokens[at - 1].end
