"""A noun in every way to read it: without its article, its ending and the pronoun joined to it."""

from functools import lru_cache

from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.letters import YEH
from rawi.syntax.forms import bare_forms


@lru_cache(maxsize=1 << 13)
def noun_forms(key: str) -> frozenset[str]:
    """Give a noun's key in all ways to read it: an ال at its head may be its own (`التزامها`)."""
    found = set(bare_forms(key))
    for rest, _ in split_pronoun(key):
        found.update(bare_keys(rest))
    if key.endswith(YEH):
        found.add(key[:-1])  # انتباهي
    return frozenset(found)
