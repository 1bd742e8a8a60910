"""How strongly the words before ask for a person's name."""

from collections.abc import Sequence
from enum import IntEnum

from rawi.entities.roles import name_role
from rawi.language.tokens import Token
from rawi.letters import TEH, lookup_key
from rawi.lexicon import built_once, load_table


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


def trust_after_speech(tokens: Sequence[Token], index: int) -> Trust:
    """Say how far a verb of speech asks for the name of two words behind it: `وأوضح | وسيم الخطيب`."""
    if not index or index + 1 >= len(tokens) or _says().isdisjoint(tokens[index - 1].word.keys):
        return Trust.FREE
    first, second = name_role(tokens[index].word.key), name_role(tokens[index + 1].word.key)
    is_name = (first.given or first.is_ambiguous) and (second.is_listed or second.is_ambiguous)
    return Trust.OFFICE if is_name else Trust.FREE
