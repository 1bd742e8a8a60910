"""Tells ordinary words from names: the general vocabulary, met in any of its inflections.

Lemmas and broken plurals come from `lexicons/language`; article, endings and attached pronouns
are undone here, so that an inflected form is known without being listed.
"""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from rawi.language.clitics import CONJUNCTIONS
from rawi.language.verbs.lookup import verbal_class
from rawi.language.words import CACHED_WORDS, Word, once_a_word
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import built_once, load_table


class WordClass(NamedTuple):
    """What a form can be; several at once where Arabic spelling leaves it open."""

    noun: bool
    adjective: bool
    verb: bool
    particle: bool
    is_known: bool


_NOUN: Final = 1
_ADJECTIVE: Final = 2
_VERB: Final = 4
_PARTICLE: Final = 8
# Plain attributes of ready-made records: flags would be combined half a million times a minute.
_CLASSES: Final = tuple(
    WordClass(
        noun=bool(bits & _NOUN),
        adjective=bool(bits & _ADJECTIVE),
        verb=bool(bits & _VERB),
        particle=bool(bits & _PARTICLE),
        is_known=bits > 0,
    )
    for bits in range(16)
)
_SHORTEST_STEM: Final = 3
_BEFORE_PARTICLES: Final = frozenset({"", *CONJUNCTIONS})
# Classes of the listed words; forms of these files are inflected by the rules below.
_TABLES: Final = (("nouns", _NOUN), ("adjectives", _ADJECTIVE))


@built_once
def _stems() -> dict[str, int]:
    stems: dict[str, int] = {}
    for table, word_class in _TABLES:
        for row in load_table(f"language/{table}"):
            for form in (row["lemma"], *row.all("plurals")):
                key = lookup_key(form)
                stems[key] = stems.get(key, 0) | word_class
    return stems


@cache
def _particles() -> dict[str, str]:
    return {lookup_key(row["word"]): row["kind"] for row in load_table("language/particles")}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Endings to undo, each with what it may have replaced."""
    endings: dict[str, tuple[str, ...]] = {}
    for row in load_table("language/endings"):
        ending = lookup_key(row["ending"])
        endings[ending] = (*endings.get(ending, ()), lookup_key(row["restores"]))
    return endings


@cache
def _longest_ending() -> int:
    return max(map(len, _endings()))


def particle_kind(key: str) -> str | None:
    """Give the kind of a function word (`preposition`, `conjunction` …), None for other words.

    >>> particle_kind(lookup_key("إلى"))
    'preposition'
    """
    return _particles().get(key)


@built_once
def _spelt_particles() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load_table("language/particles")}


def particle_of(text: str) -> str | None:
    """Give the kind of a function word by its spelling, by its key where it is spelt otherwise.

    >>> particle_of("كان"), particle_of("كأن")
    ('auxiliary', 'verb_like')
    """
    return _spelt_particles().get(text) or particle_kind(lookup_key(text))


def is_spelt_particle(text: str) -> bool:
    """Tell whether a function word is listed in just this spelling."""
    return text in _spelt_particles()


def is_function_word(word: Word) -> bool:
    """Tell whether a word, a conjunction before it aside, is a function word: `وأن`, `حتى`, `فإنه`."""
    particles = _particles()
    if particles.keys().isdisjoint(word.keys):
        return False
    return any(split.key in particles for split in word.splits if split.prefix in _BEFORE_PARTICLES)


def _without_ending(word: str) -> int:
    """Classify a word by the stems that are left when endings are undone."""
    stems, endings = _stems(), _endings()
    found = 0
    for length in range(min(_longest_ending(), len(word) - 2), 0, -1):
        for restored in endings.get(word[-length:], ()):
            stem = word[:-length] + restored
            if len(stem) >= _SHORTEST_STEM:
                found |= stems.get(stem, 0)
    return found


def _nominal_class(key: str) -> int:
    stems = _stems()
    bare = key.removeprefix(ARTICLE)
    found = stems.get(key, 0) | stems.get(bare, 0)
    # A word may begin with the letters of the article by its own right: التزامها, آليات.
    return found or _without_ending(bare) or (_without_ending(key) if bare is not key else 0)


def _verbal_class(key: str) -> int:
    """Classify forms of verbs: finite ones are verbs, participles and masdars are nouns."""
    finite, nominal = verbal_class(key)
    return (_VERB if finite else 0) | (_NOUN if nominal else 0)


def is_listed_word(key: str) -> bool:
    """Tell whether the vocabulary lists a word as it stands, not only some stem of it."""
    return key in _particles() or key in _stems() or key.removeprefix(ARTICLE) in _stems()


@lru_cache(maxsize=CACHED_WORDS)
def key_class(key: str) -> WordClass:
    """Classify a look-up key that carries no attached preposition or conjunction.

    >>> key_class(lookup_key("زياراتهم")).noun, key_class(lookup_key("لافروف")).is_known
    (True, False)
    """
    particle = _PARTICLE if key in _particles() else 0
    return _CLASSES[particle | _nominal_class(key) | _verbal_class(key)]


@once_a_word
def word_class(word: Word) -> WordClass:
    """Classify a written word by its first division that the vocabulary knows."""
    for split in word.splits:
        found = key_class(split.key)
        is_long = not split.prefix or len(split.key) >= _SHORTEST_STEM
        if found.is_known and (is_long or found.particle):
            return found
    return _CLASSES[0]
