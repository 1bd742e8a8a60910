"""Tells words of time that tell no time: in names of outlets, named days, verbs and greetings."""

from rawi.language.words import WordKind
from rawi.letters import ALEF, ARTICLE, KAF, LAM
from rawi.timexes.line import Line

_QUOTES = {"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", '"', "\N{LEFT DOUBLE QUOTATION MARK}"}
_CLOSING_QUOTES = {"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}", '"', "\N{RIGHT DOUBLE QUOTATION MARK}"}
_FARTHEST_GREETING = 6
_LONGEST_BARE = 3


def is_other_name(line: Line, at: int) -> bool:
    """Tell whether `اليوم` or `الآن` is no time: `روسيا اليوم`, «اليوم», `اليوم الوطني`, `في اليوم`."""
    if not line.tokens[at].word.splits[-1].key.startswith(ARTICLE) and not line.key(at).startswith(ARTICLE):
        return is_need(line, at) or _is_verb(line, at)
    return _is_outlet(line, at) or _stands_alone_quoted(line, at)


def is_named_day(line: Line, at: int) -> bool:
    """Tell whether `اليوم` is one of several or has a name: `اليوم الثالث`, `اليوم العالمي`, `يوميا في اليوم`."""
    if line.plain(at + 1, "weekday"):
        return False
    number = line.number(at + 1)
    if number and number.is_ordinal and number.is_definite and not number.prefix:
        return True
    if line.plain(at + 1, "day_name"):
        return True
    prefix = line.senses(at)["day"].prefix
    is_within = line.key(at - 1) in _IN or prefix[-1:] in _IN
    return is_within or bool(line.plain(at - 1, "that") or line.plain(at - 1, "same"))


# في، ب: with them `اليوم` says how often, or goes on (`في اليوم التالي`, read elsewhere).
_IN = ("\N{ARABIC LETTER FEH}\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER BEH}")


def _is_outlet(line: Line, at: int) -> bool:
    if line.sense(at - 1, "outlet"):
        return True
    if not line.sense(at - 1, "outlet_country"):
        return False
    return line.key(at - 2) in _QUOTES or bool(line.sense(at - 2, "outlet")) or line.key(at + 1) in _CLOSING_QUOTES


def _stands_alone_quoted(line: Line, at: int) -> bool:
    """Tell «اليوم», a newspaper; in brackets only after a preposition: `لـ(اليوم)`."""
    if line.key(at - 1) in _QUOTES and line.key(at + 1) in _CLOSING_QUOTES:
        return True
    if line.key(at - 1) != "(" or line.key(at + 1) != ")" or at < 2:
        return False
    before = line.tokens[at - 2].word
    return before.key == LAM or "outlet" in line.senses(at - 2) or "outlet_frame" in line.senses(at - 2)


def is_need(line: Line, at: int) -> bool:
    """Tell `أمس الحاجة`, the greatest need, from yesterday."""
    return bool(line.plain(at + 1, "need"))


def _is_verb(line: Line, at: int) -> bool:
    """Tell the verb `لامس` from `لأمس`, which look-ups hold for one."""
    text, sense = line.tokens[at].word.text, line.senses(at).get("day")
    if not sense or sense.prefix[-1:] not in (LAM, KAF) or len(text) - sense.skip != _LONGEST_BARE:
        return False
    return text[sense.skip] == ALEF


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
    return word.is_arabic and word.key.endswith(ALEF) and len(word.key) > _LONGEST_BARE and not word.is_definite
