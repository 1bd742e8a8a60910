"""The forms under which words are searched and compared: normalised, and as lemmas."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rawi.language.tokens import tokenize, words_in
from rawi.language.verbs.lookup import verb_analyses
from rawi.language.verbs.model import Aspect, Person, VerbAnalysis
from rawi.language.vocabulary import is_function_word
from rawi.language.words import CACHED_WORDS, Word, WordKind, once_a_word
from rawi.letters import ALEF, ARTICLE, HEH, SEATED_HAMZAS, TEH, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.forms import form_of

_SHORTEST_STEM = 3


@built_once
def _lemmas() -> dict[str, str]:
    """Give the lemma of each listed noun and adjective and of its broken plurals."""
    lemmas: dict[str, str] = {}
    for table in ("nouns", "adjectives"):
        for row in load_table(f"language/{table}"):
            lemma = lookup_key(row["lemma"])
            lemmas[lemma] = lemma
            for plural in row.all("plurals"):
                lemmas.setdefault(lookup_key(plural), lemma)
    # Some regular plurals are listed by themselves.
    return {key: lemmas.get(key.removesuffix(ALEF + TEH) + HEH, lemma) for key, lemma in lemmas.items()}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    endings: dict[str, tuple[str, ...]] = {}
    for row in load_table("language/endings"):
        ending = lookup_key(row["ending"])
        endings[ending] = (*endings.get(ending, ()), lookup_key(row["restores"]))
    return endings


def _without_ending(bare: str) -> str | None:
    """Give the lemma that is left when the longest possible ending is undone."""
    lemmas, endings = _lemmas(), _endings()
    for length in range(min(max(map(len, endings)), len(bare) - 2), 0, -1):
        for restored in endings.get(bare[-length:], ()):
            stem = bare[:-length] + restored
            if len(stem) < _SHORTEST_STEM:
                continue
            # A plural or a nisba takes the place of a ta marbuta: طائرات, مكتبي.
            for whole in (stem, stem + HEH):
                if whole in lemmas:
                    return lemmas[whole]
    return None


def _likeliest(key: str) -> VerbAnalysis | None:
    """Choose among the verbs of which a key may be a form: the verb as listed, its masdar, a third person."""
    ranked = sorted(
        verb_analyses(key),
        key=lambda found: (
            lookup_key(found.verb.lemma) != key,
            found.aspect is not Aspect.MASDAR,
            found.person is not Person.THIRD,
        ),
    )
    return ranked[0] if ranked else None


@lru_cache(maxsize=CACHED_WORDS)
def lemma(key: str) -> str:
    """Give the lemma of a look-up key without attached letters before it; an unknown word is its own.

    >>> lemma(lookup_key("الطائرات")) == lookup_key("طائرة"), lemma(lookup_key("وزراء"))
    (True, 'وزير')
    """
    lemmas = _lemmas()
    bare = key.removeprefix(ARTICLE)
    found = lemmas.get(key) or lemmas.get(bare) or _without_ending(bare)
    if found is not None:
        return found
    likeliest = _likeliest(key)
    return lookup_key(likeliest.verb.lemma) if likeliest else bare or key


def is_word(key: str) -> bool:
    """Tell whether a look-up key is some form of a word of the lexicons.

    >>> is_word(lookup_key("الجريدة")), is_word(lookup_key("لوغانسك"))
    (True, False)
    """
    bare = key.removeprefix(ARTICLE)
    is_listed = key in _lemmas() or bare in _lemmas()
    return is_listed or _without_ending(bare) is not None or _likeliest(key) is not None


@once_a_word
def root(word: Word) -> str:
    """Give the root of a verb form, masdar or participle; of another word its lemma.

    >>> from rawi.language.words import word
    >>> root(word("إسقاط")) == root(word("أُسقطت")), root(word("والغارة"))
    (True, 'غور')
    """
    key = form_of(word).key
    likeliest = _likeliest(key)
    return "".join(likeliest.verb.root) if likeliest else lemma(key)


@once_a_word
def word_lemma(word: Word) -> str | None:
    """Give the lemma of a written word, None for function words, numbers and punctuation."""
    if word.kind is WordKind.PUNCTUATION or word.kind is WordKind.NUMBER:
        return None
    if not word.is_arabic:
        return word.key
    if is_function_word(word):
        return None
    form = form_of(word)
    return None if form.particle else lemma(form.key)


@once_a_word
def _search_lemmas(word: Word) -> str:
    form = form_of(word)
    return lemma(form.key) if word.is_arabic else word.key


def search_forms(text: str) -> tuple[str, str]:
    """Give a text's words normalised, and their lemmas, each joined by spaces.

    >>> search_forms("والطائراتُ المُسيَّرة")
    ('والطايرات المسيره', 'طايره مسيره')
    """
    return search_forms_of(words_in(text))


def search_forms_of(words: Iterable[Word]) -> tuple[str, str]:
    """Give words normalised, and their lemmas, each joined by spaces."""
    told = [word for word in words if word.kind is not WordKind.PUNCTUATION]
    return " ".join([word.key for word in told]), " ".join(map(_search_lemmas, told))


def spellings(text: str) -> Iterator[str]:
    """Yield a text, and how it reads with its hamzas on each seat that other countries may give them.

    >>> list(spellings("مسئول")), list(spellings("وزير"))
    (['مسئول', 'مسؤول', 'مسءول'], ['وزير'])
    """
    yield text
    if not SEATED_HAMZAS.isdisjoint(text):
        for seat in sorted(SEATED_HAMZAS, reverse=True):
            other = "".join(seat if letter in SEATED_HAMZAS else letter for letter in text)
            if other != text:
                yield other


def content_lemmas(text: str, *, start: int = 0, end: int | None = None) -> Iterator[str]:
    """Yield the lemmas of a passage's content words.

    >>> sorted(set(content_lemmas("في المدينة وفي مدينتهم")))
    ['مدينه']
    """
    for token in tokenize(text, start=start, end=end):
        found = word_lemma(token.word)
        if found is not None and len(found) > 1:
            yield found
