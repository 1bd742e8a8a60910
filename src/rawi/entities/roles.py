"""What a word can be inside a person's name: given name, family name, particle, or a word unknown."""

from enum import IntFlag
from functools import cache, lru_cache

from rawi.language.vocabulary import key_class, particle_kind
from rawi.language.words import CACHED_WORDS
from rawi.letters import ARTICLE, YEH, lookup_key
from rawi.lexicon import load_table


class NameRole(IntFlag):
    """Roles in a name; the `_WORD` ones belong to names that are ordinary words too."""

    NONE = 0
    GIVEN = 1
    GIVEN_WORD = 2
    FAMILY = 4
    FAMILY_WORD = 8
    BEFORE = 16
    BETWEEN = 32
    AFTER = 64
    UNKNOWN = 128
    SERVANT = 256

    @property
    def is_listed(self) -> bool:
        """Whether a names lexicon holds the word as a name and as nothing else."""
        return bool(self & (NameRole.GIVEN | NameRole.FAMILY))

    @property
    def is_ambiguous(self) -> bool:
        """Whether the word is a name but an ordinary word too."""
        return bool(self & (NameRole.GIVEN_WORD | NameRole.FAMILY_WORD))


_POSITIONS = {"before": NameRole.BEFORE, "between": NameRole.BETWEEN, "after": NameRole.AFTER}
_SHORTEST_UNKNOWN = 3


@cache
def _listed() -> dict[str, NameRole]:
    roles: dict[str, NameRole] = {}
    tables = (
        ("given", NameRole.GIVEN, NameRole.GIVEN_WORD),
        ("family", NameRole.FAMILY, NameRole.FAMILY_WORD),
    )
    for table, plain, ambiguous in tables:
        for row in load_table(f"names/{table}"):
            key = lookup_key(row["name"])
            if particle_kind(key) and not row["name"].endswith(YEH):
                continue  # what is read without a title in front is the particle
            role = ambiguous if row["word"] else plain
            roles[key] = roles.get(key, NameRole.NONE) | role
    for row in load_table("names/particles"):
        key = lookup_key(row["particle"])
        roles[key] = roles.get(key, NameRole.NONE) | _POSITIONS[row["position"]]
    for key in servant_keys():
        roles[key] = NameRole.SERVANT
    for key in joined_servants():
        roles[key] = NameRole.GIVEN
    return roles


@cache
def servant_keys() -> frozenset[str]:
    """Give the keys of the words that make a name only with a divine name: `عبد`, `أمة`."""
    return frozenset(lookup_key(row["word"]) for row in load_table("names/servants"))


@cache
def divine_keys() -> frozenset[str]:
    """Give the keys of the divine names that follow `عبد`."""
    return frozenset(lookup_key(row["name"]) for row in load_table("names/divine"))


@cache
def kunya_keys() -> frozenset[str]:
    """Give the keys of the particles that make names of ordinary words: `أبو`, `آل`."""
    return frozenset(lookup_key(row["word"]) for row in load_table("names/kunyas"))


@cache
def joined_servants() -> frozenset[str]:
    """Give the keys of names written in one word: `عبدالعزيز`, `عبدربه`."""
    return frozenset(servant + divine for servant in servant_keys() for divine in divine_keys())


@lru_cache(maxsize=CACHED_WORDS)
def name_role(key: str) -> NameRole:
    """Classify a look-up key as part of a name.

    >>> name_role(lookup_key("فلاديمير")).is_listed
    True
    """
    role = _listed().get(key, NameRole.NONE)
    if role:
        return role
    bare = key.removeprefix(ARTICLE)
    if len(bare) >= _SHORTEST_UNKNOWN and key.isalpha() and not key_class(key):
        return NameRole.UNKNOWN
    return NameRole.NONE
