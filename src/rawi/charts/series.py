"""A pair's cooperation and conflict over time: bars up and down, and the mean score as a line."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rawi.store.answers import Relation

WIDTH, HEIGHT, MIDDLE = 1000.0, 300.0, 140.0
_REACH = 118.0
_SCORE = 10.0
_MOST_PERIODS = 240
_WIDEST = 40.0
_LABEL_SPACE = 110.0
# Room at both ends, so that the names of the first and last month are whole.
_EDGE = 42.0


class Point(NamedTuple):
    """One period: where it stands, its bars up and down with their counts, the score's height."""

    period: str
    x: float
    left: float
    width: float
    up: float
    down: float
    cooperation: int
    conflict: int
    score: float | None
    y: float | None
    ids: tuple[str, ...]
    labelled: bool


class Series(NamedTuple):
    """The chart of one direction of a pair."""

    points: tuple[Point, ...]
    line: str
    highest: int


def _after(period: str) -> str:
    year, month = int(period[:4]), int(period[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def _periods(known: Sequence[str]) -> list[str]:
    """List the months from first to last; only those with news where there are too many."""
    first, last = min(known), max(known)
    if len(first) != len("2025-04"):
        return sorted(set(known))
    found = [first]
    while found[-1] < last and len(found) <= _MOST_PERIODS:
        found.append(_after(found[-1]))
    return found if found[-1] >= last else sorted(set(known))


def make_series(relations: Iterable[Relation], *, mirrored: bool = False) -> Series | None:
    """Make the chart of what one party did to another, month by month; None without dated incidents."""
    by_period = {one.period: one for one in relations if one.period}
    if not by_period:
        return None
    periods = _periods(list(by_period))
    step = (WIDTH - 2 * _EDGE) / len(periods)
    width, every = min(step * 0.7, _WIDEST), max(1, round(_LABEL_SPACE / step + 0.49))
    highest = max(max(_good(one), _bad(one)) for one in by_period.values())
    points = []
    for at, period in enumerate(periods):
        middle = _EDGE + (at + 0.5) * step
        x = WIDTH - middle if mirrored else middle
        points.append(_point(by_period.get(period), period, x, (width, highest, at % every == 0)))
    line = " ".join(f"{point.x},{point.y}" for point in points if point.y is not None)
    return Series(tuple(points), line, highest)


def _good(one: Relation) -> int:
    return one.quads.verbal_cooperation + one.quads.material_cooperation


def _bad(one: Relation) -> int:
    return one.quads.verbal_conflict + one.quads.material_conflict


def _point(one: Relation | None, period: str, x: float, told: tuple[float, int, bool]) -> Point:
    width, highest, labelled = told
    good, bad = (_good(one), _bad(one)) if one is not None else (0, 0)
    score = one.score if one is not None else None
    y = None if score is None else round(MIDDLE - score / _SCORE * _REACH, 2)
    up, down = (round(count / max(highest, 1) * _REACH, 2) for count in (good, bad))
    ids = one.ids if one is not None else ()
    return Point(
        period,
        round(x, 2),
        round(x - width / 2, 2),
        round(width, 2),
        up,
        down,
        good,
        bad,
        score,
        y,
        ids,
        labelled,
    )
