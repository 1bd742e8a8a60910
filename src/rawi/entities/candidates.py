"""A stretch of tokens that may name something, before it is decided what it names."""

from collections.abc import Sequence
from typing import NamedTuple

from rawi.entities.knowledge import Form
from rawi.language.tokens import Token
from rawi.records import EntityType


class Candidate(NamedTuple):
    """Tokens `first` to `last` (exclusive), the characters they cover, and what made them a name."""

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    forms: Sequence[Form]
    rule: str

    @property
    def length(self) -> int:
        """How many tokens it covers."""
        return self.last - self.first


def cover(tokens: Sequence[Token], first: int, last: int, *, skip: int = 0) -> tuple[int, int, int, int]:
    """Give the token and character bounds of a stretch whose first word drops `skip` characters."""
    return first, last, tokens[first].start + skip, tokens[last - 1].end
