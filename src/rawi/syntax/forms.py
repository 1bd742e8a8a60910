"""A word as the grammar of events sees it: letters before it, class, and what it may be in a clause."""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from rawi.language.clitics import CONJUNCTIONS, PREPOSITIONS, Split
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.vocabulary import is_listed_word, key_class, particle_of
from rawi.language.words import CACHED_WORDS, Word, WordKind, once_a_word
from rawi.letters import ALEF, ARTICLE, FEH, HEH, LAM, TEH, TEH_MARBUTA, YEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.senses.lexicon import VERB, companion_keys, senses

_SHORTEST: Final = 3
_NOUN: Final = "noun"
_VERB: Final = "verb"
_THING: Final = "thing"
# Plurals like قضايا and ضحايا, which stand in every case.
_MANY: Final = ALEF + YEH + ALEF
# Particles that end a clause and open another.
_OPENS_CLAUSE: Final = frozenset({"conjunction", "relative", "interrogative", "verb_like"})


class Form(NamedTuple):
    """One word divided: `conjunction` and `preposition` are letters joined before it, `key` is the rest."""

    conjunction: str
    preposition: str
    skip: int
    key: str
    particle: str | None
    is_noun: bool
    is_adjective: bool
    is_verb: bool
    is_known: bool
    is_arabic: bool
    is_number: bool
    # Whether the article stands before it: not in ألغت, nor in التحق.
    is_definite: bool
    # Whether it is a particle that opens a clause.
    opens_clause: bool

    @property
    def is_nominal(self) -> bool:
        """Whether it can be a noun or adjective: also a word that nobody knows."""
        return self.is_arabic and (self.is_noun or self.is_adjective or not self.is_known)

    @property
    def is_only_verb(self) -> bool:
        """Whether it is a finite verb and nothing else."""
        return self.is_verb and not (self.is_noun or self.is_adjective or self.particle)

    @property
    def is_imperfect(self) -> bool:
        """Whether it is written like a verb in the imperfect: `يعلن`, `تعقد`."""
        return self.is_verb and self.key[0] in (YEH, TEH) and not self.is_noun

    @property
    def is_accusative(self) -> bool:
        """Whether it is an indefinite noun in the accusative: `اتفاقا`."""
        is_written = self.key.endswith(ALEF) and self.key[-2:-1] != HEH and not self.key.endswith(_MANY)
        return self.is_noun and is_written and not self.is_definite


def is_never_adjective(key: str) -> bool:
    """Tell whether a noun only ends like an adjective: `المسؤولية`."""
    return _homographs().get(key.removeprefix(ARTICLE)) == _THING


@built_once
def _homographs() -> dict[str, str]:
    """Give, by their keys, written forms of which the press means only one of the ways to read them."""
    return {lookup_key(row["word"]): row["class"] for row in load_table("syntax/homographs")}


@built_once
def _ending_in_teh() -> frozenset[str]:
    words = (row["word"] for row in load_table("syntax/homographs"))
    return frozenset(lookup_key(word) for word in words if word.endswith(TEH_MARBUTA))


@cache
def _joined(prefix: str) -> tuple[str, str]:
    """Give the conjunction and the preposition among letters before a word."""
    conjunction = "".join(letter for letter in prefix if letter in CONJUNCTIONS)
    return conjunction, "".join(letter for letter in prefix if letter in PREPOSITIONS)


def _divided(word: Word, split: Split) -> Form:
    key = split.key
    known, rather = key_class(key), _homographs().get(key)
    if rather == _NOUN and word.text.endswith(HEH) and key in _ending_in_teh():
        rather = None  # الذي قاده is not قادة
    is_only_verb = known.verb and not (known.noun or known.adjective)
    conjunction, preposition = _joined(split.prefix)
    particle = particle_of(word.text[split.skip :])
    if particle == "pronoun" and word.text.endswith(TEH_MARBUTA):
        particle = None  # فئة is not فيه
    opens = (ALEF, LAM) if preposition == LAM else (ALEF,)  # للاقتصاد
    return Form(
        conjunction,
        preposition,
        split.skip,
        key,
        particle,
        known.noun and rather != _VERB,
        known.adjective and rather != _VERB,
        known.verb and rather != _NOUN,
        known.is_known,
        word.is_arabic,
        word.kind is WordKind.NUMBER,
        key.startswith(ARTICLE) and word.text[split.skip] in opens and not is_only_verb,
        particle in _OPENS_CLAUSE,
    )


def _event_behind_conjunction(word: Word) -> Split | None:
    """Give the division `و` and a verb of event, where the whole word is none: `ودعت`, `واتهم`."""
    if word.key[:1] not in CONJUNCTIONS:
        return None
    if is_listed_word(word.key.removesuffix(ALEF)):
        return None  # وزيرا are two ministers, not «and they were visited»
    if word.key[0] == FEH and key_class(word.key).verb:
        return None  # فشلت
    found = senses(word)
    if not found or any(not sense.prefix for sense in found):
        return None
    verb = next((s for s in found if s.shape == VERB and s.prefix in CONJUNCTIONS), None)
    return next((s for s in word.splits if verb is not None and s.skip == verb.skip), None)


def _particle_behind_conjunction(word: Word) -> Split | None:
    """Give the division `و` and a particle: `وفي` is not «loyal», `وقد`, `وهي`."""
    if word.key[:1] not in CONJUNCTIONS or _homographs().get(word.key) is not None:
        return None
    behind = (split for split in word.splits[1:] if split.prefix in CONJUNCTIONS and len(split.key) > 1)
    return next((split for split in behind if particle_of(word.text[split.skip :])), None)


def _is_short_word(key: str) -> bool:
    """Whether two letters are a word: `بكل`, `بحق`."""
    if _homographs().get(key) == _NOUN:
        return True
    return any(analysis.aspect is Aspect.MASDAR for analysis in verb_analyses(key))


@once_a_word
def form_of(word: Word) -> Form:
    """Divide a word as the vocabulary knows it, the least divided first; an unknown one stays whole."""
    if not word.splits:
        return _divided(word, Split("", 0, word.text))
    whole = _divided(word, word.splits[0])
    if not word.is_arabic:
        return whole
    particle = _particle_behind_conjunction(word)
    if particle is not None:
        return _divided(word, particle)
    event = _event_behind_conjunction(word)
    if event is not None:
        return _divided(word, event)
    # With a ta marbuta no pronoun ends the word: بدعوة is not «they invented it».
    is_feminine = word.text.endswith(TEH_MARBUTA)
    if whole.is_known and not (is_feminine and not is_listed_word(word.key)):
        return whole
    for split in word.splits[1:]:
        if not key_class(split.key).is_known:
            continue
        form = _divided(word, split)
        if len(split.key) >= _SHORTEST or form.particle or _is_short_word(split.key):
            return form
    return whole


@once_a_word
def form_in_name(word: Word) -> Form:
    """Divide a word that stands inside a name, where none is a particle: `بان | كي | مون`."""
    form = form_of(word)
    return form._replace(particle=None, opens_clause=False) if form.particle else form


@lru_cache(maxsize=CACHED_WORDS)
def form_at(word: Word, skip: int) -> Form:
    """Divide a word where a name begins in it, `skip` characters after its start."""
    split = next((split for split in word.splits if split.skip == skip), None)
    return form_of(word) if split is None else _divided(word, split)


@lru_cache(maxsize=CACHED_WORDS)
def bare_forms(key: str) -> frozenset[str]:
    """Give a noun's key without article, accusative ending and pronoun, in every way to read it."""
    bare = key.removeprefix(ARTICLE)
    found = {key, bare, bare[:-1] if bare.endswith(ALEF) else bare}
    for rest, _ in split_pronoun(bare):
        found.update(bare_keys(rest))
    return frozenset(found)


@once_a_word
def companions_of(word: Word) -> frozenset[str]:
    """Give the nouns that verbs of event ask for beside them, as which a word can be read: mostly none."""
    return bare_forms(form_of(word).key) & companion_keys()
