"""What a word can be inside a person's name: given name, family name, particle, or a word unknown."""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from rawi.language.vocabulary import key_class, particle_kind
from rawi.language.words import CACHED_WORDS
from rawi.letters import ARTICLE, YEH, lookup_key
from rawi.lexicon import built_once, load_table


class NameRole(NamedTuple):
    """What a word can be in a name; `is_ambiguous` names are ordinary words too."""

    given: bool
    family: bool
    before: bool
    between: bool
    after: bool
    servant: bool
    unknown: bool
    is_ambiguous: bool
    is_any: bool

    @property
    def is_listed(self) -> bool:
        """Whether a names lexicon holds the word as a name and as nothing else."""
        return self.given or self.family

    @property
    def joins(self) -> bool:
        """Whether the word makes a name only with the next one."""
        return self.before or self.between or self.servant


_GIVEN: Final = 1
_FAMILY: Final = 2
_BEFORE: Final = 4
_BETWEEN: Final = 8
_AFTER: Final = 16
_SERVANT: Final = 32
_UNKNOWN: Final = 64
_AMBIGUOUS: Final = 128
_POSITIONS: Final = {"before": _BEFORE, "between": _BETWEEN, "after": _AFTER}
_SHORTEST_UNKNOWN: Final = 3


@cache
def _role(bits: int) -> NameRole:
    given, family, before, between, after, servant, unknown, ambiguous = (
        bool(bits & (1 << bit)) for bit in range(8)
    )
    return NameRole(given, family, before, between, after, servant, unknown, ambiguous, bits > 0)


@built_once
def _listed() -> dict[str, int]:
    roles: dict[str, int] = {}
    tables = (
        ("given", _GIVEN),
        ("family", _FAMILY),
    )
    for table, plain in tables:
        for row in load_table(f"names/{table}"):
            if " " in row["name"]:
                continue
            key = lookup_key(row["name"])
            if particle_kind(key) and not row["name"].endswith(YEH):
                continue  # what is read without a title in front is the particle
            role = _AMBIGUOUS if row["word"] else plain
            roles[key] = roles.get(key, 0) | role
    for row in load_table("names/particles"):
        key = lookup_key(row["particle"])
        roles[key] = roles.get(key, 0) | _POSITIONS[row["position"]]
    for key in servant_keys():
        roles[key] = _SERVANT
    for key in joined_servants():
        roles[key] = _GIVEN
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
def father_keys() -> frozenset[str]:
    """Give the keys of the particles before a father's name: `بن`, `بنت`."""
    return frozenset(lookup_key(row["word"]) for row in load_table("names/kunyas") if row["father"])


@cache
def kunya_openings() -> frozenset[str]:
    """Give the keys of the particles with which a kunya opens freely: `أبو`."""
    return frozenset(lookup_key(row["word"]) for row in load_table("names/kunyas") if row["opens"])


@cache
def joining_keys() -> frozenset[str]:
    """Give the keys of the words that make a name only with the next one."""
    return frozenset(key for key, bits in _listed().items() if _role(bits).joins)


@cache
def joined_servants() -> frozenset[str]:
    """Give the keys of names written in one word: `عبدالعزيز`, `عبدربه`."""
    return frozenset(servant + divine for servant in servant_keys() for divine in divine_keys())


def _family_without_article(key: str) -> int:
    """A family name listed with the article may go without it, and the other way round."""
    other = key.removeprefix(ARTICLE) if key.startswith(ARTICLE) else ARTICLE + key
    is_family = _listed().get(other, 0) & _FAMILY and not key_class(key).is_known
    return _FAMILY if is_family else 0


@cache
def name_keys() -> frozenset[str]:
    """Give the keys of all listed names, family names with the article and without."""
    listed = _listed()
    families = [key for key, bits in listed.items() if bits & _FAMILY]
    other = (key[2:] if key.startswith(ARTICLE) else ARTICLE + key for key in families)
    return frozenset((*listed, *other))


@lru_cache(maxsize=CACHED_WORDS)
def name_role(key: str) -> NameRole:
    """Classify a look-up key as part of a name.

    >>> name_role(lookup_key("فلاديمير")).is_listed
    True
    """
    bits = _listed().get(key, 0) or _family_without_article(key)
    if not bits and len(key.removeprefix(ARTICLE)) >= _SHORTEST_UNKNOWN and key.isalpha():
        bits = 0 if key_class(key).is_known else _UNKNOWN
    return _role(bits)
