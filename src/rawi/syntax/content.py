"""Tells clauses that are opened as what is said, and the topics at their heads: `قالت إن | هجوما وقع`."""

from typing import Final

from rawi.letters import ALEF, BEH, KAF, LAM, NOON
from rawi.syntax.line import Line

# Conjunctions after which a noun comes, or a verb in the imperfect: إن, أن, لأن, لكن.
BEFORE_NOUNS: Final = frozenset({ALEF + NOON, BEH + ALEF + NOON, LAM + ALEF + NOON, LAM + KAF + NOON})


def is_content(line: Line, at: int) -> bool:
    """Whether a clause is opened at a word as what is said: `قالت | إن`, `أعلن | أن`."""
    return at >= 0 and line.forms[at].key in BEFORE_NOUNS


def is_topic(line: Line, at: int) -> bool:
    """Whether a noun is the topic that `إن` or `أن` governs: `قالت إن | هجوما وقع`."""
    return is_content(line, at - 1)
