"""Says how a relation moved between two periods, where there is enough to say so."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

# Of fewer incidents in either period, a mean score is chance.
FEWEST = 3
# So many months may lie in what is now, and so many in what was before it.
_MONTHS_OF_NOW, _MONTHS_BEFORE = 3, 24
_A_YEAR = 12


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


class Month(Period, Protocol):
    """What was told of two parties in a month."""

    @property
    def period(self) -> str:
        """The month: 2024-05."""


class Stretch(NamedTuple):
    """Some months of two parties, from one to another, taken together."""

    first: str
    last: str
    incidents: int
    score: float | None


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * _A_YEAR + int(number)


def _together(months: Sequence[Month]) -> Stretch:
    scored = [(one.score, one.incidents) for one in months if one.score is not None]
    weight = sum(incidents for _, incidents in scored)
    score = sum(score * incidents for score, incidents in scored) / weight if weight else None
    of = sum(one.incidents for one in months)
    return Stretch(months[-1].period, months[0].period, of, None if score is None else round(score, 2))


def _latest(months: Sequence[Month], *, most: int) -> Sequence[Month]:
    """Take no more of the latest months than hold enough incidents; nothing if so many do not."""
    told = 0
    for count, one in enumerate(months, 1):
        if _number(months[0].period) - _number(one.period) >= most:
            break
        told += one.incidents
        if told >= FEWEST:
            return months[:count]
    return ()


def last_two(months: Iterable[Month]) -> tuple[Stretch, Stretch] | None:
    """Give the last months of two parties in which enough happened, and those before; None without either.

    >>> from rawi.store.queries.relations import Mean
    >>> told = [("2023-01", 2, 4.0), ("2023-11", 1, 1.0), ("2024-04", 1, -2.0), ("2024-05", 2, -5.0)]
    >>> before, now = last_two(Mean("TN", "LY", *month) for month in told)
    >>> (before.first, before.last, before.score), (now.first, now.last, now.score)
    (('2023-01', '2023-11', 3.0), ('2024-04', '2024-05', -4.0))
    """
    backwards = sorted(months, key=lambda month: month.period, reverse=True)
    now = _latest(backwards, most=_MONTHS_OF_NOW)
    before = _latest(backwards[len(now) :], most=_MONTHS_BEFORE) if now else ()
    if not before or _number(now[-1].period) - _number(before[0].period) > _MONTHS_BEFORE:
        return None
    return _together(before), _together(now)
