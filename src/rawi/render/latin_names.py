"""English for names that no lexicon lists, where all their words are known: none is spelt by letters."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from rawi.chronicle.nationalities import nationalities
from rawi.letters import ARTICLE, HEH, LAM, WAW, lookup_key
from rawi.lexicon import Row, load_table
from rawi.records import EntityType
from rawi.render.kinds import country_label

_LONGEST = 4
_SLOT, _INNER = "{}", "inner"
_PLACES = (EntityType.GPE, EntityType.LOC)
_FOR = LAM + LAM


class _Read(NamedTuple):
    """What a name was read as: its parts in English, and how many of its words they are."""

    words: tuple[str, ...]
    length: int


@cache
def _rows() -> dict[str, dict[str, Row]]:
    """Give the words of the lexicon by their use and look-up key."""
    ordered = sorted(load_table("render/english_words"), key=lambda row: row["use"])
    return {
        use: {lookup_key(row["words"]): row for row in rows}
        for use, rows in groupby(ordered, key=lambda row: row["use"])
    }


@cache
def _english(use: str) -> dict[str, str]:
    """Give the English of the words of one use, by look-up key."""
    return {key: row["english"] for key, row in _rows()[use].items()}


@cache
def _particles() -> dict[str, str]:
    """Tell where the particles between names may stand."""
    return {key: row["pattern"] for key, row in _rows()["name"].items() if " " not in key}


@cache
def _with_article() -> frozenset[str]:
    return frozenset(row["name"] for row in load_table("render/english_the"))


@cache
def _demonyms() -> dict[str, str]:
    return {row["code"]: row["adjective"] for row in load_table("render/english_demonyms")}


def _named(country: str) -> str:
    return f"the {country}" if country in _with_article() else country


@cache
def _places() -> dict[str, str]:
    from rawi.entities.knowledge import known_forms  # all lexicons of names, slow to load

    found: dict[str, str] = {}
    for form in known_forms():
        if form.known.type in _PLACES:
            name = form.known.name
            # What tells namesakes apart is no part of a name: Haram (Giza).
            found.setdefault(lookup_key(form.words), _named(name.partition(" (")[0]))
    return found


@cache
def _personal() -> dict[str, str]:
    """Give the Latin forms of names and of the particles between them."""
    found = dict(_english("name"))
    found.update({key.replace(" ", ""): told for key, told in found.items() if " " in key})
    for table in ("given", "family"):
        for row in load_table(f"names/{table}"):
            if row["latin"]:
                found.setdefault(lookup_key(row["name"]), row["latin"])
    return found


def _longest(keys: Sequence[str], known: dict[str, str]) -> _Read | None:
    """Find the longest beginning of some words that is known."""
    for length in range(min(_LONGEST, len(keys)), 0, -1):
        told = known.get(" ".join(keys[:length]))
        if told is not None:
            return _Read((told,), length)
    return None


def _person(keys: Sequence[str]) -> str | None:
    told: list[str] = []
    at = 0
    while at < len(keys):
        found = _longest(keys[at:], _personal())
        if found is None:
            return None
        told += found.words
        at += found.length
    particles = _particles()
    is_whole = bool(keys) and keys[-1] not in particles and particles.get(keys[0]) != _INNER
    return " ".join(told) if is_whole else None


def _bare(key: str) -> str:
    return key.removeprefix(ARTICLE)


def _topics(keys: Sequence[str]) -> _Read | None:
    """Read what a body is for: one thing, or several joined by `and`."""
    known = _english("topic")
    found = _longest(keys, known)
    while found is not None and found.length < len(keys) and keys[found.length].startswith(WAW):
        rest = [keys[found.length].removeprefix(WAW), *keys[found.length + 1 :]]
        more = _longest(rest, known)
        if more is None:
            return None
        found = _Read((*found.words, *more.words), found.length + more.length)
    return found


def _joined(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _adjective(key: str) -> str | None:
    known, bare = _english("adjective"), _bare(key)
    return known.get(bare) or known.get(bare.removesuffix(HEH))


class _Body:
    """A body or place as it is put together: its head, what it is of, and what is said of it."""

    def __init__(self, head: Row) -> None:
        self._head = head
        self._proper: str | None = None
        self._topics: tuple[str, ...] = ()
        self._adjectives: list[str] = []
        self._demonyms: list[str] = []
        self._countries: list[str] = []
        self._for: tuple[str, ...] = ()

    def read(self, keys: Sequence[str], *, is_definite: bool) -> bool:
        """Read the words after the head; False where one of them is not known."""
        at = 0
        if keys and not is_definite and _SLOT in self._head["pattern"]:
            at = self._read_genitive(keys)
        while at < len(keys):
            length = self._read_attribute(keys[at:])
            if not length:
                return False
            at += length
        return True

    def _read_genitive(self, keys: Sequence[str]) -> int:
        topics = _topics(keys)
        if topics is not None:
            self._topics = topics.words
            return topics.length
        place = _longest(keys, _places())
        if place is not None:
            self._proper = place.words[0]
            return place.length
        return 0

    def _read_attribute(self, keys: Sequence[str]) -> int:
        codes = nationalities(keys[0])
        adjective = _adjective(keys[0])
        if adjective is not None:
            self._add(adjective)
            return 1
        if len(codes) == 1 and keys[0].startswith(ARTICLE):
            code = next(iter(codes))
            if code in _demonyms():
                self._demonyms.append(_demonyms()[code])
            else:
                self._countries.append(_named(country_label(code).en))
            return 1
        if keys[0].startswith(_FOR):
            topics = _topics([ARTICLE + keys[0].removeprefix(_FOR), *keys[1:]])
            if topics is not None:
                self._for = topics.words
                return topics.length
        return 0

    def _add(self, adjective: str) -> None:
        """Add an adjective; nationalities before it are one: Jordanian-Egyptian."""
        if self._demonyms:
            self._adjectives.append("-".join(self._demonyms))
            self._demonyms = []
        self._adjectives.append(adjective)

    def english(self) -> str | None:
        """Write it in English; a mere head is no name."""
        if self._demonyms:
            self._adjectives.append("-".join(self._demonyms))
        said = (self._proper, self._topics, self._adjectives, self._countries, self._for)
        if not any(said) and self._head["pattern"]:
            return None
        adjectives = " ".join(reversed(self._adjectives))
        pattern, told = self._head["pattern"], self._head["english"]
        if self._proper is not None and told.lower() in self._proper.lower():
            told = self._proper
        elif self._proper is not None and pattern.startswith(_SLOT):
            told, adjectives = pattern.format(f"{self._proper} {adjectives}".strip()), ""
        elif self._proper is not None or self._topics:
            told = pattern.format(self._proper or _joined(self._topics))
        purpose = f"for {_joined(self._for)}" if self._for else ""
        countries = f"of {_joined(self._countries)}" if self._countries else ""
        return " ".join(filter(None, (adjectives, told, purpose, countries)))


def _body(keys: Sequence[str]) -> str | None:
    known = _rows()["head"]
    bare = [_bare(keys[0]), *keys[1:]] if keys else []
    for length in range(min(_LONGEST, len(bare)), 0, -1):
        head = known.get(" ".join(bare[:length]))
        if head is None:
            continue
        made, is_definite = _Body(head), keys[0] != bare[0]
        return made.english() if made.read(keys[length:], is_definite=is_definite) else None
    return None


@lru_cache(maxsize=1 << 14)
def latin_name(name: str, kind: str) -> str | None:
    """Put the English name of somebody or something together; None where a word of it is not known.

    >>> latin_name("بعثة الجزائر", "ORG"), latin_name("اللجنة الأمنية المشتركة", "ORG")
    ('Mission of Algeria', 'Joint Security Committee')
    >>> latin_name("عبد الفتاح منصور", "PER"), latin_name("لجنة شظايا", "ORG")
    ('Abdel Fattah Mansour', None)
    """
    keys = lookup_key(name).split()
    return _person(keys) if kind == EntityType.PER else _body(keys)
