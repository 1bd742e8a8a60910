"""The exit codes of `rawi`.

0 all was read; 1 some of the input could not be read, the rest was; 2 the call itself is wrong, or
the output cannot be written; 130 interrupted from the keyboard.
"""

from enum import IntEnum


class Exit(IntEnum):
    """What the shell is told."""

    DONE = 0
    SOME_FAILED = 1
    WRONG_CALL = 2
    INTERRUPTED = 130
