"""Tells words of time that tell no time: in names of outlets, named days, verbs and greetings."""

from typing import Final

from rawi.language.words import WordKind
from rawi.letters import ALEF, ARTICLE, BEH, HEH, KAF, LAM
from rawi.timexes.line import Line
from rawi.timexes.tense import PAST, tense_of

_QUOTES: Final = {"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", '"', "\N{LEFT DOUBLE QUOTATION MARK}"}
_CLOSING_QUOTES: Final = {
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}",
}
_FARTHEST_GREETING: Final = 6
_LONGEST_BARE: Final = 3
_FARTHEST_SIGNING: Final = 4
# ـين، ـان
_DUALS: Final = (
    "\N{ARABIC LETTER YEH}\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER NOON}",
)
_KL: Final = "\N{ARABIC LETTER KAF}\N{ARABIC LETTER LAM}"
_THE_TWO: Final = "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}\N{ARABIC LETTER ALEF}"
_YESTERDAY: Final = "-1"
_TODAY: Final = "0"
_MONDAY: Final = "1"


def is_other_name(line: Line, at: int) -> bool:
    """Tell whether `اليوم`, `أمس` or `الآن` is no time: `روسيا اليوم`, «اليوم», `أمس الحاجة`."""
    day = line.senses(at).get("day")
    if (day and day.length > 1) or (not day and not line.key(at).startswith(ARTICLE)):
        return False
    if day and day.value == _YESTERDAY:
        return bool(line.plain(at + 1, "need")) or _is_verb(line, at)
    if line.plain(at + 1, "weekday"):
        return False
    if _is_outlet(line, at) or _stands_alone_quoted(line, at):
        return True
    return bool(day and day.value == _TODAY and not day.form and _names_day(line, at))


def _names_day(line: Line, at: int) -> bool:
    """Tell whether `اليوم` is one of several or has a name: `اليوم الثالث`, `اليوم العالمي`, `في اليوم`."""
    number = line.number(at + 1)
    if number and number.is_ordinal and number.is_definite and not number.prefix:
        return True
    if line.plain(at + 1, "day_name"):
        return True
    prefix = line.senses(at)["day"].prefix
    if line.key(at - 1) in _IN or (prefix and prefix[-1] in _IN):
        return True
    is_pointed = line.plain(at - 1, "that") and not is_object(line, at - 1)
    return bool(is_pointed or line.plain(at - 1, "same"))


# في، ب: with them `اليوم` says how often, or goes on (`في اليوم التالي`, read elsewhere).
_IN: Final = ("\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER BEH}")


def _is_outlet(line: Line, at: int) -> bool:
    if line.sense(at - 1, "outlet"):
        return not (line.plain(at - 2, "in") or line.plain(at - 2, "to"))
    if not line.sense(at - 1, "outlet_country"):
        return False
    return (
        line.key(at - 2) in _QUOTES
        or bool(line.sense(at - 2, "outlet"))
        or line.key(at + 1) in _CLOSING_QUOTES
    )


def _stands_alone_quoted(line: Line, at: int) -> bool:
    """Tell «اليوم», a newspaper; in brackets only after a preposition: `لـ(اليوم)`."""
    if line.key(at - 1) in _QUOTES and line.key(at + 1) in _CLOSING_QUOTES:
        return True
    if line.key(at - 1) != "(" or line.key(at + 1) != ")" or at < 2:
        return False
    before = line.tokens[at - 2].word
    return before.key == LAM or "outlet" in line.senses(at - 2) or "outlet_frame" in line.senses(at - 2)


def _is_verb(line: Line, at: int) -> bool:
    """Tell the verb `لامس` from `لأمس`, which look-ups hold for one."""
    text, sense = line.tokens[at].word.text, line.senses(at).get("day")
    if not sense or sense.prefix[-1:] not in (LAM, KAF) or len(text) - sense.skip != _LONGEST_BARE:
        return False
    return text[sense.skip] == ALEF


def is_contract(line: Line, at: int) -> bool:
    """Tell the contracts of `ثلاثة عقود بقيمة` and `وقع عقدين` from decades."""
    if line.senses(at)["unit"].value != "DE":
        return False
    if line.sense(at + 1, "contract_tail") or line.senses(at)["unit"].prefix.endswith(BEH):
        return True
    after = line.tokens[at + 1].word if at + 1 < line.length else None
    is_told_of = after and after.is_arabic and not after.is_definite and not line.senses(at + 1)
    if (
        after
        and is_told_of
        and not line.number(at - 1)
        and _describes(after.key, line.senses(at)["unit"].form)
    ):
        return True
    return any("contract" in line.senses(place) for place in range(max(0, at - _FARTHEST_SIGNING), at))


def _describes(key: str, form: str) -> bool:
    """Tell whether a word can tell of contracts: `عقود استثمارية`, or what is held: `عقد اتفاق`."""
    return form == "one" or (form == "many" and key.endswith(HEH))


def is_pair(line: Line, at: int, weekday: str) -> bool:
    """Tell the two of `كلاهما الاثنين`, `الشقيقين الاثنين` from Monday."""
    if weekday != _MONDAY or not at or not line.tokens[at - 1].word.is_arabic:
        return False
    key = line.key(at - 1)
    is_both = key == _THE_TWO or (key.startswith(_KL) and key.endswith(_THE_TWO))
    return is_both or is_general_of(line, at)


def is_general_of(line: Line, at: int) -> bool:
    """Tell the adjective of `الأمينين العامين` from two years."""
    before = line.tokens[at - 1].word if at else None
    if not before or not before.is_arabic or not before.is_definite or line.senses(at - 1):
        return False
    return len(before.key) > _LONGEST_BARE + 2 and before.key.endswith(_DUALS)


def is_object(line: Line, at: int) -> bool:
    """Tell the object of `أوضح ذلك اليوم` from the pointer of `ذلك اليوم`."""
    return 0 < at < line.length and tense_of(line.tokens[at - 1].word) == PAST


def is_greeting(line: Line, at: int) -> bool:
    """Tell `كل عام وأنتم بخير` from what recurs every year."""
    return any(
        "greeting" in line.senses(place)
        for place in range(at + 1, min(line.length, at + _FARTHEST_GREETING))
        if line.tokens[place].word.kind is WordKind.ARABIC
    )


def is_adjective(line: Line, at: int) -> bool:
    """Tell `قريبا` that describes (`طريقا رئيسيا قريبا`, `قريبا من`) from `قريبا` that tells a time."""
    if line.plain(at + 1, "from"):
        return True
    return _is_accusative(line, at - 1) and _is_accusative(line, at - 2)


def _is_accusative(line: Line, at: int) -> bool:
    if not 0 <= at < line.length:
        return False
    word = line.tokens[at].word
    return (
        word.is_arabic and word.key.endswith(ALEF) and len(word.key) > _LONGEST_BARE and not word.is_definite
    )
