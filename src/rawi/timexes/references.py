"""Reads vague references: `مؤخرا`, `حاليا`, `في وقت سابق`, `وقت سابق من اليوم`."""

from rawi.timexes.days import day_at
from rawi.timexes.edges import bare_unit_at
from rawi.timexes.line import Line
from rawi.timexes.meanings import Fixed, Phrase
from rawi.timexes.relative import turned_unit_at
from rawi.timexes.tense import tense_around, tense_of

_FRAMES = ("in", "since", "to", "from", "for")
_OPENING = 2
_PREPOSITIONS = "\N{ARABIC LETTER BEH}\N{ARABIC LETTER LAM}"


def reference_at(line: Line, at: int) -> Phrase | None:
    """Read a reference, or the day that it is a part of."""
    reference = line.sense(at, "reference")
    if not reference or _is_other_name(line, at) or _is_name(line, at, reference.skip):
        return None
    if reference.form == "until" and not line.plain(at - 1, "to"):
        return None
    if reference.form == "frame" and line.is_followed_by_noun(at + reference.length):
        return None
    if reference.form == "frame" and not _is_framed(line, at, reference.prefix):
        return None
    end = at + reference.length
    if line.plain(end, "from"):
        whole = day_at(line, end + 1) or turned_unit_at(line, end + 1) or bare_unit_at(line, end + 1)
        if whole and reference.length > 1 and not line.senses(end + 1).get("part"):
            return Phrase(whole.end, whole.point)
    if reference.form == "later" and _is_told(line, at):
        return Phrase(end, Fixed("DATE", "PAST_REF", "timexes.reference.later"))
    return Phrase(end, Fixed("DATE", reference.value, "timexes.reference"))


def _is_told(line: Line, at: int) -> bool:
    """Tell whether `لاحقا` is later in the tale than what was told, not later than now.

    So it is at the opening of a sentence in the past and right after a verb in the past.
    """
    if at <= _OPENING:
        return tense_around(line, at, at + 1) != "future"
    return any(tense_of(line.tokens[place].word) == "past" for place in (at - 1, at - 2))


def _is_name(line: Line, at: int, skip: int) -> bool:
    """Tell the name `آلان` from `الآن`, which look-ups hold for one."""
    return (
        line.tokens[at]
        .word.text[skip:]
        .startswith("\N{ARABIC LETTER ALEF WITH MADDA ABOVE}\N{ARABIC LETTER LAM}")
    )


def _is_framed(line: Line, at: int, prefix: str) -> bool:
    before = line.senses(at - 1)
    return any(kind in before for kind in _FRAMES) or bool(prefix and prefix[-1] in _PREPOSITIONS)


def _is_other_name(line: Line, at: int) -> bool:
    return bool(line.sense(at - 1, "outlet"))
