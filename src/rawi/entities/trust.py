"""How strongly the words before ask for a person's name."""

from enum import IntEnum


class Trust(IntEnum):
    """From no expectation to a name that must come at once."""

    FREE = 0
    OFFICE = 1
    TITLE = 2
    ADJACENT = 3
