"""The life of an instrument as a line: each step where its day stands between the first and the last."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

WIDTH, HEIGHT, LINE = 1000.0, 120.0, 66.0
_EDGE = 60.0
_CLOSE = 92.0
_UP, _DOWN = 34.0, 104.0
_MOODS = {
    **dict.fromkeys(("signed", "ratified", "in_force", "meeting", "renewed"), "good"),
    **dict.fromkeys(("suspended", "withdrawn", "breached", "ended"), "bad"),
}


class Stop(NamedTuple):
    """One step on the line: its number, place, label's height, and whether it strengthens or weakens."""

    number: int
    x: float
    label_y: float
    mood: str
    day: str
    status: str


def mood_of(status: str) -> str:
    """Tell whether a status is one of strength or of weakness.

    >>> mood_of("ratified"), mood_of("breached"), mood_of("proposed")
    ('good', 'bad', 'open')
    """
    return _MOODS.get(status, "open")


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def make_life(steps: Sequence[tuple[str, str | None]], *, mirrored: bool = False) -> tuple[Stop, ...]:
    """Place steps (status, day) on the line; those without a day are not on it, those alike are one.

    >>> [stop.x for stop in make_life([("signed", "2020-01-01"), ("ended", "2021-01-01")])]
    [60.0, 940.0]
    """
    known: dict[tuple[str, str], int] = {}
    for number, (status, day) in enumerate(steps):
        if day and _ordinal(day) is not None:
            known.setdefault((day, status), number)
    if not known:
        return ()
    days = [_ordinal(day) or 0 for day, _ in known]
    first, length = min(days), max(max(days) - min(days), 1)
    stops: list[Stop] = []
    taken = {_UP: -_CLOSE, _DOWN: -_CLOSE}
    for (day, status), number in sorted(known.items()):
        along = _EDGE + (WIDTH - 2 * _EDGE) * ((_ordinal(day) or 0) - first) / length
        side = next((y for y, last in taken.items() if along - last >= _CLOSE), 0.0)
        if side:
            taken[side] = along
        x = round(WIDTH - along if mirrored else along, 1)
        stops.append(Stop(number, x, side, mood_of(status), day, status))
    return tuple(stops)
