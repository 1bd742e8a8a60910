"""Near-copies: which articles are one text, with another headline or a paragraph cut."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from rawi.language.tokens import words_in
from rawi.language.words import Word, WordKind

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
    return shingles_of(words_in(text))


def shingles_of(words: Iterable[Word]) -> frozenset[int]:
    """Give the hashes of the sequences of a text's words."""
    told = " ".join([word.key for word in words if word.kind is not WordKind.PUNCTUATION]).encode()
    keys = told.split(b" ")
    if len(keys) < _SHORTEST:
        return frozenset((crc32(told),))
    # Where each word ends, less the spaces before it: there are as many as words.
    ends = [0, *accumulate(map(len, keys))]
    last = _SHINGLE - 1
    return frozenset(
        [
            crc32(told[start + at : end + at + last])
            for at, (start, end) in enumerate(zip(ends, ends[_SHINGLE:], strict=False))
        ]
    )


def signature(hashes: frozenset[int]) -> Signature:
    """Give the signature of a text by its shingles; the same shingles give the same one everywhere."""
    from rensa import RMinHash  # a compiled module that only adding needs

    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(list(map(str, sorted(hashes))))
    values = list(map(str, minhash.digest()))
    rows = PERMUTATIONS // BANDS
    return Signature(
        tuple([_band(number, values[number * rows : (number + 1) * rows]) for number in range(BANDS)])
    )


def _band(number: int, values: Sequence[str]) -> int:
    """Hash one band to a number that both databases keep in eight bytes."""
    told = f"{number}:{','.join(values)}".encode()
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
