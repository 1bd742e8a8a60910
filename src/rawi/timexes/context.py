"""What resolving a time expression may look at: publication day, tense, and the times told before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type and value with its days; `rule` names what made it."""

    type: str
    value: str
    earliest: date | None
    latest: date | None
    rule: str
    calendar: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """`told` is the last time told before this one, `told_here` in the same line.

    `day` is the last day told, `other_day` the last one other than publication, `year` the last time
    told by its place in the calendar.
    `tense` gives "past", "future" or nothing for the expression; it is asked only where it matters.
    """

    published: date | None
    told: Resolved | None
    told_here: Resolved | None
    tense: Callable[[], str]
    day: Resolved | None = None
    other_day: Resolved | None = None
    year: Resolved | None = None
