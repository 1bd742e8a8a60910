"""Says what a verb is, what one of its forms is, and what a word may be as a verb."""

from enum import StrEnum
from typing import NamedTuple


class Aspect(StrEnum):
    """What kind of form it is; `jussive` also covers the subjunctive, and only shapes that differ."""

    PERFECT = "perfect"
    IMPERFECT = "imperfect"
    JUSSIVE = "jussive"
    PARTICIPLE_ACTIVE = "participle_active"
    PARTICIPLE_PASSIVE = "participle_passive"
    MASDAR = "masdar"


class Voice(StrEnum):
    """Active or passive; a masdar counts as active."""

    ACTIVE = "active"
    PASSIVE = "passive"


class Person(StrEnum):
    """First, second or third person; participles and masdars have none."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    NONE = ""


class Gender(StrEnum):
    """Masculine or feminine; the first person has none."""

    MASCULINE = "m"
    FEMININE = "f"
    NONE = ""


class Number(StrEnum):
    """Singular, dual or plural."""

    SINGULAR = "s"
    DUAL = "d"
    PLURAL = "p"


class Cell(NamedTuple):
    """One cell of a paradigm."""

    aspect: Aspect
    voice: Voice
    person: Person
    gender: Gender
    number: Number


class Verb(NamedTuple):
    """A verb of the lexicon: its lemma is the 3ms perfect, with shadda where it tells verbs apart."""

    lemma: str
    root: tuple[str, ...]
    form: str
    vowel: str = ""
    masdars: tuple[str, ...] = ()
    gloss: str = ""


class VerbForm(NamedTuple):
    """One form of a verb, spelled as the press spells it, without vowel signs."""

    surface: str
    aspect: Aspect
    voice: Voice
    person: Person
    gender: Gender
    number: Number


class VerbAnalysis(NamedTuple):
    """What a word may be: a verb's cell, perhaps with an object pronoun, perhaps in the future."""

    verb: Verb
    aspect: Aspect
    voice: Voice
    person: Person
    gender: Gender
    number: Number
    pronoun: str
    future: bool

    @property
    def lemma(self) -> str:
        """The lemma of the verb."""
        return self.verb.lemma
