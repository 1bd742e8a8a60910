"""Bars over time: how many incidents of each quad class per year, month or day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.events.ontology import Quad

WIDTH, HEIGHT, BASE = 1000.0, 150.0, 124.0
QUADS = (*(quad.value for quad in Quad), "none")
_YEAR, _MONTH, _DAY = 4, 7, 10
# Longer stretches than these many days are shown by year, or by month.
_BY_MONTH, _BY_YEAR = 92, 1500
_MOST_BARS = 400
# The share at either end, one in so many, that is left out where that makes the time so much shorter.
_FAR_OFF, _SHORTER = 50, 2
_WIDEST = 56.0
_LABEL_SPACE = {4: 62.0, 7: 100.0, 10: 100.0}
# Room at both ends, so that the names of the first and last period are whole.
_EDGE = 40.0


class Piece(NamedTuple):
    """One class's share of a bar."""

    quad: str
    y: float
    height: float
    number: int


class Bar(NamedTuple):
    """A period's bar: where it stands, the days it covers, its pieces from the foot up."""

    period: str
    since: str
    until: str
    x: float
    width: float
    number: int
    pieces: tuple[Piece, ...]
    labelled: bool


class Bars(NamedTuple):
    """A chart of bars; `zoom` is year, month or day.

    `earlier` and `later` count what lies before the first and behind the last bar.
    """

    zoom: str
    bars: tuple[Bar, ...]
    highest: int
    earlier: int = 0
    later: int = 0

    @property
    def day_before(self) -> str:
        """The last day before the first bar."""
        return (date.fromisoformat(self.bars[0].since) - timedelta(days=1)).isoformat()

    @property
    def day_after(self) -> str:
        """The first day behind the last bar."""
        return (date.fromisoformat(self.bars[-1].until) + timedelta(days=1)).isoformat()


def _zoom(first: str, last: str) -> int:
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return _YEAR if days > _BY_YEAR else _MONTH if days > _BY_MONTH else _DAY


def _length_of(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _core(known: Sequence[tuple[str, str, int]]) -> tuple[str, str]:
    """Give the first and last day to be shown: without the few far off that would leave no room for the rest.

    News tells of what was centuries ago and of what is planned for decades ahead.
    """
    days = sorted((day, number) for day, _, number in known)
    most = sum(number for _, number in days) // _FAR_OFF
    first, last = _nth(days, most), _nth(days[::-1], most)
    if _length_of(first, last) * _SHORTER > _length_of(days[0][0], days[-1][0]):
        return days[0][0], days[-1][0]
    return first, last


def _nth(days: Iterable[tuple[str, int]], left_out: int) -> str:
    """Give the day after so many were left out."""
    for day, number in days:  # noqa: B007 - the last one is wanted where all are passed
        left_out -= number
        if left_out < 0:
            break
    return day


def _next_day(day: date, length: int) -> date:
    if length == _DAY:
        return day + timedelta(days=1)
    if length == _MONTH:
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return date(day.year + 1, 1, 1)


def _periods(first: str, last: str, length: int) -> list[tuple[str, str, str]]:
    """List the periods from the first to the last day: name, first day, last day."""
    start = date.fromisoformat(first)
    if length != _DAY:
        start = start.replace(day=1) if length == _MONTH else start.replace(month=1, day=1)
    found: list[tuple[str, str, str]] = []
    while start.isoformat() <= last and len(found) < _MOST_BARS:
        after = _next_day(start, length)
        end = after - timedelta(days=1)
        found.append((start.isoformat()[:length], start.isoformat(), end.isoformat()))
        start = after
    return found


def _pieces(counts: Counter[str], scale: float) -> tuple[Piece, ...]:
    at = BASE
    found: list[Piece] = []
    for quad in QUADS:
        if counts[quad]:
            height = counts[quad] * scale
            at -= height
            found.append(Piece(quad, round(at, 2), round(height, 2), counts[quad]))
    return tuple(found)


def make_bars(days: Iterable[tuple[str, str, int]], *, mirrored: bool = False) -> Bars | None:
    """Make a chart of days with how many there are of a quad class; mirrored, time runs from right to left.

    >>> chart = make_bars([("2025-04-01", "material_conflict", 2), ("2025-04-03", "verbal_conflict", 1)])
    >>> [bar.number for bar in chart.bars]
    [2, 0, 1]
    """
    known = [count for count in days if len(count[0]) == _DAY]
    if not known:
        return None
    first, last = _core(known)
    length = _zoom(first, last)
    counts: dict[str, Counter[str]] = {}
    for day, quad, number in known:
        counts.setdefault(day[:length], Counter())[quad] += number
    periods = _periods(first, last, length)
    highest = max(sum(counts.get(name, Counter()).values()) for name, _, _ in periods)
    placed = _placed(periods, counts, (BASE - 8) / max(highest, 1), mirrored=mirrored)
    earlier = sum(number for day, _, number in known if day < periods[0][1])
    later = sum(number for day, _, number in known if day > periods[-1][2])
    return Bars({_YEAR: "year", _MONTH: "month", _DAY: "day"}[length], placed, highest, earlier, later)


def _placed(
    periods: Sequence[tuple[str, str, str]], counts: dict[str, Counter[str]], scale: float, *, mirrored: bool
) -> tuple[Bar, ...]:
    step = (WIDTH - 2 * _EDGE) / len(periods)
    width = min(step * 0.82, _WIDEST)
    every = max(1, round(_LABEL_SPACE[len(periods[0][0])] / step + 0.49))
    bars = []
    for at, (name, since, until) in enumerate(periods):
        middle = _EDGE + (at + 0.5) * step
        x = (WIDTH - middle if mirrored else middle) - width / 2
        some = counts.get(name, Counter())
        pieces = _pieces(some, scale)
        bars.append(
            Bar(name, since, until, round(x, 2), round(width, 2), sum(some.values()), pieces, at % every == 0)
        )
    return tuple(bars)
