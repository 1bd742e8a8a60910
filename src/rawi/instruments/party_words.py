"""The words before those whom an instrument binds, and what a phrase behind them names."""

from typing import Final

from rawi.letters import ALEF, BEH, FEH, NOON, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType, Mention
from rawi.syntax.light import preposition_of
from rawi.syntax.line import Line
from rawi.syntax.participants import pair_keys
from rawi.syntax.phrases import Phrase

_DUAL: Final = (ALEF + NOON, YEH + NOON)
_WHERE: Final = frozenset({FEH + YEH, BEH})


@built_once
def _party_words() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    words: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]] = {}
    for row in load_table("instruments/party_words"):
        first, *rest = lookup_key(row["word"]).split()
        words[first] = (*words.get(first, ()), (tuple(rest), frozenset(row.all("kinds"))))
    return words


def calls_pair(line: Line) -> bool:
    """Tell whether a sentence calls the two sides so: `الطرفان`."""
    return any(is_pair(line, place) for place in range(line.length))


def is_pair(line: Line, at: int) -> bool:
    """Whether a noun stands for the two sides: `البلدين`, `الطرفين`, but not for any number: `الأطراف`."""
    key = line.forms[at].key
    return key in pair_keys() and key.endswith(_DUAL)


def party_word(line: Line, at: int, kind: str) -> int:
    """Give how many words stand here that come before those bound, 0 for none."""
    for rest, kinds in _party_words().get(line.tokens[at].word.key, ()):
        following = tuple(token.word.key for token in line.tokens[at + 1 : at + 1 + len(rest)])
        if rest == following and (not kinds or kind in kinds):
            return 1 + len(rest)
    return 0


def bearers(line: Line, phrase: Phrase) -> list[Mention]:
    """Give those whom a phrase names, without places and a body's nationality: `مجموعة | نورا | الكورية`."""
    names = [name for name in phrase.names if not _is_where(line, phrase, name)]
    bodies = [name for name in names if name.type is EntityType.ORG]
    return [name for name in names if not any(_is_of(name, body) for body in bodies)]


def _is_of(name: Mention, body: Mention) -> bool:
    """Whether a name tells of which state a body is, as an adjective or right behind it."""
    if name.type is EntityType.GPE:
        return 0 <= name.start - body.end <= 1
    return name.type is EntityType.NORP


def _is_where(line: Line, phrase: Phrase, name: Mention) -> bool:
    """Whether a name inside a phrase tells where it was: `مع الوسطاء | في برازافيل`."""
    places = (n for n in range(phrase.first + 1, phrase.end) if line.tokens[n].end > name.start)
    at = next(places, None)
    return at is not None and preposition_of(line, at) in _WHERE
