"""Reads units told by their turn: `الشهر الماضي`, `هذا الأسبوع`, `الأيام المقبلة`, `الفترة الأخيرة`."""

from typing import Final

from rawi.letters import KAF
from rawi.timexes.lengths import belongs_before, is_percent
from rawi.timexes.line import Line
from rawi.timexes.meanings import Fixed, Length, Phrase, Point, PointPhrase
from rawi.timexes.other_names import is_general_of, is_object
from rawi.timexes.years import named_year_at, year_number_at, year_turn_at

_REFERENCES: Final = {
    "past": "PAST_REF",
    "last": "PAST_REF",
    "before": "PAST_REF",
    "present": "PRESENT_REF",
    "future": "FUTURE_REF",
    "after": "FUTURE_REF",
}
# The turn of `ذلك`: a day told before, other than the present one.
_THAT: Final = "that"
_SINGLE: Final = frozenset({"D", "N", "W", "M", "Y", "DE", "CE"})


def turned_unit_at(line: Line, at: int) -> PointPhrase | None:
    """Read one unit with its turn: `العام الجاري`, `هذا الشهر`, `الأسبوع قبل الماضي`, `اليوم التالي`."""
    pointer, place = _pointer(line, at)
    unit = line.either(place, "unit", opens=place == at)
    if not unit or unit.form != "one" or not unit.is_definite or unit.value not in _SINGLE:
        return _turned_season(line, at)
    name = "D" if unit.value == "N" else unit.value
    place += 1
    if line.plain(place, "year_kind"):
        place += 1
    turn, end = _turn(line, place)
    if turn == "last":
        return None
    if turn and not (turn == "new" and name != "Y"):
        shift = 1 if end - place > 1 else 0
        return PointPhrase(end, Point(name, turn=turn, shift=shift, part="NI" if unit.value == "N" else ""))
    if name == "D":
        return None if is_object(line, place - 2) else _told_day(line, place, pointer)
    return PointPhrase(place, Point(name, turn="same" if pointer == _THAT else pointer)) if pointer else None


def _told_day(line: Line, at: int, pointer: str) -> PointPhrase | None:
    """Read `ذلك اليوم` and `نفس اليوم` to their end, with an adjective: `ذلك اليوم التاريخي`."""
    if pointer not in (_THAT, "same") or line.plain(at, "day_name"):
        return None
    return PointPhrase(at + 1 if line.plain(at, "day_adjective") else at, Point("D", turn=pointer))


def _pointer(line: Line, at: int) -> tuple[str, int]:
    if line.sense(at, "this"):
        return "present", at + 1
    that = line.sense(at, "that")
    if that and not that.prefix.endswith(KAF):  # كذلك
        return _THAT, at + 1
    return ("same", at + 1) if line.sense(at, "same") else ("", at)


def _turn(line: Line, at: int) -> tuple[str, int]:
    """Give the turn that follows a unit and its end; `قبل الماضي` takes two words."""
    if line.plain(at, "before") or line.plain(at, "after"):
        further = line.plain(at + 1, "turn")
        return (further.value, at + 2) if further else ("", at)
    turn = line.plain(at, "turn")
    return (turn.value, at + 1) if turn else ("", at)


def _turned_season(line: Line, at: int) -> PointPhrase | None:
    """Read `صيف 2014`, `الصيف الماضي`, `هذا الشتاء`, `خريف العام الماضي`."""
    pointer, place = _pointer(line, at)
    unit = line.either(place, "season_word", opens=place == at)
    place = place + 1 if unit else place
    season = line.either(place, "season", opens=place == at)
    if not season:
        return None
    point = Point("S", season=season.value)
    if season.is_definite:
        turn, end = _turn(line, place + 1)
        if turn:
            return PointPhrase(end, point._replace(turn=turn))
        pointed = point._replace(turn="same" if pointer == _THAT else pointer)
        return PointPhrase(place + 1, pointed) if pointer else None
    tail = place + 2 if line.plain(place + 1, "from") else place + 1
    year = named_year_at(line, tail) or year_number_at(line, tail)
    if year:
        return PointPhrase(year.end, point._replace(year=year.number))
    turned = year_turn_at(line, tail)
    return PointPhrase(turned[0], point._replace(year_turn=turned[1])) if turned else None


def turned_units_at(line: Line, at: int) -> Phrase | None:
    """Read several units with a turn: uncounted a reference, counted a length."""
    pointed = line.sense(at, "this")
    place = at + 1 if pointed else at
    counted = _count_before(line, place)
    place = counted[0] if counted else place
    unit = line.either(place, "unit", opens=place == at)
    if not unit or (unit.form == "one" and not counted):
        return None
    if not unit.is_definite and not (counted and counted[2]):
        return None
    if (unit.form == "one" and unit.is_definite) or unit.form == "pair":
        return None
    if unit.form == "two":
        # الدقيقتين 43 و57 are two moments of a match.
        is_told = unit.value == "TM" and line.number(place + 1)
        if is_told or (not line.plain(place + 1, "turn") and is_general_of(line, place)):
            return None
        return _turned_length(line, place + 1, 2, unit.value)
    if counted:
        return _turned_length(line, place + 1, counted[1], unit.value)
    number = line.number(place + 1)
    if number and not number.is_ordinal and not number.prefix:
        return _turned_length(line, number.end, number.value, unit.value)
    few = line.plain(place + 1, "few")
    return _turned_reference(line, place + 2 if few else place + 1)


def last_unit_at(line: Line, at: int) -> Phrase | None:
    """Read `العقد الأخير`, the ten years up to now; `الشهر الأخير من …` is another thing."""
    unit = line.sense(at, "unit")
    if (
        not unit
        or unit.form != "one"
        or not unit.is_definite
        or unit.value not in ("W", "M", "Y", "DE", "CE")
    ):
        return None
    turn = line.plain(at + 1, "turn")
    if not turn or turn.value != "last" or line.plain(at + 2, "from"):
        return None
    return Phrase(at + 2, Length(((1, unit.value),), "last"))


def _count_before(line: Line, at: int) -> tuple[int, float, bool] | None:
    """Read the definite count before a unit: `الثلاث سنوات`, `الـ24 ساعة`."""
    number = line.number(at)
    if not number or number.is_ordinal or is_percent(number) or belongs_before(line, number):
        return None
    return number.end, number.value, number.is_definite


def _turned_length(line: Line, at: int, count: float, unit: str) -> Phrase:
    turn = line.plain(at, "turn")
    if turn:
        return Phrase(at + 1, Length(((count, unit),), turn.value))
    return Phrase(at, Length(((count, unit),)))


def _turned_reference(line: Line, at: int) -> Phrase | None:
    turn = line.plain(at, "turn")
    if not turn or turn.value not in _REFERENCES:
        return None
    return Phrase(at + 1, Fixed("DATE", _REFERENCES[turn.value], "timexes.reference.turn"))


def _tied_stretch(line: Line, at: int, value: str, tied: str) -> Phrase | None:
    """Read `منذ فترة طويلة` as a length, `قبل فترة` as a reference."""
    end = at + 1 if line.plain(at, "distant") else at
    while line.plain(end, "vague_length") or line.plain(end, "whole"):
        end += 1
    if not value or (end == at and (line.is_followed_by_noun(end) or line.plain(end, "early"))):
        return None
    if tied == "since":
        return Phrase(end, Fixed("DURATION", value, "timexes.length.since"))
    return None if line.plain(end, "from") else Phrase(end, Fixed("DATE", "PAST_REF", "timexes.ago.vague"))


def stretch_at(line: Line, at: int) -> Phrase | None:
    """Read a stretch of no measure: `المرحلة المقبلة` a reference, `فترة طويلة` a length."""
    tied = "since" if line.sense(at, "since") else "before" if line.sense(at, "before") else ""
    opening = at + 1 if tied else at
    stretch = line.either(opening, "stretch", opens=not tied)
    if not stretch:
        return None
    place = opening + 1
    if tied:
        return _tied_stretch(line, place, stretch.value, tied) if not stretch.is_definite else None
    few = line.plain(place, "few")
    if stretch.is_definite:
        return _turned_reference(line, place + 1 if few else place)
    if stretch.value and line.plain(place, "vague_length"):
        end = place + 1
        while line.plain(end, "vague_length") or line.plain(end, "whole"):
            end += 1
        return Phrase(end, Fixed("DURATION", stretch.value, "timexes.length.vague"))
    return None
