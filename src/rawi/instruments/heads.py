"""The nouns that head the name of an instrument, and the words that make it one or none."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rawi.entities.nisba import nisba_forms
from rawi.language.tokens import Token
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.vocabulary import word_class
from rawi.language.words import Word, once_a_word
from rawi.letters import ARTICLE, LAM, lookup_key
from rawi.lexicon import Row, built_once, load_table

ANY: Final = "*"
_MOST_ADJECTIVES: Final = 3
NAME: Final = "name"
AFTER: Final = "after"
BEFORE: Final = "before"


class Head(NamedTuple):
    """A noun that heads names: its kind, who may repeat it, and what must stand around it."""

    noun: str
    kind: str
    family: str
    needs: tuple[frozenset[str], ...]
    is_short: bool
    row: Row


class HeadAt(NamedTuple):
    """A head at a word: `skip` characters of the word belong to letters before it, `size` words are it."""

    head: Head
    skip: int
    size: int
    is_definite: bool
    is_possessed: bool


class _Form(NamedTuple):
    head: Head
    rest: tuple[str, ...]


class Qualifier(NamedTuple):
    """What a word inside a name tells: a mark that heads ask for, and perhaps another kind."""

    mark: str
    kind: str


class Exclusion(NamedTuple):
    """A word that makes a noun no instrument: where it stands, and unless what."""

    noun: str
    where: str
    unless: str


@built_once
def _forms() -> dict[str, tuple[_Form, ...]]:
    forms: dict[str, list[_Form]] = {}
    for row in load_table("instruments/heads"):
        needs = tuple(frozenset(map(str.strip, part.split("+"))) for part in row.all("needs"))
        head = Head(row["noun"], row["kind"], row["family"], needs, row["short"] == "yes", row)
        for written in (row["noun"], *row.all("forms")):
            first, *rest = lookup_key(written).split()
            forms.setdefault(first, []).append(_Form(head, tuple(rest)))
    return {key: tuple(sorted(found, key=lambda form: -len(form.rest))) for key, found in forms.items()}


class _Start(NamedTuple):
    forms: tuple[_Form, ...]
    skip: int
    is_definite: bool
    is_possessed: bool


def rows_for(tokens: Sequence[Token]) -> tuple[Row, ...]:
    """Give the rows of the heads that words may be."""
    found = (form.head.row for token in tokens for start in _starts(token.word) for form in start.forms)
    return tuple({row.where: row for row in found}.values())


@once_a_word
def _starts(word: Word) -> tuple[_Start, ...]:
    """Give the ways in which a word begins a head, the least divided first."""
    known, found = _forms(), []
    for _, skip, key in word.splits:
        bare = key.removeprefix(ARTICLE)
        if key in known:  # آلية begins like an article and has none
            found.append(_Start(known[key], skip, False, False))
        if bare != key and bare in known:
            found.append(_Start(known[bare], skip, True, False))
    if found or not word.is_arabic:
        return tuple(found)
    for _, skip, key in word.splits:
        for rest, _ in split_pronoun(key):
            forms = tuple(form for bare in bare_keys(rest) for form in known.get(bare, ()))
            single = tuple(form for form in forms if not form.rest)
            if single:
                return (_Start(single, skip, False, True),)
    return ()


def may_head(word: Word) -> bool:
    """Tell whether a word can begin the name of an instrument; most cannot."""
    return bool(_starts(word))


def _between(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> int:
    """Give how many adjectives stand before a complement behind ل: `وقف | فوري | لإطلاق النار`."""
    if not rest or not rest[0].startswith(LAM) or rest[0].startswith(LAM + LAM):
        return 0
    for size in range(_MOST_ADJECTIVES + 1):
        place = at + size
        if place >= len(tokens) or tokens[place].word.key == rest[0]:
            return size if place < len(tokens) else 0
        if tokens[place].word.is_definite or not word_class(tokens[place].word).adjective:
            return 0
    return 0


def head_at(tokens: tuple[Token, ...], at: int, skip: int) -> HeadAt | None:
    """Give the head that begins at a token, the longest first; `skip` is how the grammar divides the word."""
    starts = sorted(_starts(tokens[at].word), key=lambda start: start.skip != skip)
    for start in starts:
        for form in start.forms:
            after = at + 1 + _between(tokens, at + 1, form.rest)
            end = after + len(form.rest)
            if tuple(token.word.key for token in tokens[after:end]) == form.rest:
                is_any = bool(form.rest) and form.rest[0].startswith(LAM)  # وقف لإطلاق النار
                is_the = any(key.startswith(ARTICLE) for key in form.rest) and not is_any
                definite = start.is_definite or is_the
                return HeadAt(form.head, start.skip, end - at, definite, start.is_possessed)
    return None


def inflected(word: str) -> frozenset[str]:
    """Give the keys of an adjective in its usual forms, without the article.

    >>> sorted(inflected("مشترك"))[:3]
    ['مشترك', 'مشتركا', 'مشتركات']
    """
    keys = (lookup_key(form).removeprefix(ARTICLE) for form in nisba_forms(word))
    return frozenset(keys)


@built_once
def _qualifiers() -> dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]:
    """Index the qualifiers by their first key, the article left out everywhere."""
    found: dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]] = {}
    for row in load_table("instruments/qualifiers"):
        first, *rest = (key.removeprefix(ARTICLE) for key in lookup_key(row["word"]).split())
        entry = (tuple(rest), Qualifier(row["mark"], row["kind"]))
        for key in inflected(first) if row["form"] == "adjective" else (first,):
            found[key] = (*found.get(key, ()), entry)
    return found


@built_once
def _adjectives() -> frozenset[str]:
    rows = (row for row in load_table("instruments/qualifiers") if row["form"] == "adjective")
    return frozenset(key for row in rows for key in inflected(row["word"]))


def is_qualifier(word: Word) -> bool:
    """Tell whether a whole word, without article, is an adjective of names: `بحرية` is not «in freedom»."""
    return word.key in _adjectives()


def bare_key(word: Word) -> str:
    """Give a word's key without the article and without letters joined before it where only so it has one."""
    return word.key.removeprefix(ARTICLE)


def qualifiers_at(tokens: tuple[Token, ...], at: int) -> Iterator[Qualifier]:
    """Yield what the words at a token tell of the name that they stand in."""
    known = _qualifiers()
    for key in {key.removeprefix(ARTICLE) for key in tokens[at].word.keys}:
        for rest, qualifier in known.get(key, ()):
            if tuple(bare_key(token.word) for token in tokens[at + 1 : at + 1 + len(rest)]) == rest:
                yield qualifier


@built_once
def _exclusions() -> dict[tuple[str, str], tuple[Exclusion, ...]]:
    found: dict[tuple[str, str], tuple[Exclusion, ...]] = {}
    for row in load_table("instruments/exclusions"):
        first, *rest = lookup_key(row["word"]).split()
        keys = {" ".join([key, *rest]) for key in (*inflected(first), first.removeprefix(ARTICLE))}
        for key in keys:
            place = row["where"], key.replace(f" {ARTICLE}", " ")
            found[place] = (*found.get(place, ()), Exclusion(row["noun"], row["where"], row["unless"]))
    return found


def exclusions_at(tokens: tuple[Token, ...], at: int, where: str) -> Iterator[Exclusion]:
    """Yield the exclusions that a word, or it and the next, stand for."""
    if not 0 <= at < len(tokens):
        return
    known = _exclusions()
    keys = [key.removeprefix(ARTICLE) for key in tokens[at].word.keys]
    following = f" {bare_key(tokens[at + 1].word)}" if at + 1 < len(tokens) else ""
    for key in dict.fromkeys(keys):
        yield from known.get((where, key), ())
        yield from known.get((where, key + following), ())


class Prefix(NamedTuple):
    """A word before the head that belongs to its name, and the status that it gives it."""

    kinds: frozenset[str]
    status: str


@built_once
def _prefixes() -> dict[str, Prefix]:
    return {
        lookup_key(form): Prefix(frozenset(row.all("kinds")), row["status"])
        for row in load_table("instruments/prefixes")
        for form in (row["word"], *row.all("forms"))
    }


def prefix_of(word: Word) -> tuple[Prefix, int] | None:
    """Give what a word before a head says of it, and how many letters are joined before that word."""
    known = _prefixes()
    for _, skip, key in word.splits:
        found = known.get(key) or known.get(key.removeprefix(ARTICLE))
        if found:
            return found, skip
    return None
