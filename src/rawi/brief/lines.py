"""Lays a brief out as lines, one after the other, for whoever writes it into a file or reads it back."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from rawi.brief.document import Bar, Brief, Note, Piece, Sentence, Told, plain
from rawi.brief.numbering import ranges
from rawi.brief.speech import WORDS, Speech


class Kind(StrEnum):
    """What a line is."""

    TITLE = "title"
    FACT = "fact"
    HEADING = "heading"
    LEAD = "lead"
    SENTENCE = "said"
    CHART = "chart"
    NOTE = "note"


class Line(NamedTuple):
    """One line: what it tells; of a sentence the notes printed under it, and those that it points to."""

    kind: Kind
    told: Told
    homes: tuple[int, ...] = ()
    cited: tuple[tuple[int, int], ...] = ()
    chart: tuple[Bar, ...] = ()

    @property
    def text(self) -> str:
        """What the line says, without marks of notes."""
        return plain(self.told)


def heading(key: str, language: str) -> Told:
    """Give the heading of a section."""
    return (Piece(WORDS.wording(f"section.{key}", language), language),)


def note_told(note: Note, speech: Speech) -> Told:
    """Tell a note: the outlet, the day, and the words."""
    outlet = speech.words(note.outlet) if note.outlet else speech.tell("note.nobody")
    words = speech.tell("note.quoted", words=speech.words(note.words))
    if note.published is None:
        return speech.tell("note.undated", outlet=outlet, words=words)
    return speech.tell("note.told", outlet=outlet, day=speech.day(note.published), words=words)


def _sentence(one: Sentence, kind: Kind) -> Line:
    cited = ranges(number for number in one.notes if number not in one.homes)
    return Line(kind, one.told, one.homes, cited)


def lines_of(brief: Brief) -> Iterator[Line]:
    """Yield the lines of a brief without its notes."""
    language = brief.asked.reader.language
    yield Line(Kind.TITLE, brief.title)
    yield from (Line(Kind.FACT, fact) for fact in brief.facts)
    for section in brief.sections:
        yield Line(Kind.HEADING, heading(section.key, language))
        for group in section.groups:
            for at, one in enumerate(group.sentences):
                yield _sentence(one, Kind.LEAD if group.led and not at else Kind.SENTENCE)
                if group.chart and not at:
                    yield Line(Kind.CHART, (), chart=group.chart)


def notes_of(brief: Brief) -> Iterator[Line]:
    """Yield the notes of a brief as lines."""
    speech = Speech(brief.asked.reader)
    for note in brief.notes:
        yield Line(Kind.NOTE, note_told(note, speech), homes=(note.number,))
