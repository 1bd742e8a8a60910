"""Reads a part of a period with the period: `مطلع حزيران- يونيو`, `نهاية الأسبوع الماضي`."""

from typing import Final

from rawi.timexes.dates import month_of_year_at
from rawi.timexes.eras import century_at, decade_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Point, PointPhrase
from rawi.timexes.relative import turned_unit_at
from rawi.timexes.years import year_at

_WITH_EDGES: Final = ("M", "Y", "S", "W", "DE", "CE")


def edge_at(line: Line, at: int) -> PointPhrase | None:
    """Read an edge word and the period that it belongs to."""
    place = at + 1 if line.sense(at, "weekend_noun") else at
    edge = line.either(place, "edge", opens=place == at)
    if not edge:
        return None
    weekend = _weekend_at(line, place + 1, edge.value)
    if weekend:
        return weekend
    if place > at:
        return None
    start = place + 2 if line.plain(place + 1, "from") else place + 1
    found = _period_at(line, start)
    if not found or found.point.unit not in _WITH_EDGES:
        return None
    return PointPhrase(found.end, found.point._replace(edge=edge.value))


def _period_at(line: Line, at: int) -> PointPhrase | None:
    found = month_of_year_at(line, at) or turned_unit_at(line, at) or decade_at(line, at)
    if not found:
        return year_at(line, at) or century_at(line, at) or bare_unit_at(line, at)
    return found


def bare_unit_at(line: Line, at: int) -> PointPhrase | None:
    """Read the unit in `نهاية العام`, `مطلع الأسبوع`: the present one."""
    unit = line.plain(at, "unit")
    if not unit or unit.form != "one" or not unit.is_definite or unit.value not in ("W", "M", "Y"):
        return None
    return PointPhrase(at + 1, Point(unit.value, turn="present"))


def _weekend_at(line: Line, at: int, edge: str) -> PointPhrase | None:
    pointed = line.plain(at, "this")
    at = at + 1 if pointed else at
    unit = line.plain(at, "unit")
    if edge != "end" or not unit or unit.value != "W" or unit.form != "one":
        return None
    if not unit.is_definite:
        return None
    turn = line.plain(at + 1, "turn")
    if turn:
        return PointPhrase(at + 2, Point("WE", turn=turn.value))
    return PointPhrase(at + 1, Point("WE"))
