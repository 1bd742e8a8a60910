"""The event lexicon: which forms of which verbs and nouns name an event, looked up word by word."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rawi.language.clitics import PREPOSITIONS, Split
from rawi.language.verbs.lookup import analyses_among, is_form_of
from rawi.language.verbs.model import Aspect, Number, Person, Verb, VerbAnalysis
from rawi.language.verbs.pronouns import bare_keys, split_pronoun
from rawi.language.verbs.table import verb_table
from rawi.language.words import Word, once_a_word
from rawi.language.words import word as word_of
from rawi.letters import ALEF, ARTICLE, LAM, TEH_MARBUTA, lookup_key
from rawi.lexicon import Row, built_once, load_folder, load_table
from rawi.senses.frames import Frame, frame_of

# In `with`: any phrase behind the preposition, `مع:*`.
ANYONE: Final = "*"
# In `triggers`: only the perfect, for verbs whose imperfect tells a state (يسيطر على المدينة).
PERFECT: Final = "perfect"
VERB: Final = "verb"
MASDAR: Final = "masdar"
PARTICIPLE: Final = "participle"
NOUN: Final = "noun"
_SHAPES: Final = {
    Aspect.PERFECT: VERB,
    Aspect.IMPERFECT: VERB,
    Aspect.JUSSIVE: VERB,
    Aspect.MASDAR: MASDAR,
    Aspect.PARTICIPLE_ACTIVE: PARTICIPLE,
    Aspect.PARTICIPLE_PASSIVE: PARTICIPLE,
}


class Companions(NamedTuple):
    """The nouns of which one must stand as object, or behind a preposition, for a row to hold."""

    preposition: str
    keys: frozenset[str]


class Entry(NamedTuple):
    """A row of the lexicon, read."""

    lemma: str
    type: str
    mode: str | None
    frame: Frame
    companions: tuple[Companions, ...]
    shapes: frozenset[str]
    strength: str
    following: tuple[str, ...]
    row: Row


class Sense(NamedTuple):
    """One way in which a written word names an event.

    `analysis` is that of a verb's form, `pronoun` the object or possessor joined to the word.
    """

    entry: Entry
    shape: str
    prefix: str
    skip: int
    key: str
    analysis: VerbAnalysis | None
    pronoun: str

    @property
    def is_definite(self) -> bool:
        """Whether the word carries the article."""
        return self.key.startswith(ARTICLE)


def _companions(row: Row) -> tuple[Companions, ...]:
    by_preposition: dict[str, set[str]] = {}
    preposition = ""
    for part in row.all("with"):
        before, colon, noun = part.rpartition(":")
        preposition = lookup_key(before.strip()) if colon else preposition
        by_preposition.setdefault(preposition, set()).add(lookup_key(noun.strip()))
    return tuple(Companions(before, frozenset(keys)) for before, keys in by_preposition.items())


def _verb_entry(row: Row) -> Entry:
    return Entry(
        row["lemma"],
        row["type"],
        row["mode"] or None,
        frame_of(row),
        _companions(row),
        frozenset(row.all("triggers")),
        row["strength"],
        (),
        row,
    )


def _particularity(entry: Entry) -> int:
    """Put rows that ask for more before those that ask for less."""
    if entry.companions or entry.following:
        return 0 if entry.following or entry.companions[0].preposition else 1
    return 2


@built_once
def _verbs() -> dict[tuple[str, str, str], tuple[Entry, ...]]:
    """Index the verb rows by lemma, root and form; those with companions come first."""
    entries: dict[tuple[str, str, str], list[Entry]] = {}
    for row in load_folder("events/verbs"):
        entries.setdefault((row["lemma"], row["root"], row["form"]), []).append(_verb_entry(row))
    return {key: tuple(sorted(found, key=_particularity)) for key, found in entries.items()}


@built_once
def _nouns() -> dict[str, tuple[Entry, ...]]:
    nouns: dict[str, list[Entry]] = {}
    for row in load_folder("events/nouns"):
        for form in (row["noun"], *row.all("plurals")):
            first, *following = lookup_key(form).split()
            nouns.setdefault(first, []).append(_noun_entry(row, tuple(following)))
    return {key: tuple(sorted(found, key=_particularity)) for key, found in nouns.items()}


def _noun_entry(row: Row, following: tuple[str, ...]) -> Entry:
    return Entry(
        row["noun"],
        row["type"],
        row["mode"] or None,
        frame_of(row),
        (),
        frozenset({NOUN}),
        row["strength"],
        following,
        row,
    )


@built_once
def _entries() -> dict[int, tuple[Entry, ...]]:
    """Give the rows of the verbs that can name an event, by their places in the table of all verbs."""
    known = _verbs()
    keys = enumerate(map(_key, verb_table().verbs))
    return {place: known[key] for place, key in keys if key in known}


@built_once
def _places() -> frozenset[int]:
    return frozenset(_entries())


def _key(verb: Verb) -> tuple[str, str, str]:
    return verb.lemma, " ".join(verb.root), verb.form


def _is_told(analysis: VerbAnalysis) -> bool:
    """Whether the press tells in such a form: not «I hit» for أضرب, nor «you resigned» for استقلت."""
    if analysis.person in (Person.THIRD, Person.NONE):
        return True
    is_we = analysis.person is Person.FIRST and analysis.number is not Number.SINGULAR
    return is_we and analysis.aspect is Aspect.IMPERFECT


def _commonness(analysis: VerbAnalysis) -> int:
    """Put the third person before the others and the perfect before the rest: what the press writes most."""
    return 2 * (analysis.person is not Person.THIRD) + (analysis.aspect is not Aspect.PERFECT)


def _of_verbs(text: str, split: Split) -> Iterator[Sense]:
    prefix, skip, key = split
    known, rest = _entries(), text[skip:]
    if key.startswith(ARTICLE) and rest.startswith(LAM):  # للتفاوض
        rest = ALEF + rest
        if lookup_key(rest) != key:
            return
    found = analyses_among(rest, _places())
    for place, analysis in sorted(found, key=lambda one: _commonness(one[1])):
        shape = _SHAPES[analysis.aspect]
        if not _is_told(analysis):
            continue
        for entry in known[place]:
            if shape in entry.shapes or (analysis.aspect is Aspect.PERFECT and PERFECT in entry.shapes):
                yield Sense(entry, shape, prefix, skip, key, analysis, analysis.pronoun)


def _of_nouns(text: str, split: Split) -> list[Sense]:
    prefix, skip, key = split
    nouns = _nouns()
    listed = nouns.get(key.removeprefix(ARTICLE)) or nouns.get(key)
    if listed:
        return [Sense(entry, NOUN, prefix, skip, key, None, "") for entry in listed]
    found: list[Sense] = []
    if key[-1:] == ALEF:  # هجوما
        found = [Sense(entry, NOUN, prefix, skip, key, None, "") for entry in nouns.get(key[:-1], ())]
    if text.endswith(TEH_MARBUTA):  # طلبة is not طلبه
        return found
    for rest, pronoun in split_pronoun(key):
        for bare in bare_keys(rest):
            for entry in nouns.get(bare, ()):
                found.append(Sense(entry, NOUN, prefix, skip, key, None, pronoun))
    return found


@built_once
def protesters() -> dict[str, Entry]:
    """Give, by their keys, the nouns of people of whom any verb tells a protest: `المتظاهرون`."""
    return {
        lookup_key(form): _noun_entry(row, ())
        for row in load_table("events/protesters")
        for form in (row["noun"], *row.all("plurals"))
    }


@built_once
def companion_keys() -> frozenset[str]:
    """Give the keys of all nouns that a row asks for beside its verb."""
    entries = (entry for rows in _verbs().values() for entry in rows)
    return frozenset(key for entry in entries for asked in entry.companions for key in asked.keys)


@built_once
def protester_keys() -> frozenset[str]:
    """Give the keys of the nouns of protesting people, with and without the article."""
    return frozenset(form for key in protesters() for form in (key, ARTICLE + key))


@once_a_word
def senses(word: Word) -> tuple[Sense, ...]:
    """Give every way in which a written word can name an event, the least divided first.

    A verb takes a conjunction before it only, a noun a preposition too.
    """
    found: list[Sense] = []
    for split in word.splits:
        found += _of_nouns(word.text, split)
        if not is_form_of(split.key, _places()):
            continue  # mostly
        verbs = _of_verbs(word.text, split)
        is_joined_noun = split.prefix[-1:] in PREPOSITIONS
        found += [sense for sense in verbs if sense.shape is not VERB] if is_joined_noun else verbs
    if len(found) < 2:
        return tuple(found)
    different: dict[tuple[object, ...], Sense] = {}
    for sense in found:
        different.setdefault(_case(sense), sense)
    return tuple(different.values())


def _case(sense: Sense) -> tuple[object, ...]:
    """Tell one sense of a word from another as far as its place in a sentence can."""
    aspect = sense.analysis and sense.analysis.aspect
    return (id(sense.entry), sense.shape, sense.skip, sense.key, sense.pronoun, aspect)


@built_once
def _without_object() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load_table("events/optional_objects"))


def needs_no_object(lemma: str) -> bool:
    """Tell whether a verb that can have an object is often told without one: `طالب المتظاهرون ب`."""
    return lemma in _without_object()


@once_a_word
def may_tell(word: Word) -> bool:
    """Tell whether a word can name an event or the people of one; most sentences have none."""
    return bool(senses(word)) or not protester_keys().isdisjoint(word.keys)


def rows_for(trigger: str) -> tuple[Row, ...]:
    """Give the lexicon rows by which a trigger may name an event."""
    rows = (sense.entry.row for sense in senses(word_of(trigger)))
    return tuple({row.where: row for row in rows}.values())
