"""Tells ordinary words from names: the general vocabulary, met in any of its inflections.

Lemmas and broken plurals come from `lexicons/language`; article, endings and attached pronouns
are undone here, so that an inflected form is known without being listed.
"""

from enum import IntFlag
from functools import cache, lru_cache

from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect
from rawi.language.words import CACHED_WORDS, Word
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import load_table


class WordClass(IntFlag):
    """What a form can be; several at once where Arabic spelling leaves it open."""

    UNKNOWN = 0
    NOUN = 1
    ADJECTIVE = 2
    VERB = 4
    PARTICLE = 8


_SHORTEST_STEM = 3
_NOMINAL_ASPECTS = frozenset({Aspect.PARTICIPLE_ACTIVE, Aspect.PARTICIPLE_PASSIVE, Aspect.MASDAR})
# Classes of the listed words; forms of these files are inflected by the rules below.
_TABLES = (("nouns", WordClass.NOUN), ("adjectives", WordClass.ADJECTIVE))


@cache
def _stems() -> dict[str, WordClass]:
    stems: dict[str, WordClass] = {}
    for table, word_class in _TABLES:
        for row in load_table(f"language/{table}"):
            for form in (row["lemma"], *row.all("plurals")):
                key = lookup_key(form)
                stems[key] = stems.get(key, WordClass.UNKNOWN) | word_class
    return stems


@cache
def _particles() -> dict[str, str]:
    return {lookup_key(row["word"]): row["kind"] for row in load_table("language/particles")}


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Endings to undo, longest first, each with what it had replaced."""
    rows = load_table("language/endings")
    pairs = [(lookup_key(row["ending"]), lookup_key(row["restores"])) for row in rows]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def particle_kind(key: str) -> str | None:
    """Give the kind of a function word (`preposition`, `conjunction` …), None for other words.

    >>> particle_kind(lookup_key("إلى"))
    'preposition'
    """
    return _particles().get(key)


def _nominal_class(key: str) -> WordClass:
    stems = _stems()
    bare = key.removeprefix(ARTICLE)
    found = stems.get(key, WordClass.UNKNOWN) | stems.get(bare, WordClass.UNKNOWN)
    if found:
        return found
    # A word may begin with the letters of the article by its own right: التزامها, آليات.
    for word in dict.fromkeys((bare, key)):
        for ending, restored in _endings():
            if word.endswith(ending):
                stem = word[: -len(ending)] + restored
                if len(stem) >= _SHORTEST_STEM and stem in stems:
                    return stems[stem]
    return WordClass.UNKNOWN


def is_listed_word(key: str) -> bool:
    """Tell whether the vocabulary lists a word as it stands, not only some stem of it."""
    return key in _particles() or key in _stems() or key.removeprefix(ARTICLE) in _stems()


@lru_cache(maxsize=CACHED_WORDS)
def key_class(key: str) -> WordClass:
    """Classify a look-up key that carries no attached preposition or conjunction.

    >>> key_class(lookup_key("زياراتهم")), key_class(lookup_key("لافروف"))
    (<WordClass.NOUN: 1>, <WordClass.UNKNOWN: 0>)
    """
    found = WordClass.PARTICLE if key in _particles() else WordClass.UNKNOWN
    return found | _nominal_class(key) | _verbal_class(key)


def _verbal_class(key: str) -> WordClass:
    """Classify forms of verbs: finite ones are verbs, participles and masdars are nouns."""
    found = WordClass.UNKNOWN
    for analysis in verb_analyses(key):
        found |= WordClass.NOUN if analysis.aspect in _NOMINAL_ASPECTS else WordClass.VERB
    return found


@lru_cache(maxsize=CACHED_WORDS)
def word_class(word: Word) -> WordClass:
    """Classify a written word by its first division that the vocabulary knows."""
    for split in word.splits:
        found = key_class(split.key)
        if found and (not split.prefix or len(split.key) >= _SHORTEST_STEM or split.key in _particles()):
            return found
    return WordClass.UNKNOWN


