"""Tells whether one word can be a misprint of another: one letter more, less, other or exchanged."""

from typing import Final

# Shorter words have too many neighbours that are words themselves.
_SHORTEST: Final = 4


def is_misprint(written: str, meant: str) -> bool:
    """Tell whether two look-up keys differ by one slip of the pen.

    >>> is_misprint("صبير", "صبري"), is_misprint("كليومتر", "كيلومتر"), is_misprint("علي", "عبد")
    (True, True, False)
    """
    if written == meant or min(len(written), len(meant)) < _SHORTEST or abs(len(written) - len(meant)) > 1:
        return False
    start = 0
    shortest = min(len(written), len(meant))
    while start < shortest and written[start] == meant[start]:
        start += 1
    rest, other = written[start:], meant[start:]
    if len(rest) == len(other):
        is_exchange = rest[:2] == other[1::-1] and rest[2:] == other[2:]
        return rest[1:] == other[1:] or (len(rest) > 1 and is_exchange)
    longer, shorter = (rest, other) if len(rest) > len(other) else (other, rest)
    return longer[1:] == shorter
