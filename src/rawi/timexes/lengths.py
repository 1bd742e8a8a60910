"""Reads lengths of time: `ثلاثة أيام`, `سنة ونصف`, `منذ 72 ساعة`, `قبل يومين`, `عدة أشهر`."""

from typing import Final, NamedTuple

from rawi.language.numbers import Number
from rawi.language.words import WordKind
from rawi.letters import ALEF, BEH, HEH, MEEM, WAW
from rawi.timexes.line import Line
from rawi.timexes.meanings import Length, Phrase, Shifted
from rawi.timexes.other_names import is_contract
from rawi.timexes.punctual import is_punctual_before

_HUNDRED: Final = 100
_MOST_DECADES: Final = 15
# In `أعلى مستوى له في شهر` the month is a length.
_FARTHEST_SUPERLATIVE: Final = 7
_DEFINITE_UNITS: Final = frozenset({"TH", "W", "M", "Y", "DE"})
_CLOSING: Final = frozenset({"in", "not_counted", "turn", "gone", "to", "before"})
# Attached ها، هم: with them a noun is definite.
_POSSESSIVES: Final = (HEH + ALEF, HEH + MEEM)


class Amount(NamedTuple):
    """Units counted and where their words end; `number` None is "some", `is_bare` a unit without a count."""

    end: int
    number: float | None
    unit: str
    is_bare: bool = False
    is_definite: bool = False


def is_percent(number: Number) -> bool:
    """Tell the hundred of `في المئة` and `بالمئة` from a count."""
    return number.is_definite and not number.is_digits and number.value == _HUNDRED


def amount_at(line: Line, at: int, *, opens: bool = False) -> Amount | None:
    """Read one count with its unit."""
    at = at + 1 if line.key(at) == "(" and line.is_digits(at + 1) and line.key(at + 2) == ")" else at
    number = line.number(at)
    if number and belongs_before(line, number):
        return None
    if number and (opens or not number.prefix) and not number.is_ordinal and not is_percent(number):
        place = _unit_place(line, number)
        unit = line.plain(place, "unit")
        if unit and not unit.is_definite and not (unit.value == "DE" and number.value > _MOST_DECADES):
            return None if is_contract(line, place) else Amount(place + 1, number.value, unit.value)
        return None
    if line.either(at, "several", opens=opens):
        several = line.either(at, "several", opens=opens)
        end = at + (several.length if several else 1)
        unit = line.plain(end, "unit")
        return Amount(end + 1, None, unit.value) if unit and unit.form == "many" else None
    half = _half_at(line, at, opens=opens)
    if half:
        return half
    unit = line.either(at, "unit", opens=opens)
    if not unit or unit.is_definite or is_contract(line, at):
        return None
    if unit.form == "two":
        return Amount(at + 1, 2, unit.value)
    if unit.form == "pair":
        return None
    if unit.form == "one" and line.plain(at + 1, "single"):
        return Amount(at + 2, 1, unit.value)
    return Amount(at + 1, None if unit.form == "many" else 1, unit.value, True)


def belongs_before(line: Line, number: Number) -> bool:
    """Tell whether a definite number counts the noun before it: `الناجون الأربعة ساعات`."""
    if not number.is_definite or number.is_digits or number.first == 0:
        return False
    before = line.tokens[number.first - 1].word
    return before.is_arabic and before.is_definite and not line.senses(number.first - 1)


def _unit_place(line: Line, number: Number) -> int:
    """Give where the unit of a number stands, over the signs of `(21) يوما` and `31/ عاما`."""
    end = number.end
    if not number.is_digits:
        return end
    is_bracketed = line.key(end) == ")" and line.key(number.first - 1) == "("
    return end + 1 if is_bracketed or line.key(end) == "/" else end


def _half_at(line: Line, at: int, *, opens: bool) -> Amount | None:
    fraction = line.either(at, "fraction", opens=opens)
    if not fraction:
        return None
    unit = line.plain(at + 1, "unit")
    if not unit or unit.form != "one":
        return None
    return Amount(at + 2, int(fraction.value) / 60, unit.value)


def _joined(line: Line, at: int, first: Amount) -> tuple[int, tuple[tuple[float | None, str], ...]]:
    """Add `ونصف`, `ونصف العام`, `وثلاثة أشهر`."""
    amounts: tuple[tuple[float | None, str], ...] = ((first.number, first.unit),)
    fraction = line.sense(at, "fraction")
    if fraction and fraction.prefix == WAW and first.number is not None:
        unit = line.plain(at + 1, "unit")
        end = at + 2 if unit and unit.value == first.unit else at + 1
        return end, ((first.number + int(fraction.value) / 60, first.unit),)
    number = line.number(at)
    if (number and number.prefix == WAW and not number.is_ordinal and not first.is_bare) or _is_joined_unit(
        line, at
    ):
        second = amount_at(line, at, opens=True)
        if second and second.unit != first.unit and second.number is not None:
            return second.end, (*amounts, (second.number, second.unit))
    return at, amounts


def _is_joined_unit(line: Line, at: int) -> bool:
    unit = line.sense(at, "unit")
    return bool(unit and unit.prefix == WAW and unit.form == "two")


def length_at(line: Line, at: int) -> Phrase | None:
    """Read a length, what ties it to now (`منذ`, `قبل`) and how near it is (`حوالي`)."""
    since = line.sense(at, "since")
    before = None if since else line.sense(at, "before")
    after = None if since or before else line.sense(at, "after")
    place = at + 1 if since or before or after else at
    about = line.either(place, "about", opens=place == at)
    place = place + about.length if about else place
    amount = amount_at(line, place, opens=place == at)
    if not amount and before:
        amount = _definite_amount(line, place, is_about=bool(about))
    if not amount:
        return None
    governed = since or before or after or about
    if amount.is_bare and not amount.is_definite and not _stands_bare(line, place, amount, bool(governed)):
        return None
    end, amounts = _joined(line, amount.end, amount)
    end = _ending(line, end)
    if since:
        return Phrase(end, Length(amounts, "ago" if is_punctual_before(line, at) else "since"))
    if before:
        return _counted_back(line, end, amounts)
    if after:
        return _counted_on(line, end, amounts)
    return _closing(line, end, amounts)


def _definite_amount(line: Line, at: int, *, is_about: bool) -> Amount | None:
    """Read the unit of `قبل نحو الشهر`; without نحو nothing may follow that it belongs to."""
    unit = line.plain(at, "unit")
    if not unit or not unit.is_definite or unit.form != "one" or unit.value not in _DEFINITE_UNITS:
        return None
    after = line.tokens[at + 1].word if at + 1 < line.length else None
    if after and not is_about and (after.is_definite or after.kind is WordKind.NUMBER or line.senses(at + 1)):
        return None
    if line.plain(at + 1, "turn") or line.plain(at + 1, "year_kind"):
        return None
    return Amount(at + 1, 1, unit.value, True, True)


def _stands_bare(line: Line, at: int, amount: Amount, is_governed: bool) -> bool:
    """Tell whether a unit without a count is a length of time."""
    after = line.tokens[amount.end].word if amount.end < line.length else None
    described = line.plain(amount.end, "vague_length") or line.plain(amount.end, "whole")
    if described:
        return True
    is_held = bool(after and after.is_arabic and after.is_definite and after.key.startswith(_article()))
    if amount.number is None:
        governed = is_governed or _is_governed(line, at) or bool(line.senses(at)["unit"].prefix)
        if not governed and not _is_closed(line, amount.end):
            return False
        return not (is_held or _is_possessed(line, amount.end)) or bool(line.plain(amount.end, "turn"))
    prefix = line.senses(at)["unit"].prefix
    if not (is_governed or _is_governed(line, at) or (prefix and line.plain(amount.end, "whole"))):
        return False
    number = line.number(amount.end)
    is_dated = number and not (line.sense(amount.end, "fraction") and number.prefix == WAW)
    return not is_held and not is_dated and not _names_day(line, amount.end)


def _is_governed(line: Line, at: int) -> bool:
    before = line.senses(at - 1)
    if any(kind in before for kind in ("for", "after", "before", "since", "about")):
        return True
    reach = range(max(0, at - _FARTHEST_SUPERLATIVE), at)
    return "in" in before and any("superlative" in line.senses(place) for place in reach)


def _is_closed(line: Line, at: int) -> bool:
    """Tell whether what follows shows that a bare `سنوات` stands for itself, not for `سنوات من العمل`."""
    if at >= line.length or not line.tokens[at].word.is_arabic:
        return True
    return not _CLOSING.isdisjoint(line.senses(at))


def _is_possessed(line: Line, at: int) -> bool:
    """Tell whether the next word is what the units are of: `سنوات طفولتها`, `أيام حكمهم`."""
    if at >= line.length or line.senses(at):
        return False
    return line.key(at).endswith(_POSSESSIVES) and not line.number(at)


def _names_day(line: Line, at: int) -> bool:
    senses = line.senses(at)
    return any(kind in senses for kind in ("weekday", "day", "month", "period"))


def _article() -> str:
    return "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


def _ending(line: Line, at: int) -> int:
    """Take in the adjectives of a length: `كاملة`, `متتالية`, `طويلة`."""
    while line.plain(at, "whole") or line.plain(at, "vague_length"):
        at += 1
    return at


def _closing(line: Line, at: int, amounts: tuple[tuple[float | None, str], ...]) -> Phrase:
    if line.plain(at, "gone"):
        return Phrase(at + 1, Length(amounts, "past"))
    turn = line.plain(at, "turn")
    if turn and turn.value not in ("same", "new"):
        return Phrase(at + 1, Length(amounts, turn.value))
    now = line.plain(at + 1, "reference") if line.plain(at, "from") else None
    if now and now.value == "PRESENT_REF":  # 48 ساعة من الآن
        return Phrase(at + 1 + now.length, Length(amounts, "future"))
    return Phrase(at, Length(amounts))


def _counted_back(line: Line, at: int, amounts: tuple[tuple[float | None, str], ...]) -> Phrase | None:
    """Read `قبل يومين`, a moment; tied to an event (`قبل يومين من …`) only the length is meant."""
    end = at + 1 if line.plain(at, "gone") else at
    if line.plain(end, "from") or line.plain(end, "on"):
        now = line.sense(end + 1, "reference")
        if not (now and now.value == "PRESENT_REF"):
            return None
    return Phrase(end, Length(amounts, "ago"))


def _counted_on(line: Line, at: int, amounts: tuple[tuple[float | None, str], ...]) -> Phrase | None:
    if line.plain(at, "from") or line.plain(at, "on"):
        return None
    return Phrase(at, Shifted(Length(amounts), 1))


def shifted_at(line: Line, at: int) -> Phrase | None:
    """Read `بعد ذلك بثلاثة أيام`, `قبلها بيومين`."""
    after, before = line.sense(at, "after_it"), line.sense(at, "before_it")
    opened = after or before
    if not opened:
        return None
    place = at + opened.length
    number = line.number(place)
    prefix = number.prefix if number else getattr(line.sense(place, "unit"), "prefix", "")
    amount = amount_at(line, place, opens=True) if prefix == BEH else None
    if not amount:
        return None
    end, amounts = _joined(line, amount.end, amount)
    return Phrase(end, Shifted(Length(amounts), 1 if after else -1, is_free=True))
