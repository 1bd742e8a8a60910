"""Says whether the words around a time tell of the past or the future."""

from functools import cache, lru_cache

from rawi.language.words import CACHED_WORDS, Word
from rawi.letters import ALEF, ARTICLE, HEH, MEEM, NOON, SEEN, TEH, WAW, YEH, lookup_key
from rawi.lexicon import load_table
from rawi.timexes.line import Line

PAST = "past"
FUTURE = "future"
# A call (`دعا`) is past itself, and what comes after its `إلى` is still to be.
_CALL = "call"
# Endings of the past tense in the third person: ت، وا، ا، تا، ن.
_ENDINGS = ("", TEH, WAW + ALEF, ALEF, TEH + ALEF, NOON)
_FEMININE_NOUN = "\N{ARABIC LETTER TEH MARBUTA}"
_FUTURE_PREFIXES = (SEEN + YEH, SEEN + TEH, SEEN + NOON)
# Objects attached to a verb: ـه، ـها، ـهم، ـنا.
_PRONOUNS = (TEH + HEH, TEH + HEH + ALEF, TEH + HEH + MEEM)
_SHORTEST_FUTURE = 4
_SHORTEST_PAST = 4
_FARTHEST_LEFT = 25
_FARTHEST_RIGHT = 8


@cache
def _marks() -> dict[str, str]:
    marks: dict[str, str] = {}
    for row in load_table("timexes/tense"):
        endings = _ENDINGS if row["kind"] == "verb" else ("",)
        for word in row.all("word"):
            for ending in endings:
                marks.setdefault(lookup_key(word) + ending, row["tense"])
    return marks


@lru_cache(maxsize=CACHED_WORDS)
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
            return "" if mark == "none" else mark
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
