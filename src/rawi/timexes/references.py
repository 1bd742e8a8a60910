"""Reads vague references: `مؤخرا`, `حاليا`, `في وقت سابق`, `وقت سابق من اليوم`."""

from typing import Final

from rawi.letters import ARTICLE
from rawi.timexes.days import day_at
from rawi.timexes.edges import bare_unit_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Fixed, Phrase, PointPhrase
from rawi.timexes.other_names import is_adjective, is_other_name
from rawi.timexes.relative import turned_unit_at
from rawi.timexes.tense import tense_around, tense_of

_FRAMES: Final = ("in", "since", "to", "from", "for")
_OPENING: Final = 2
_NEAREST_VERB: Final = 5
# آلان and ألان are names; الان may be either.
_NAME_OPENINGS: Final = (
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}\N{ARABIC LETTER LAM}",
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}\N{ARABIC LETTER LAM}\N{ARABIC LETTER ALEF}",
)
_PREPOSITIONS: Final = "\N{ARABIC LETTER BEH}\N{ARABIC LETTER LAM}"


def reference_at(line: Line, at: int) -> Phrase | None:
    """Read a reference, or the day that it is a part of."""
    reference = line.sense(at, "reference")
    if not reference or is_other_name(line, at) or _is_name(line, at, reference.skip):
        return None
    if reference.form == "until" and not line.plain(at - 1, "to"):
        return None
    if reference.form == "frame" and line.is_followed_by_noun(at + reference.length):
        return None
    if reference.form == "frame" and not _is_framed(line, at, reference.prefix):
        return None
    is_near = reference.value == "FUTURE_REF" and reference.form == "plain" and reference.length == 1
    if is_near and is_adjective(line, at):
        return None
    end = at + reference.length
    whole = _within(line, end) if reference.length > 1 and reference.value != "PRESENT_REF" else None
    if whole:
        return Phrase(whole.end, whole.point)
    if reference.value == "PAST_REF" and reference.length == 1 and _is_counted(line, end):
        return None
    if reference.form == "later" and _is_told(line, at):
        return Phrase(end, Fixed("DATE", "PAST_REF", "timexes.reference.later"))
    return Phrase(end, Fixed("DATE", reference.value, "timexes.reference"))


def _within(line: Line, at: int) -> PointPhrase | None:
    """Read the day, week or month after `وقت سابق`, with or without `من`, of which it is a part."""
    if line.plain(at, "from"):
        start = at + 1
        return (
            None
            if line.senses(start).get("part")
            else day_at(line, start) or turned_unit_at(line, start) or bare_unit_at(line, start)
        )
    if line.plain(at, "this"):
        return turned_unit_at(line, at)
    day = line.plain(at, "day")
    weekday = line.plain(at, "weekday")
    return day_at(line, at) if (day and day.value == "0") or (weekday and weekday.form == "plain") else None


def _is_counted(line: Line, at: int) -> bool:
    """Tell `يومها الثالث`, one of several days, from `يومها`, then."""
    number = line.number(at)
    return bool(number and number.is_ordinal and number.is_definite and not number.prefix)


def _is_told(line: Line, at: int) -> bool:
    """Tell whether `لاحقا` is later in the tale than what was told, not later than now.

    So it is at the opening of a sentence in the past and right after a verb in the past.
    """
    if at <= _OPENING:
        return tense_around(line, at, at + 1) != "future"
    if line.plain(at - 1, "to"):
        return False
    for place in range(at - 1, max(-1, at - _NEAREST_VERB), -1):
        mark = tense_of(line.tokens[place].word)
        if mark:
            return mark == "past"
    return False


def _is_name(line: Line, at: int, skip: int) -> bool:
    """Tell the name `آلان` from `الآن`, which look-ups hold for one."""
    text = line.tokens[at].word.text[skip:]
    if text.startswith(_NAME_OPENINGS):
        return True
    return text.startswith(ARTICLE) and bool(line.plain(at + 1, "alan"))


def _is_framed(line: Line, at: int, prefix: str) -> bool:
    before = line.senses(at - 1)
    return any(kind in before for kind in _FRAMES) or bool(prefix and prefix[-1] in _PREPOSITIONS)
