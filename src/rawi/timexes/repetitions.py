"""Reads what recurs: `كل ثلاثة أشهر`, `يوميا`, `كل يوم جمعة`, `أيام الجمعة`."""

from rawi.timexes.durations import duration_value
from rawi.timexes.lengths import amount_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Fixed, Phrase
from rawi.timexes.other_names import is_greeting


def frequency_at(line: Line, at: int) -> Phrase | None:
    """Read an adverb of repetition."""
    frequency = line.sense(at, "frequency")
    if not frequency:
        return None
    return Phrase(at + frequency.length, Fixed("SET", frequency.value, "timexes.set.adverb"))


def every_at(line: Line, at: int) -> Phrase | None:
    """Read `كل` with a unit, a count of units, a part of the day or a weekday."""
    every = line.sense(at, "every")
    if not every:
        return None
    place = at + 1
    part = line.plain(place, "part")
    weekday_place = place + 1 if part or _is_day(line, place) else place
    weekday = line.plain(weekday_place, "weekday")
    if weekday and (
        weekday.value != "7" or weekday.is_definite or weekday_place > place or weekday.form == "plain"
    ):
        value = f"XXXX-WXX-{weekday.value}"
        return Phrase(weekday_place + 1, Fixed("SET", value, "timexes.set.every"))
    if part and part.form == "before":
        return Phrase(place + 1, Fixed("SET", f"XXXX-XX-XXT{part.value}", "timexes.set.every"))
    amount = amount_at(line, place)
    if not amount or amount.number is None or amount.unit == "DE":
        return None
    if amount.unit == "Y" and is_greeting(line, amount.end - 1):
        return None
    value = duration_value(((amount.number, amount.unit),))
    return Phrase(amount.end, Fixed("SET", value, "timexes.set.every"))


def _is_day(line: Line, at: int) -> bool:
    unit = line.plain(at, "unit")
    return bool(unit and unit.value == "D" and unit.form == "one")


def weekdays_at(line: Line, at: int) -> Phrase | None:
    """Read `أيام الجمعة`, every week's Fridays."""
    unit = line.sense(at, "unit")
    weekday = line.plain(at + 1, "weekday")
    if not unit or unit.value != "D" or unit.form != "many" or unit.is_definite or not weekday:
        return None
    second = line.sense(at + 2, "weekday")
    if second or line.number(at + 2):
        return None
    return Phrase(at + 2, Fixed("SET", f"XXXX-WXX-{weekday.value}", "timexes.set.weekdays"))
