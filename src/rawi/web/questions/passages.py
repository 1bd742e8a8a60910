"""Cuts the passage that a search found into what matched and what stands around it."""

from collections.abc import Iterable
from typing import NamedTuple

from rawi.chronicle.foreign_spellings import foreign_spellings
from rawi.chronicle.lemmas import root, search_forms, spellings, word_lemma
from rawi.language.tokens import tokenize
from rawi.store.answers import Hit, Source


class Run(NamedTuple):
    """Some text of a passage, and whether it is what was looked for."""

    text: str
    is_found: bool


class Passage(NamedTuple):
    """A passage with the words that were found marked."""

    source: Source
    runs: tuple[Run, ...]


def _wanted(words: str) -> set[str]:
    written = [token.word.text for token in tokenize(words)]
    forms = (search_forms(one) for told in written for one in spellings(told))
    foreign = (one for told in written for one in foreign_spellings(told))
    return {form for norm, lemma in forms for form in (norm, lemma) if form} | set(foreign)


def mark_found(text: str, words: str) -> tuple[Run, ...]:
    """Mark the words of a text that a search for some words finds.

    >>> [run.text for run in mark_found("وصل الوزير أمس", "وزير") if run.is_found]
    ['الوزير']
    """
    wanted, runs, at = _wanted(words), [], 0
    for token in tokenize(text):
        if wanted.isdisjoint(filter(None, search_forms(token.word.text))):
            continue
        runs += [Run(text[at : token.start], False), Run(text[token.start : token.end], True)]
        at = token.end
    return tuple(run for run in (*runs, Run(text[at:], False)) if run.text)


def passages(words: str, hits: Iterable[Hit]) -> tuple[Passage, ...]:
    """Mark what was found in each hit."""
    return tuple(Passage(hit.source, mark_found(hit.source.words, words)) for hit in hits)


def as_written(text: str, key: str, *, is_root: bool = False) -> str | None:
    """Give the first word of a text that has a lemma or a root, as the text writes it; None if none has.

    >>> as_written("نفت الرباط أعمالا عدائية", "عدايي")
    'عدائية'
    """
    form = root if is_root else word_lemma
    found = (text[token.start : token.end] for token in tokenize(text) if form(token.word) == key)
    return next(found, None)
