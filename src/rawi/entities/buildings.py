"""Bodies that are buildings too: the White House says, but one meets in the White House."""

from collections.abc import Sequence
from functools import cache

from rawi.entities.candidates import Candidate
from rawi.language.tokens import Token
from rawi.letters import lookup_key
from rawi.lexicon import load_table


@cache
def _keys(role: str) -> frozenset[str]:
    rows = load_table("entities/buildings")
    return frozenset(lookup_key(row["word"]) for row in rows if row["role"] == role)


def stands_as_building(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether a body's name stands for its building: `مقر السفارة`, `في البيت الأبيض`."""
    if candidate.first == 0:
        return False
    first, before = tokens[candidate.first].word, tokens[candidate.first - 1].word
    is_building = any(split.key in _keys("building") for split in first.splits)
    return is_building and any(split.key in _keys("where") for split in before.splits)
