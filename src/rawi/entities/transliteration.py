"""Writes Arabic names in Latin letters, so that an unlisted person or body has a readable id."""

from collections.abc import Sequence
from functools import cache

from rawi.entities.candidates import Candidate
from rawi.language.tokens import Token
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import load_table


@cache
def _letters() -> dict[str, str]:
    return {row["letter"]: row["latin"] for row in load_table("names/transliteration")}


@cache
def _listed() -> dict[str, str]:
    listed: dict[str, str] = {}
    for table in ("given", "family"):
        for row in load_table(f"names/{table}"):
            if row["latin"]:
                listed.setdefault(lookup_key(row["name"]), row["latin"])
    return listed


def _word(key: str) -> str:
    listed = _listed().get(key)
    if listed:
        return listed
    article = "al-" if key.startswith(ARTICLE) and len(key) > len(ARTICLE) + 1 else ""
    letters = _letters()
    bare = key.removeprefix(ARTICLE) if article else key
    latin = "".join(letters.get(letter, letter) for letter in bare)
    return article + latin[:1].upper() + latin[1:]


def transliterate(text: str) -> str:
    """Write Arabic words in Latin letters.

    >>> transliterate("كوزاك")
    'Kwzak'
    """
    return " ".join(_word(lookup_key(word)) for word in text.split())


def transliterate_name(elements: Sequence[str], tokens: Sequence[Token], candidate: Candidate) -> str:
    """Write a person's name in Latin letters, word by word."""
    first = tokens[candidate.first]
    skip = candidate.start - first.start
    keys = [next((split.key for split in first.word.splits if split.skip == skip), first.word.key)]
    keys.extend(token.word.key for token in tokens[candidate.first + 1 : candidate.last])
    return " ".join(map(_word, keys))
