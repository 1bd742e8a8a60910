"""Fixed phrases in which an event word is none: `مسيرة مهنية`, `يضرب مثلا`, `رافضا التعليق`.

A phrase stands in the lexicon once. Its verb is known in every form, also where the subject stands between it
and the rest (`رفض الناطق التعليق`); its nouns with and without article, accusative ending and pronoun.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from rawi.errors import LexiconError
from rawi.language.verbs.lookup import verbs_of
from rawi.language.verbs.pronouns import split_pronoun
from rawi.language.verbs.table import verb_table
from rawi.language.words import CACHED_WORDS, Word, once_a_word
from rawi.letters import ARTICLE, MEEM, NOON, lookup_key
from rawi.lexicon import built_once, load_table
from rawi.syntax.clauses import is_finite
from rawi.syntax.forms import Form, bare_forms, form_of
from rawi.syntax.line import Line, once_a_line
from rawi.syntax.phrases import is_count

_FROM: Final = MEEM + NOON
_DASHES: Final = frozenset({"-", "–", "—"})
# So many words of a subject stand between a verb and the rest of its phrase.
_LONGEST_SUBJECT: Final = 8
# So many words of a noun phrase stand between its head and the clause that comes back to it.
_LONGEST_NOUN: Final = 4
_RELATIVE: Final = "relative"


@built_once
def _prepositions() -> frozenset[str]:
    rows = load_table("language/particles")
    return frozenset(lookup_key(row["word"]) for row in rows if row["kind"] == "preposition")


class _Figure(NamedTuple):
    """A fixed phrase: the words before its event word and those behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


@built_once
def _figures() -> dict[str, tuple[_Figure, ...]]:
    """Give the fixed phrases by the key of their event word.

    Raises LexiconError, naming file and line, where a phrase does not hold its event word.
    """
    figures: dict[str, tuple[_Figure, ...]] = {}
    for row in load_table("events/figures"):
        words = tuple(word.removeprefix(ARTICLE) for word in lookup_key(row["phrase"]).split())
        trigger = lookup_key(row["trigger"]).removeprefix(ARTICLE)
        place = next((n for n, word in enumerate(words) if trigger in word), None)
        if place is None:
            raise LexiconError(f"{row.where}: the trigger is no word of the phrase.")
        figure = _Figure(words[:place], words[place + 1 :])
        figures[words[place]] = (*figures.get(words[place], ()), figure)
    return figures


@lru_cache(maxsize=CACHED_WORDS)
def _lemmas(text: str) -> frozenset[str]:
    """Give the keys of the verbs of which a word can be a form."""
    verbs = verb_table().verbs
    return frozenset([lookup_key(verbs[place].lemma) for place in verbs_of(text)])


@lru_cache(maxsize=CACHED_WORDS)
def _figures_of(word: Word, skip: int, key: str) -> tuple[_Figure, ...]:
    """Give the phrases of which a word can be the event word, as noun or in any form of its verb."""
    known = _figures()
    heads = dict.fromkeys(bare_forms(key))
    heads.update(dict.fromkeys(_lemmas(word.text[skip:])))
    return tuple(figure for head in heads for figure in known.get(head, ()))


def is_figure(line: Line, at: int) -> bool:
    """Tell whether the word at a place is part of a fixed phrase in which it names no event."""
    form = line.forms[at]
    figures = _figures_of(line.tokens[at].word, form.skip, form.key)
    if not figures:
        return False
    here = _words_of_figures(line)
    for before, behind in figures:
        first = at - len(before)
        if not (here.issuperset(before) and here.issuperset(behind)):
            continue  # mostly
        if first < 0 or not _stand(line, first, before):
            continue
        if _stand(line, _after_count(line, at + 1), behind):
            return True
        if not before and (_after_subject(line, at, behind) or _is_of_noun_before(line, at, behind)):
            return True
    return False


@built_once
def _listed_words() -> frozenset[str]:
    """Give the words that stand before or behind the event word of some phrase."""
    figures = (figure for found in _figures().values() for figure in found)
    return frozenset(word for figure in figures for words in figure for word in words)


@once_a_word
def _listed(word: Word) -> frozenset[str]:
    """Give the words of phrases as which a word can be read: mostly none."""
    return _readings(word, form_of(word)) & _listed_words()


def _words_of_figures(line: Line) -> frozenset[str]:
    """Give the words of phrases as which the words of a line can be read."""
    return frozenset().union(*filter(None, [_listed(token.word) for token in line.tokens]))


def _stand(line: Line, first: int, words: tuple[str, ...]) -> bool:
    """Whether words stand at a place one after the other."""
    if first + len(words) > line.length:
        return False
    return all(_is_word(line, first + n, word) for n, word in enumerate(words))


def _after_count(line: Line, at: int) -> int:
    """Give the place after words of number: `ضبط عدد من | المخالفات`."""
    place = at
    while place < line.length and (is_count(line, place) or (place > at and line.forms[place].key == _FROM)):
        place += 1
    return place


def _readings(word: Word, form: Form) -> frozenset[str]:
    """Give every way in which a phrase can list a word: bare, as written, as a lemma."""
    bare = bare_forms(form.key)
    joined = (form.preposition + key for key in bare) if form.preposition else ()
    return bare | {word.key.removeprefix(ARTICLE)} | _lemmas(word.text[form.skip :]) | frozenset(joined)


@once_a_line
def readings_at(line: Line, at: int) -> frozenset[str]:
    """Give every way in which a lexicon can list a word of a line."""
    return _readings(line.tokens[at].word, line.forms[at])


def _is_word(line: Line, at: int, word: str) -> bool:
    return word in readings_at(line, at)


def _after_subject(line: Line, at: int, words: tuple[str, ...]) -> bool:
    """Whether words stand behind the subject of a verb: `رفض الناطق باسمها | التعليق`.

    A preposition alone tells too little so far away from its verb; a masdar asks for more than one word.
    """
    if not words or words[-1] in _prepositions() or not (is_finite(line, at) or len(words) > 1):
        return False
    for place in range(at + 1, min(line.length, at + 2 + _LONGEST_SUBJECT)):
        if _stand(line, _after_count(line, place), words):
            return True
        form = line.forms[place]
        if line.tokens[place].word.text in _DASHES:
            continue
        if line.is_stop(place) or line.is_pause(place) or is_finite(line, place):
            return False
        if form.conjunction or form.preposition or form.particle:
            return False
    return False


def _is_of_noun_before(line: Line, at: int, words: tuple[str, ...]) -> bool:
    """Whether a verb comes back with its pronoun to the noun of the phrase before it: `صور حطام | نشرها`."""
    if len(words) != 1 or words[0] in _prepositions() or not split_pronoun(line.forms[at].key):
        return False
    for place in range(at - 1, max(-1, at - 1 - _LONGEST_NOUN), -1):
        form = line.forms[place]
        if line.is_sign(place) or is_finite(line, place) or (form.particle and form.particle != _RELATIVE):
            return False
        if _is_word(line, place, words[0]):
            return True
        if form.preposition or form.conjunction:
            return False
    return False
