"""Says how a relation moved between two periods, where there is enough to say so."""

from enum import StrEnum
from typing import Protocol

# Of fewer incidents in either period, a mean score is chance.
FEWEST = 3


class Course(StrEnum):
    """How one party's dealings with another moved; below zero in both periods they are hostile throughout."""

    WARMER = "warmer"
    COOLER = "cooler"
    LESS_HOSTILE = "less_hostile"
    MORE_HOSTILE = "more_hostile"


class Period(Protocol):
    """What was told of two parties in a time: incidents, and the mean of their scores."""

    @property
    def incidents(self) -> int:
        """How many incidents there were."""

    @property
    def score(self) -> float | None:
        """Their mean score."""


def course_of(before: Period, now: Period, *, least: float) -> Course | None:
    """Say how a relation moved from one period to another; None for what is less than `least` or chance.

    >>> from rawi.store.answers import Party, Quads, Relation
    >>> parties, quads = (Party("TN", "Tunisia", "تونس"), Party("LY", "Libya", "ليبيا")), Quads(0, 0, 3, 0)
    >>> then, now = (Relation(*parties, "2024-05", 3, quads, score, ()) for score in (-8.0, -2.0))
    >>> course_of(then, now, least=0.5).value
    'less_hostile'
    """
    if before.score is None or now.score is None or min(before.incidents, now.incidents) < FEWEST:
        return None
    if abs(now.score - before.score) < least:
        return None
    is_up = now.score > before.score
    if before.score < 0 and now.score < 0:
        return Course.LESS_HOSTILE if is_up else Course.MORE_HOSTILE
    return Course.WARMER if is_up else Course.COOLER
