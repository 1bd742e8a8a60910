"""How strongly the words before ask for a person's name."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from rawi.entities.roles import name_role
from rawi.language.tokens import Token
from rawi.letters import ALEF, ARTICLE, NOON, TEH, YEH, lookup_key
from rawi.lexicon import built_once, load_table

_THAT: Final = ALEF + NOON  # أن، إن
_COMMAS: Final = frozenset({",", "\N{ARABIC COMMA}"})


class Trust(IntEnum):
    """From no expectation to a name that must come at once."""

    FREE = 0
    OFFICE = 1
    TITLE = 2
    ADJACENT = 3


@built_once
def _says() -> frozenset[str]:
    """Give the keys of the verbs after which one who speaks is named: `قال`, `أوضحت`."""
    lemmas = {lookup_key(row["lemma"]) for row in load_table("claims/verbs") if "spoken" in row.all("ways")}
    return frozenset(lemmas | {lemma + TEH for lemma in lemmas})


@built_once
def _tells() -> frozenset[str]:
    """Give the keys of the perfect of all verbs that report: `أكد`, `اعتبرت`."""
    lemmas = {lookup_key(row["lemma"]) for row in load_table("claims/verbs")}
    return frozenset(lemmas | {lemma + TEH for lemma in lemmas})


def follows_report(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb of a report stands right before a word: `وقال | العربي`."""
    return index > 0 and not _tells().isdisjoint(tokens[index - 1].word.keys)


def trust_after_speech(tokens: Sequence[Token], index: int) -> Trust:
    """Say how far a verb of speech asks for the name of two words behind it: `وأوضح | وسيم الخطيب`."""
    if index + 1 >= len(tokens) or not follows_report(tokens, index):
        return Trust.FREE
    first, second = name_role(tokens[index].word.key), name_role(tokens[index + 1].word.key)
    if not (first.given or first.is_ambiguous):
        return Trust.FREE
    if not _says().isdisjoint(tokens[index - 1].word.keys) and (second.is_listed or second.is_ambiguous):
        return Trust.OFFICE
    return Trust.OFFICE if _is_named_before_words(tokens, index + 1) else Trust.FREE


def _is_named_before_words(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word like a surname stands right before what is said: `أكد فهد | المريح: …`."""
    key, after = tokens[index].word.key, index + 1
    if after >= len(tokens) or not key.startswith(ARTICLE):
        return False
    if tokens[after].word.text == ":":
        return True
    is_said = tokens[after].word.key == _THAT
    is_place = tokens[after].word.text in _COMMAS and key.endswith(YEH)
    return name_role(key).unknown and (is_said or is_place)
