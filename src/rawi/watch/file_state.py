"""Keeps the state of watching in a file of its own: one small SQLite database beside what is collected."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from rawi.errors import UnreadableInput
from rawi.watch.state import Fate, PageNote, Visit

_VISIT = tuple(field.name for field in fields(Visit))
_PAGE = tuple(field.name for field in fields(PageNote))
_TABLES = f"""
CREATE TABLE IF NOT EXISTS visit ({", ".join(_VISIT)}, PRIMARY KEY (url));
CREATE TABLE IF NOT EXISTS page ({", ".join(_PAGE)}, PRIMARY KEY (key));
CREATE INDEX IF NOT EXISTS page_due ON page (due, found_at, key) WHERE fate = 'waiting';
CREATE INDEX IF NOT EXISTS page_failed ON page (found_at) WHERE fate = 'failed' OR error IS NOT NULL;
"""
_ASKED_AT_ONCE = 500
_BUSY_SECONDS = 30.0


class FileState:
    """A state in an SQLite file; several programs may look at it while one watches."""

    def __init__(self, path: Path) -> None:
        try:
            self._database = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.executescript(_TABLES)
        except sqlite3.DatabaseError as error:
            raise UnreadableInput(
                str(path), f"this is no state of watching ({error}); name another."
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def visit(self, url: str) -> Visit | None:
        """Give what is known of a source."""
        row = self._database.execute(
            f"SELECT {', '.join(_VISIT)} FROM visit WHERE url = ?", (url,)
        ).fetchone()
        return Visit(*row) if row else None

    def save_visit(self, visit: Visit) -> None:
        """Remember what is known of a source."""
        self._save("visit", _VISIT, [astuple(visit)])

    def unknown(self, keys: Iterable[str]) -> frozenset[str]:
        """Give those keys of pages that were never noted."""
        wanted = list(keys)
        known: set[str] = set()
        for at in range(0, len(wanted), _ASKED_AT_ONCE):
            part = wanted[at : at + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(part))
            known.update(
                key for (key,) in self._database.execute(f"SELECT key FROM page WHERE key IN ({marks})", part)
            )
        return frozenset(wanted) - known

    def save_pages(self, notes: Iterable[PageNote]) -> None:
        """Remember pages, in the place of what was known of them."""
        self._save("page", _PAGE, [tuple(map(_plain, astuple(note))) for note in notes])

    def waiting(self, now: float, *, limit: int) -> tuple[PageNote, ...]:
        """Give pages that wait and are due, the earliest first."""
        where = "fate = 'waiting' AND due <= ? ORDER BY due, found_at, key LIMIT ?"
        return tuple(self._pages(where, now, limit))

    def next_due(self) -> float | None:
        """Give the time at which the next waiting page is due; None if none waits."""
        (due,) = self._database.execute("SELECT min(due) FROM page WHERE fate = 'waiting'").fetchone()
        return None if due is None else float(due)

    def visits(self) -> tuple[Visit, ...]:
        """Give what is known of all sources, by outlet."""
        rows = self._database.execute(f"SELECT {', '.join(_VISIT)} FROM visit ORDER BY outlet, url")
        return tuple(Visit(*row) for row in rows)

    def counts(self) -> dict[tuple[str, Fate], int]:
        """Count the pages of each outlet by their fate."""
        rows = self._database.execute("SELECT outlet, fate, count(*) FROM page GROUP BY outlet, fate")
        return {(outlet, Fate(fate)): number for outlet, fate, number in rows}

    def troubled(self, *, limit: int) -> tuple[PageNote, ...]:
        """Give pages that failed, or wait after a failure, the latest first."""
        where = "fate = 'failed' OR error IS NOT NULL ORDER BY found_at DESC, key LIMIT ?"
        return tuple(self._pages(where, limit))

    def _pages(self, where: str, *given: Any) -> Iterator[PageNote]:
        for row in self._database.execute(
            f"SELECT {', '.join(_PAGE)} FROM page WHERE {where}", given
        ).fetchall():
            told = dict(zip(_PAGE, row, strict=True))
            yield PageNote(**{**told, "fate": Fate(told["fate"])})

    def _save(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(columns))
        self._database.execute("BEGIN IMMEDIATE")
        try:
            self._database.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Fate) else value
