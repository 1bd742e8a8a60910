"""A value that a passage gives to an attribute of a happening, with its words."""

from typing import NamedTuple


class Value(NamedTuple):
    """What is told of one attribute; `low` and `high` are the least and most that a number can mean.

    Of places, `value` is the key of the place; of territory `in:XX` or `not:XX`, with how many kilometres
    inside in `low`; of times the first and last day, `2025-03-31/2025-04-01`.
    """

    attribute: str
    value: str
    start: int
    end: int
    low: float | None = None
    high: float | None = None
