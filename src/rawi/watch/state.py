"""What watching remembers between visits: the contract that a chronicle fulfils, and one in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol


class Fate(StrEnum):
    """What became of a page: it waits, it was read, or it will not be tried again."""

    WAITING = "waiting"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of a source: when it is due, its state when last fetched, and its last trouble.

    Times are seconds since 1970. `failures` counts those in a row, `error` is the reason of the last.
    """

    url: str
    outlet: str
    kind: str
    due: float = 0.0
    etag: str | None = None
    last_modified: str | None = None
    last_good: float | None = None
    failures: int = 0
    error: str | None = None
    found: int = 0


@dataclass(frozen=True, slots=True)
class PageNote:
    """What is known of a page: its key, its address, and its fate, with the reason where it failed."""

    key: str
    url: str
    outlet: str
    found_at: float
    fate: Fate = Fate.WAITING
    due: float = 0.0
    attempts: int = 0
    title: str | None = None
    published: str | None = None
    error: str | None = None


class WatchState(Protocol):
    """Where watching keeps what it must know after a restart; each call is durable when it returns."""

    def visit(self, url: str) -> Visit | None:
        """Give what is known of a source."""

    def save_visit(self, visit: Visit) -> None:
        """Remember what is known of a source."""

    def unknown(self, keys: Iterable[str]) -> frozenset[str]:
        """Give those keys of pages that were never noted."""

    def save_pages(self, notes: Iterable[PageNote]) -> None:
        """Remember pages, in the place of what was known of them."""

    def waiting(self, now: float, *, limit: int) -> tuple[PageNote, ...]:
        """Give pages that wait and are due, the earliest first."""

    def next_due(self) -> float | None:
        """Give the time at which the next waiting page is due; None if none waits."""


class ShownState(WatchState, Protocol):
    """A state that can also tell a person how watching does."""

    def visits(self) -> tuple[Visit, ...]:
        """Give what is known of all sources, by outlet."""

    def counts(self) -> dict[tuple[str, Fate], int]:
        """Count the pages of each outlet by their fate."""

    def troubled(self, *, limit: int) -> tuple[PageNote, ...]:
        """Give pages that failed, or wait after a failure, the latest first."""


class MemoryState:
    """Keeps everything in memory: for tests, and for a single look without a chronicle."""

    def __init__(self) -> None:
        self.visits: dict[str, Visit] = {}
        self.pages: dict[str, PageNote] = {}

    def visit(self, url: str) -> Visit | None:
        """Give what is known of a source."""
        return self.visits.get(url)

    def save_visit(self, visit: Visit) -> None:
        """Remember what is known of a source."""
        self.visits[visit.url] = visit

    def unknown(self, keys: Iterable[str]) -> frozenset[str]:
        """Give those keys of pages that were never noted."""
        return frozenset(key for key in keys if key not in self.pages)

    def save_pages(self, notes: Iterable[PageNote]) -> None:
        """Remember pages, in the place of what was known of them."""
        for note in notes:
            self.pages[note.key] = replace(note)

    def waiting(self, now: float, *, limit: int) -> tuple[PageNote, ...]:
        """Give pages that wait and are due, the earliest first."""
        due = [note for note in self.pages.values() if note.fate is Fate.WAITING and note.due <= now]
        return tuple(sorted(due, key=lambda note: (note.due, note.found_at, note.key))[:limit])

    def next_due(self) -> float | None:
        """Give the time at which the next waiting page is due; None if none waits."""
        return min((note.due for note in self.pages.values() if note.fate is Fate.WAITING), default=None)
