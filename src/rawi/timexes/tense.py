"""Says whether the words around a time tell of the past or the future."""

from functools import cache
from typing import Final

from rawi.language.verbs import Aspect, verb_analyses
from rawi.language.words import Word, once_a_word
from rawi.letters import ALEF, ARTICLE, FEH, HEH, MEEM, NOON, SEEN, TEH, WAW, YEH, lookup_key
from rawi.lexicon import load_table
from rawi.timexes.line import Line

PAST: Final = "past"
FUTURE: Final = "future"
# What is told in the imperfect beside a weekday: that day, today or to come.
PRESENT: Final = "present"
# A call (`دعا`) is past itself, and what comes after its `إلى` is still to be.
_CALL: Final = "call"
# Words with the shape of a verb that are none.
_NO_VERB: Final = "none"
# Endings of the past tense in the third person: ت، وا، ا، تا، ن.
_ENDINGS: Final = ("", TEH, WAW + ALEF, ALEF, TEH + ALEF, NOON)
_FEMININE_NOUN: Final = "\N{ARABIC LETTER TEH MARBUTA}"
_FUTURE_PREFIXES: Final = (SEEN + YEH, SEEN + TEH, SEEN + NOON)
# Objects attached to a verb: ـه، ـها، ـهم، ـنا.
_PRONOUNS: Final = (TEH + HEH, TEH + HEH + ALEF, TEH + HEH + MEEM)
_SHORTEST_FUTURE: Final = 4
_SHORTEST_IMPERFECT: Final = 4
_NEAREST_IMPERFECT: Final = 7
_FARTHEST_AUXILIARY: Final = 4
_NOT_PAST: Final = (Aspect.IMPERFECT, Aspect.JUSSIVE)
_IMPERFECT_PREFIXES: Final = (YEH, TEH)
_TURNING: Final = frozenset({"before", "after", "since", "day", "weekday"})
_STOPS: Final = frozenset({".", "\N{ARABIC COMMA}", ":", "(", ")"})
_SHORTEST_PAST: Final = 4
_FARTHEST_LEFT: Final = 25
_FARTHEST_RIGHT: Final = 8


@cache
def _marks() -> dict[str, str]:
    marks: dict[str, str] = {}
    for row in load_table("timexes/tense"):
        endings = _ENDINGS if row["kind"] == "verb" else ("",)
        for word in row.all("word"):
            for ending in endings:
                marks.setdefault(lookup_key(word) + ending, row["tense"])
    return marks


@once_a_word
def tense_of(word: Word) -> str:
    """Say which tense a word marks, if any.

    >>> from rawi.language.words import word
    >>> tense_of(word("وأعلنت")), tense_of(word("ستعقد")), tense_of(word("الوفد"))
    ('past', 'future', '')
    """
    if not word.is_arabic:
        return ""
    marks = _marks()
    for split in word.splits:
        mark = marks.get(split.key)
        if mark:
            return "" if mark == _NO_VERB else mark
        if _is_future(split.key) and not word.text.endswith(_FEMININE_NOUN):
            return FUTURE
    if _is_feminine_past(word.key):
        return PAST
    return PAST if _has_object(word.key, marks) else ""


def _is_future(key: str) -> bool:
    """Tell whether a word has the shape of a future verb with س; nouns of that shape are listed."""
    return len(key) >= _SHORTEST_FUTURE and key.startswith(_FUTURE_PREFIXES)


def _has_object(key: str, marks: dict[str, str]) -> bool:
    """Tell whether a word is a known verb with ت and an attached object, as `أخبرته`."""
    return any(
        key.endswith(pronoun) and marks.get(key.removesuffix(pronoun)) == PAST for pronoun in _PRONOUNS
    )


def _is_feminine_past(key: str) -> bool:
    """Tell whether a word has the shape of a past tense with ت, as `أخبرت`; such nouns are listed."""
    return (
        len(key) >= _SHORTEST_PAST
        and key.endswith(TEH)
        and key[-2] not in (ALEF, WAW, YEH)
        and ARTICLE not in key[:3]
    )


@once_a_word
def is_imperfect(word: Word) -> bool:
    """Tell whether a word can only be a verb that is not past: `تطرح`, `ويلتقي`."""
    if not word.is_arabic or len(word.key) < _SHORTEST_IMPERFECT:
        return False
    marks = _marks()
    for split in word.splits:
        if marks.get(split.key) == _NO_VERB:
            return False
        if split.prefix not in ("", WAW, FEH) or split.key[:1] not in _IMPERFECT_PREFIXES:
            continue
        analyses = verb_analyses(word.text[split.skip :])
        if analyses:
            return all(one.aspect in _NOT_PAST for one in analyses)
    return False


def weekday_tense_around(line: Line, first: int, end: int) -> str:
    """Say which tense holds at a bare weekday, of which a verb close by tells more.

    An imperfect beside it is present (`تلتقي الأحد`): that day or the next such day, unless `كان` or a clause
    of circumstance makes it past; what is put off or lasts to a weekday ends on the next one.
    """
    if _opens_clause(line, first) and end < line.length and is_imperfect(line.tokens[end].word):
        return PRESENT
    if "to" in line.senses(first - 1):
        return _tense_at_end(line, first)
    for at in range(first - 1, max(-1, first - _NEAREST_IMPERFECT), -1):
        word = line.tokens[at].word
        if is_imperfect(word):
            return PAST if _is_within_past(line, at) else tense_of(word) or PRESENT
        if tense_of(word) or line.key(at) in _STOPS or not _TURNING.isdisjoint(line.senses(at)):
            break
    return tense_around(line, first, end)


def _tense_at_end(line: Line, first: int) -> str:
    """Say which tense holds at the weekday to which something lasts or is put off."""
    for at in range(first - 2, max(-1, first - _FARTHEST_LEFT), -1):
        word = line.tokens[at].word
        mark = tense_of(word)
        if "put_off" in line.senses(at):
            return PRESENT
        if mark:
            return FUTURE if mark in (FUTURE, _CALL) else mark
        if is_imperfect(word):
            return PAST if _is_within_past(line, at) else PRESENT
    return ""


def _opens_clause(line: Line, at: int) -> bool:
    return at == 0 or not line.tokens[at - 1].word.is_arabic


def _is_within_past(line: Line, at: int) -> bool:
    """Tell whether `كان`, `لم`, a clause of circumstance or an indefinite noun stands before an imperfect."""
    before = line.tokens[at - 1].word if at else None
    is_noun = (
        before and before.is_arabic and not before.is_definite and len(before.key) >= _SHORTEST_IMPERFECT
    )
    if before and is_noun and before.key.endswith(ALEF):
        return True
    return any("past_clause" in line.senses(place) for place in range(max(0, at - _FARTHEST_AUXILIARY), at))


def tense_around(line: Line, first: int, end: int) -> str:
    """Say which tense holds at an expression: that of the nearest mark before it, else after it.

    What something is put off to, or lasts until, is neither: the nearest day is meant.
    A future verb right after the expression tells of it too (`الاثنين سيعقد`).
    """
    if "to" in line.senses(first - 1):
        return ""
    has_aim = False
    for at in range(first - 1, max(-1, first - _FARTHEST_LEFT), -1):
        mark = tense_of(line.tokens[at].word)
        if mark == _CALL:
            return FUTURE if has_aim else PAST
        if mark:
            return mark
        has_aim = has_aim or "to" in line.senses(at)
    for at in range(end, min(line.length, end + _FARTHEST_RIGHT)):
        mark = tense_of(line.tokens[at].word)
        if mark:
            return PAST if mark == _CALL else mark
    return ""
