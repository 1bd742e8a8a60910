"""What a brief is: sections of sentences, each with notes to the words that it rests on."""

from dataclasses import dataclass

from rawi.manners.reader import Reader
from rawi.store.answers import Source
from rawi.store.moments import Moment

FORMAT = "rawi-brief/1"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a brief is about: `about` says which kind of subject `words` name; days are ISO dates."""

    about: str
    words: tuple[str, ...]
    reader: Reader
    since: str | None = None
    until: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one language, so that each is laid out in its own direction."""

    text: str
    language: str


Told = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence with the words that it rests on; a `wide` one is no place to print them under."""

    told: Told
    sources: tuple[Source, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of a chart: how much of cooperation and of conflict, and the mean score."""

    period: str
    cooperation: int
    conflict: int
    score: float | None


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """Sentences that belong together, with a chart if there is one; the first may lead the others."""

    sentences: tuple[Draft, ...]
    chart: tuple[Bar, ...] = ()
    led: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the words of an article, where they stand in it, and who published it when."""

    number: int
    article: str
    start: int
    end: int
    words: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the numbers of its notes; those in `homes` are printed under it."""

    told: Told
    notes: tuple[int, ...]
    homes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that belong together, with a chart if there is one; the first may lead the others."""

    sentences: tuple[Sentence, ...]
    chart: tuple[Bar, ...] = ()
    led: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; its heading is the words of `key`."""

    key: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief: what was asked, of which chronicle and when, its title, sections and notes.

    Briefs of an older Rawi have no moment.
    """

    asked: Asked
    chronicle: str
    title: Told
    facts: tuple[Told, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    moment: Moment | None = None
    format: str = FORMAT


def sentences_of(brief: Brief) -> tuple[Sentence, ...]:
    """List all sentences of a brief in their order."""
    return tuple(one for section in brief.sections for group in section.groups for one in group.sentences)


def plain(told: Told) -> str:
    """Give what is told as plain text.

    >>> plain((Piece("في ", "ar"), Piece("Rawi", "en")))
    'في Rawi'
    """
    return "".join(piece.text for piece in told)
