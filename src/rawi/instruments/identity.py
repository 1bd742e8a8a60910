"""Which mentions of an article are one instrument: same name, same number, or a short form."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from rawi.instruments.known import Known
from rawi.instruments.titles import Title

_OPEN: Final = ("proposed", "negotiated")
_DONE: Final = frozenset(
    {"signed", "ratified", "in_force", "renewed", "breached", "withdrawn", "suspended", "ended"}
)


@dataclass
class Entry:
    """One instrument of an article: what its mentions have told of it so far."""

    kind: str
    family: str
    known: Known | None = None
    entity: str | None = None
    number: str | None = None
    words: frozenset[str] = frozenset()
    nouns: set[str] = field(default_factory=set)
    parties: tuple[str, ...] = ()
    statuses: list[str] = field(default_factory=list)
    founded: str | None = None
    names: list[tuple[bool, str]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it has only been proposed or negotiated so far."""
        return any(s in _OPEN for s in self.statuses) and not any(s in _DONE for s in self.statuses)

    @property
    def name(self) -> str:
        """The name that all its mentions share: that of the lexicon or the body, else its fullest words."""
        if self.known is not None:
            return self.known.name
        if self.entity is not None:
            return self.entity
        return max(self.names, key=lambda name: (len(name[1].split()), name[0]))[1]

    def take(self, parties: tuple[str, ...], founded: str | None, words: frozenset[str]) -> None:
        """Note what a mention tells."""
        if len(parties) > len(self.parties):
            self.parties = parties
        self.founded = self.founded or founded
        self.words |= words


class Register:
    """The instruments of an article in the order in which it names them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._recent: list[Entry] = []
        self._rivals: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._clock = 0

    def note_rival(self, title: Title) -> None:
        """Note another thing of the same noun that is no instrument, which a short form may mean."""
        self._clock += 1
        self._rivals[title.family] = self._clock

    def repeated(self, title: Title) -> Entry | None:
        """Give the instrument last named that a short form repeats, those of the same noun first."""
        noun = title.head.noun if title.head else ""
        found = [entry for entry in reversed(self._recent) if entry.family == title.family]
        if not found or self._rivals.get(title.family, 0) > self._last.get(title.family, 0):
            return None
        return next((entry for entry in found if noun in entry.nouns), found[0])

    def named(self, title: Title, words: frozenset[str], parties: tuple[str, ...]) -> Entry | None:
        """Give the instrument that a full name names again."""
        for entry in reversed(self._recent):
            if title.known is not None or entry.known is not None:
                if title.known is not None and entry.known is title.known:
                    return entry
                if title.known is not None or not _may_be(entry, title, words):
                    continue
            if entry.family == title.family and _agree(entry, title, words, parties):
                return entry
        return None

    def find(self, title: Title) -> Entry:
        """Give the entry of a known name, a new one if it is met for the first time."""
        found = next((entry for entry in self._recent if entry.known is title.known), None)
        return found or self.enter(title, None)

    def meant(self, entry: Entry) -> Entry:
        """Give the known instrument that an entry was a shorter name of, else the entry itself."""
        if entry.known is not None or not entry.words:
            return entry
        fuller = (
            other
            for other in self.entries
            if other.known is not None
            and (other.kind, other.family) == (entry.kind, entry.family)
            and entry.words <= other.words
            and _share(entry.parties, other.parties)
        )
        return next(fuller, entry)

    def enter(self, title: Title, entity: str | None) -> Entry:
        """Enter a new instrument."""
        entry = Entry(title.kind, title.family, title.known, entity, title.number)
        self.entries.append(entry)
        return entry

    def touch(self, entry: Entry, title: Title) -> None:
        """Make an instrument the one last named."""
        self._clock += 1
        self._last[entry.family] = self._clock
        if title.head is not None:
            entry.nouns.add(title.head.noun)
        self._recent = [other for other in self._recent if other is not entry]
        self._recent.append(entry)


def _may_be(entry: Entry, title: Title, words: frozenset[str]) -> bool:
    return title.is_definite and bool(words) and words <= entry.words


def _agree(entry: Entry, title: Title, words: frozenset[str], parties: tuple[str, ...]) -> bool:
    """Whether a name can be that of an instrument: same number, words in common, no other parties."""
    if title.number is not None or entry.number is not None:
        return title.number == entry.number
    if title.kind != entry.kind or not _share(entry.parties, parties):
        return False
    if words and entry.words:
        return words <= entry.words or entry.words <= words
    is_noun = title.head is not None and title.head.noun in entry.nouns
    same_parties = bool(parties) and set(parties) == set(entry.parties)
    return is_noun and (same_parties if not title.is_definite or words else True)


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    mine, theirs = set(one), set(other)
    return not mine or not theirs or mine <= theirs or theirs <= mine
