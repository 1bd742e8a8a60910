"""The phrases that follow a verb without a preposition, passed one by one, and where a list of them ends."""

from typing import Final

from rawi.claims.openers import is_complementizer
from rawi.claims.voices import can_speak, span_end, voice_phrase
from rawi.letters import YEH
from rawi.records import EntityType
from rawi.syntax.clauses import is_finite
from rawi.syntax.light import returning
from rawi.syntax.line import Line
from rawi.syntax.lists import coordinated
from rawi.syntax.noun_kinds import is_act
from rawi.syntax.phrases import phrase_at

_FARTHEST: Final = 30
_SHORTEST: Final = 2
_LONGEST_QUOTED: Final = 8
_WHAT: Final = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER ALEF}"
# A word that stands for a phrase: this, whoever, whatever, any.
_STANDS: Final = frozenset({"demonstrative", "relative", "interrogative"})


def next_noun(line: Line, start: int, *, may_speak: bool | None = None) -> int | None:
    """Give where the next phrase without a preposition begins, over times, brackets and phrases with one."""
    place = start
    while place < min(line.length, start + _FARTHEST):
        after = line.skip_bracket(place)
        if after > place:
            place = after
            continue
        if line.is_stop(place) or is_complementizer(line, place):
            return None
        if len(line.tokens[place].word.key) < _SHORTEST and not line.is_sign(place):
            place = _past_quoted(line, place + 1)  # لـ «…»
            continue
        form = line.forms[place]
        if (
            line.tokens[place].word.key in returning()
            or line.is_sign(place)
            or line.timexes[place] is not None
            or form.particle in ("adverb", "auxiliary")
        ):
            place += 1
            continue
        is_name = line.begins_name(place) and line.tokens[place].word.text.endswith(YEH)  # علي
        if (form.particle == "preposition" and not is_name) or form.preposition:
            place = _past(line, place if form.preposition else place + 1)
            continue
        if form.particle in _STANDS or form.key == _WHAT:
            return place if may_speak is not True else None
        if form.opens_clause or (is_verb(line, place) and not line.begins_name(place)):
            return None
        phrase = voice_phrase(line, place)
        if phrase is None:
            place += 1
            continue
        if may_speak is None or can_speak(line, place) == may_speak:
            return place
        place = max(span_end(line, place), place + 1)
    return None


def is_verb(line: Line, at: int) -> bool:
    """Whether a finite verb stands at a word: a noun too, if behind a comma: `أعلنت الحكومة، أمس، | قطع`."""
    if not is_finite(line, at):
        return False
    form = line.forms[at]
    return not (form.is_noun and is_act(form.key) and line.is_pause(at - 1) and not form.conjunction)


def _past_quoted(line: Line, place: int) -> int:
    """Give the place after a name in quotation marks behind a letter that stands apart: `لـ | «الخبر»`."""
    if place >= line.length or not line.is_quote(place):
        return place + 1
    closing = range(place + 1, min(line.length, place + _LONGEST_QUOTED))
    return next((n + 1 for n in closing if line.is_quote(n)), place + 1)


def _past(line: Line, place: int) -> int:
    """Give the place after the phrase behind a preposition, with the name that follows a title there."""
    phrase = voice_phrase(line, place)
    if phrase is None:
        return place + 1
    return max(phrase.end, span_end(line, place), place + 1)


def joined_end(line: Line, at: int) -> int:
    """Give the place after all who are named together: `أوكرانيا والعديد من الدول الغربية`."""
    end = max(span_end(line, at), at + 1)
    for phrase in coordinated(line, at)[1:]:
        if phrase.first <= end + 1 and can_speak(line, phrase.first):
            end = max(end, phrase.end, span_end(line, phrase.first))
    while end < line.length and _is_joined_nationality(line, end):
        end = line.name_end(end)
    return end


def _is_joined_nationality(line: Line, at: int) -> bool:
    """Whether a nationality goes on here: `السلطات الأميركية | والبريطانية`."""
    mention = line.mentions[at]
    return mention is not None and mention.type is EntityType.NORP and bool(line.forms[at].conjunction)


def head_of(line: Line, at: int) -> int:
    """Give the head of the phrase at a word: `ثلاث | غارات`."""
    phrase = phrase_at(line, at)
    return at if phrase is None else phrase.head
