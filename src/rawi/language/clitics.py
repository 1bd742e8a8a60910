"""Attached letters: the ways in which a written word can divide into prefixes and the rest.

Nothing is stripped here. A word gets its possible divisions, the undivided one first, and whoever
looks the word up takes the first division that a lexicon knows and the context bears out.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rawi.letters import ARTICLE, BEH, FEH, KAF, LAM, WAW, lookup_key, normalise

CONJUNCTIONS: Final = (WAW, FEH)
PREPOSITIONS: Final = (BEH, LAM, KAF)
_SHORTEST_REST: Final = 2
_ATTACHED: Final = frozenset((*CONJUNCTIONS, *PREPOSITIONS))


class Split(NamedTuple):
    """One way to divide a word: letters attached before, characters they take, key of the rest."""

    prefix: str
    skip: int
    key: str


def _prepositions(prefix: str, key: str) -> list[tuple[str, str]]:
    """Divide off the preposition before a key, giving back the article that vanishes after lam."""
    found = []
    if key.startswith(LAM + LAM):
        found.append((prefix + LAM, ARTICLE + key[2:]))
        found.append((prefix + LAM, ARTICLE + key[1:]))
    found.append((prefix + key[0], key[1:]))
    return found


def splits(text: str) -> tuple[Split, ...]:
    """List the ways in which a written word divides, the undivided word first.

    The rest of `للأمم` is looked up with its article, and starts at the second letter:

    >>> [(s.skip, s.key) for s in splits("وللأمم")][:4]
    [(0, 'وللامم'), (1, 'للامم'), (2, 'الامم'), (2, 'اللامم')]
    """
    key = lookup_key(text)
    is_plain = len(key) == len(text) and text.isalpha()  # one letter for each character
    if is_plain and key[0] not in _ATTACHED:
        return (Split("", 0, key),)
    offsets: Sequence[int] = range(len(text)) if is_plain else normalise(text).offsets
    divided = [("", key)]
    if key[:1] in CONJUNCTIONS and len(key) > _SHORTEST_REST:
        divided.append((key[0], key[1:]))
    for prefix, rest in tuple(divided):
        if rest[:1] in PREPOSITIONS:
            divided.extend(_prepositions(prefix, rest))
    found: list[Split] = []
    for prefix, rest in divided:
        if (not prefix or len(rest) >= _SHORTEST_REST) and rest:
            skip = offsets[len(prefix)] if len(prefix) < len(offsets) else len(text)
            found.append(Split(prefix, skip, rest))
    return tuple(found)
