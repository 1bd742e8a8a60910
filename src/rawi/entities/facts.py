"""Everything the entity stage knows of a distinct word, gathered once: names, titles, heads, cues."""

from functools import cache
from typing import Final, NamedTuple

from rawi.entities.knowledge import Form, gazetteer_form, gazetteer_names, known_forms
from rawi.entities.roles import NameRole, name_keys, name_role
from rawi.language.clitics import Split
from rawi.language.phrases import Phrases, Start
from rawi.language.vocabulary import WordClass, is_function_word, key_class, word_class
from rawi.language.words import Word, once_a_word
from rawi.letters import lookup_key
from rawi.lexicon import built_once, load_table
from rawi.records import EntityType

# How the plural of a head goes on: أحزاب النهضة ونداء تونس.
LIST_EXTENT: Final = "list"


class Title(NamedTuple):
    """A word or phrase that stands before a name; `office` is its id where it is an office."""

    kind: str
    office: str | None
    where: str


class Head(NamedTuple):
    """A noun that opens the name of an organisation."""

    kinds: tuple[str, ...]
    is_named: bool
    extents: tuple[str, ...]
    where: str


class Cue(NamedTuple):
    """A noun that stands before the name of a place."""

    type: EntityType
    is_named: bool
    kind: str
    where: str


class WordFacts:
    """What one written word can open or be; what only some words are asked is worked out when asked."""

    __slots__ = (
        "_roles",
        "cues",
        "has_listed_name",
        "heads",
        "is_function_word",
        "known",
        "opens_alone",
        "titles",
        "word",
    )

    def __init__(self, word: Word) -> None:
        self.word = word
        self.known: tuple[Start[Form], ...] = known_phrases().starts(word) + gazetteer_phrases().starts(word)
        self.titles: tuple[Start[Title], ...] = title_phrases().starts(word)
        self.heads: tuple[Start[Head], ...] = head_phrases().starts(word)
        self.cues: tuple[Start[Cue], ...] = cue_phrases().starts(word)
        self.is_function_word = is_function_word(word)
        self.has_listed_name = not name_keys().isdisjoint(word.keys)
        # Whether the word may begin something whatever word follows it.
        self.opens_alone = bool(
            self.titles
            or self.heads
            or self.cues
            or self.has_listed_name
            or (self.known and any(start.values for start in self.known))
        )
        self._roles: tuple[tuple[Split, NameRole], ...] | None = None

    def is_listed_before(self, following: str) -> bool:
        """Whether a listed name is this word or goes on with the next one, of key `following`."""
        return any(start.values or start.phrases.goes_on(start, following) for start in self.known)

    @property
    def roles(self) -> tuple[tuple[Split, NameRole], ...]:
        """What each division of the word can be in a person's name."""
        if self._roles is None:
            # Where the undivided word is an ordinary one, its divisions name nobody.
            divisions = self.word.splits[:1] if self.is_word_undivided else self.word.splits
            roles = ((split, name_role(split.key)) for split in divisions)
            self._roles = tuple((split, role) for split, role in roles if role.is_any)
        return self._roles

    @property
    def word_class(self) -> WordClass:
        """What the vocabulary holds the word for."""
        return word_class(self.word)

    @property
    def is_word_undivided(self) -> bool:
        """Whether the vocabulary knows the word with no letter divided off."""
        return key_class(self.word.key).is_known

    @property
    def is_body_word(self) -> bool:
        """Whether the word goes on inside the name of a body."""
        return self.word.key in body_keys()


@built_once
def known_phrases() -> Phrases[Form]:
    """Index the written forms of everything known."""
    return Phrases((words, form) for form in known_forms() for words in _spellings(form))


@built_once
def gazetteer_phrases() -> Phrases[Form]:
    """Index the towns of the world."""
    return Phrases(gazetteer_names(), expand=gazetteer_form)


def _spellings(form: Form) -> tuple[str, ...]:
    """Give the spaced and the joined spelling of names such as `عبد الفتاح`."""
    words = form.words.split(" ")
    servants = _servant_words()
    if form.known.type is not EntityType.PER or servants.isdisjoint(words):
        return (form.words,)
    joined = form.words
    for servant in servants:
        joined = joined.replace(f"{servant} ", servant) if servant in words else joined
    return form.words, joined


@cache
def _servant_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("names/servants"))


@built_once
def title_phrases() -> Phrases[Title]:
    """Index titles and offices, with all their listed inflections."""
    entries: list[tuple[str, Title]] = []
    for row in load_table("names/titles"):
        title = Title(row["kind"], None, row.where)
        entries.extend((form, title) for form in (row["title"], *row.all("forms")))
    for row in load_table("entities/offices"):
        title = Title("office", row["id"], row.where)
        entries.extend((form, title) for form in row.all("names"))
    return Phrases((form, title) for form, title in entries if not _names_a_people(form))


def _names_a_people(title: str) -> bool:
    """Whether a listed title holds a nationality, which is a finding of its own."""
    return any(
        form.known.type is EntityType.NORP and not form.needs_context
        for word in title.split()[1:]
        for form in known_phrases().single(lookup_key(word))
    )


@cache
def head_phrases() -> Phrases[Head]:
    """Index the nouns that open names of organisations."""
    entries = []
    for row in load_table("entities/heads"):
        kinds = row.all("kind")
        entries.append((row["head"], Head(kinds, row["named"] == "yes", row.all("extent"), row.where)))
        several = Head(kinds, False, (LIST_EXTENT,), row.where)
        entries.extend((plural, several) for plural in row.all("plural"))
    return Phrases(entries)


@cache
def cue_phrases() -> Phrases[Cue]:
    """Index the nouns that stand before names of places."""
    return Phrases(
        (form, Cue(EntityType(row["type"]), row["named"] == "yes", row["kind"], row.where))
        for row in load_table("entities/place_cues")
        for form in (row["cue"], *row.all("forms"))
    )


@cache
def body_keys() -> frozenset[str]:
    """Give the keys of words that go on inside the name of a body."""
    rows = load_table("entities/body_words")
    return frozenset(lookup_key(form) for row in rows for form in (row["word"], *row.all("forms")))


@cache
def body_adjectives() -> frozenset[str]:
    """Give the keys of the adjectives among the words of bodies' names."""
    rows = [row for row in load_table("entities/body_words") if row["kind"] == "adjective"]
    return frozenset(lookup_key(form) for row in rows for form in (row["word"], *row.all("forms")))


@once_a_word
def word_facts(word: Word) -> WordFacts:
    """Give what the lexicons say of a written word, gathered once for each."""
    return WordFacts(word)
