"""What a time expression says before it is resolved: a point, a length, a repetition, a reference."""

from typing import NamedTuple


class Point(NamedTuple):
    """A place in time as far as the words give it; `unit` is the finest unit they name.

    Units are D day, W week, WE weekend, M month, Q quarter, H half-year, S season, Y year,
    DE decade, CE century. A `turn` is past, present, future, same, before or after.
    """

    unit: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    calendar: str = "gregorian"
    weekday: int | None = None
    offset: int | None = None
    shift: int = 0
    turn: str = ""
    month_turn: str = ""
    year_turn: str = ""
    ordinal: int | None = None
    season: str = ""
    part: str = ""
    clock: tuple[int, int] | None = None
    edge: str = ""
    zone: str = ""
    is_repeated: bool = False
    was_mended: bool = False
    is_lone: bool = False
    is_name: bool = False
    event_year: int | None = None


class Length(NamedTuple):
    """A length of time; `count` is None for "some". `role` since, ago, ahead or a turn ties it to now."""

    amounts: tuple[tuple[float | None, str], ...]
    role: str = ""


class Fixed(NamedTuple):
    """A value that needs no resolving: a vague reference, a repetition, a vague length."""

    type: str
    value: str
    rule: str


class Range(NamedTuple):
    """From one point to another."""

    left: Point
    right: Point


class Shifted(NamedTuple):
    """A length before or after a time told earlier: `بعد ذلك بثلاثة أيام`; `is_free` beyond its sentence."""

    length: Length
    sign: int
    is_free: bool = False


class Period(NamedTuple):
    """A named day or period of a calendar: `عيد الأضحى 1436`."""

    calendar: str
    month: int
    day: int | None
    last_day: int | None
    year: int | None = None
    turn: str = ""
    year_turn: str = ""


Meaning = Point | Length | Fixed | Range | Shifted | Period


class Phrase(NamedTuple):
    """A meaning and the token at which its words end (exclusive)."""

    end: int
    meaning: Meaning


class PointPhrase(NamedTuple):
    """A point and the token at which its words end (exclusive)."""

    end: int
    point: Point


class Found(NamedTuple):
    """A time expression in a line: from token `first`, without `skip` characters, to token `end`."""

    first: int
    skip: int
    end: int
    meaning: Meaning
