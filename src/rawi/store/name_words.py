"""Keeps the words of names, and finds the names that have some words or whose parts sound so."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, delete, select

from rawi.chronicle.names import name_parts, sound
from rawi.store.bulk import write_values
from rawi.store.name_schema import name_word

_COLUMNS = ("sounded", "word", "name")
# Sorts after every letter.
_LAST = "\U0010ffff"
_word = name_word.c


class Spelt(NamedTuple):
    """A name with its number, as articles write it, and as look-ups fold it in both scripts."""

    id: int
    words: str
    folded: str
    folded_latin: str


def words_of(name: Spelt) -> Iterable[tuple[int, str, int]]:
    """Give the rows of a name: its words in both scripts, and how its parts sound.

    >>> [word for sounded, word, _ in words_of(Spelt(1, "علي بن فليس", "علي بن فليس", "ali benflis"))]
    ['علي', 'بن', 'فليس', 'ali', 'benflis', 'l', 'fls']
    """
    written = dict.fromkeys((*name.folded.split(), *name.folded_latin.split()))
    heard = dict.fromkeys(map(sound, name_parts(name.words)))
    yield from ((0, word, name.id) for word in written)
    yield from ((1, word, name.id) for word in heard)


def keep_words(connection: Connection, names: Iterable[Spelt]) -> None:
    """Write the words of new names."""
    write_values(connection, name_word, _COLUMNS, [row for name in names for row in words_of(name)])


def forget_words(connection: Connection, names: Collection[int] | Select[tuple[int]]) -> None:
    """Delete the words of names that are no more."""
    connection.execute(delete(name_word).where(_word.name.in_(names)))


def _having(condition: ColumnElement[bool], sounded: int) -> Select[tuple[int]]:
    return select(_word.name).where(_word.sounded == sounded, condition)


def with_words(words: Sequence[str]) -> Select[tuple[int]]:
    """Ask for the names that have all of some folded words; the last may be the beginning of one."""
    *whole, begun = words
    found = _having((_word.word >= begun) & (_word.word < begun + _LAST), 0)
    for word in whole:
        found = found.where(_word.name.in_(_having(_word.word == word, 0)))
    return found


def that_sound(sounds: Sequence[str]) -> Select[tuple[int]]:
    """Ask for the names with a part for each of some sounds."""
    first, *others = sounds
    found = _having(_word.word == first, 1)
    for one in others:
        found = found.where(_word.name.in_(_having(_word.word == one, 1)))
    return found
