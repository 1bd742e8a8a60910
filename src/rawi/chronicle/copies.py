"""Near-copies: which articles are one text, with another headline or a paragraph cut."""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from rawi.language.tokens import tokenize
from rawi.language.words import WordKind

PERMUTATIONS = 128
BANDS = 32
# Words in a shingle, so that passages count which keep their order, not phrases that all articles share.
_SHINGLE = 4
# Share of the shorter text's shingles that the longer one must hold: agency copies that lost a paragraph or
# gained a lead still reach it, two outlets' own reports of one happening do not.
LEAST_CONTAINED = 0.6
# Texts below this many words are copies only if all their words are the same.
_SHORTEST = 12
_SEED = 7
# Of very many earlier candidates (a notice that all outlets print) the first tell as much as all.
MOST_COMPARED = 40


class Signature(NamedTuple):
    """What finds near-copies of a text: hashes of its bands, the same for texts that may be copies."""

    bands: tuple[int, ...]


def shingles(text: str) -> frozenset[int]:
    """Give the hashes of a text's word sequences; a short text is one of its own.

    >>> len(shingles("وصل الوفد")), shingles("وصل الوفدُ") == shingles("وصل الوفد.")
    (1, True)
    """
    keys = [token.word.key for token in tokenize(text) if token.word.kind is not WordKind.PUNCTUATION]
    if len(keys) < _SHORTEST:
        return frozenset((crc32(" ".join(keys).encode()),))
    return frozenset(
        crc32(" ".join(keys[at : at + _SHINGLE]).encode()) for at in range(len(keys) - _SHINGLE + 1)
    )


def signature(hashes: frozenset[int]) -> Signature:
    """Give the signature of a text by its shingles; the same shingles give the same one everywhere."""
    from rensa import RMinHash  # a compiled module that only adding needs

    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update([str(number) for number in sorted(hashes)])
    values: Sequence[int] = minhash.digest()
    rows = PERMUTATIONS // BANDS
    return Signature(tuple(_band(number, values[number * rows :][:rows]) for number in range(BANDS)))


def _band(number: int, values: Sequence[int]) -> int:
    """Hash one band to a number that both databases keep in eight bytes."""
    told = f"{number}:{','.join(map(str, values))}".encode()
    return (crc32(told) << 31) ^ crc32(told[::-1])


def contained(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of the shorter text's shingles that the other one holds.

    >>> contained(shingles("وصل الوفد إلى تونس"), shingles("غادر الوفد"))
    0.0
    """
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def is_copy(share: float) -> bool:
    """Tell whether texts that have this share in common are copies.

    >>> is_copy(0.7), is_copy(0.2)
    (True, False)
    """
    return share >= LEAST_CONTAINED
