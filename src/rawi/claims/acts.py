"""What kind of act speech is: what the verb says, and for verbs that only say, what is said."""

from typing import Final, NamedTuple

from rawi.claims.nouns import noun_forms
from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.line import Line

STATE: Final = "state"
HEAD: Final = "head"
NEAR: Final = "near"
ANYWHERE: Final = "anywhere"
_NEAR_WORDS: Final = 7
_FAR_WORDS: Final = 30


class _Sign(NamedTuple):
    """A word or words that make an act, and where they must stand."""

    words: tuple[str, ...]
    place: str
    act: str


@built_once
def _signs() -> dict[str, tuple[_Sign, ...]]:
    found: dict[str, list[_Sign]] = {}
    for row in load_table("claims/acts"):
        for form in (row["word"], *row.all("forms")):
            first, *rest = lookup_key(form).split()
            found.setdefault(first, []).append(_Sign((first, *rest), row["place"], row["act"]))
    return {first: tuple(signs) for first, signs in found.items()}


def act_of(line: Line, act: str, words: tuple[int, int], *, is_clause: bool) -> str:
    """Give the act of a cue, from its own and the first and the end of the words that it reports."""
    head, end = words
    if act != STATE:
        return act
    signs = _signs()
    for at in range(head, min(end, head + _FAR_WORDS, line.length)):
        keys = {line.tokens[at].word.key, line.forms[at].key}
        if at == head and not is_clause:
            keys |= noun_forms(line.forms[at].key)
        for key in keys:
            for sign in signs.get(key, ()):
                if _fits(line, at, (at - head, is_clause), sign):
                    return sign.act
    return act


def _fits(line: Line, at: int, where: tuple[int, bool], sign: _Sign) -> bool:
    distance, is_clause = where
    if (sign.place == HEAD and (distance or is_clause)) or (sign.place == NEAR and distance > _NEAR_WORDS):
        return False
    following = tuple(token.word.key for token in line.tokens[at + 1 : at + len(sign.words)])
    return following == sign.words[1:]
