"""Writes lengths as TIMEX3 durations: `P3D`, `PT72H`, `P1Y6M`, `PXY`."""

from typing import Final

Amounts = tuple[tuple[float | None, str], ...]

_CLOCK: Final = {"TH": "H", "TM": "M", "TS": "S"}
_DATE: Final = {"D": "D", "N": "D", "W": "W", "M": "M", "Y": "Y", "DE": "DE", "CE": "CE"}
# Half a unit in whole smaller ones, where that is exact enough to say.
_HALVES: Final = {
    "Y": (12, "M"),
    "TH": (60, "TM"),
    "D": (24, "TH"),
    "TM": (60, "TS"),
    "DE": (10, "Y"),
    "CE": (100, "Y"),
}


def _whole(count: float | None, unit: str) -> Amounts:
    """Turn a broken count into whole units where the calendar allows."""
    if count is None or count == int(count) or unit not in _HALVES:
        return ((count, unit),)
    size, smaller = _HALVES[unit]
    rest = round((count - int(count)) * size)
    whole: Amounts = ((int(count), unit),) if int(count) else ()
    if unit in ("DE", "CE"):
        return ((round(count * size), smaller),)
    return (*whole, (rest, smaller)) if rest else whole


def _written(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"


def duration_value(amounts: Amounts) -> str:
    """Write a length as TIMEX3.

    >>> duration_value(((3, "D"),)), duration_value(((1.5, "Y"),)), duration_value(((None, "TH"),))
    ('P3D', 'P1Y6M', 'PTXH')
    """
    date_part, clock_part = "", ""
    for count, unit in (part for amount in amounts for part in _whole(*amount)):
        if unit in _CLOCK:
            clock_part += _written(count) + _CLOCK[unit]
        else:
            date_part += _written(count) + _DATE[unit]
    return "P" + date_part + ("T" + clock_part if clock_part else "")
