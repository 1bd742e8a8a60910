"""Keeps the state of watching in the chronicle, beside the articles that it brings."""

from collections.abc import Iterable
from dataclasses import astuple, fields

from sqlalchemy import (
    Column,
    Float,
    Integer,
    MetaData,
    RowMapping,
    Select,
    Table,
    Text,
    delete,
    func,
    insert,
    or_,
    select,
)

from rawi.store.engine import Store
from rawi.watch.state import Fate, PageNote, Visit

_ASKED_AT_ONCE = 500
_NUL = "\x00"
# Tables of their own, made when watching begins: a chronicle without watching has none.
_metadata = MetaData()
_visit = Table(
    "watch_visit",
    _metadata,
    Column("url", Text, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("due", Float(53), nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_good", Float(53)),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
    Column("found", Integer, nullable=False),
)
_page = Table(
    "watch_page",
    _metadata,
    Column("key", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("found_at", Float(53), nullable=False),
    Column("fate", Text, nullable=False, index=True),
    Column("due", Float(53), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("error", Text),
)
_VISIT = tuple(field.name for field in fields(Visit))
_PAGE = tuple(field.name for field in fields(PageNote))


class ChronicleState:
    """The state of watching in a chronicle; several watchers of one chronicle share it."""

    def __init__(self, store: Store, *, create: bool = True) -> None:
        self._store = store
        if create:
            with store.keeping() as connection:
                _metadata.create_all(connection)

    def visit(self, url: str) -> Visit | None:
        """Give what is known of a source."""
        with self._store.reading() as connection:
            row = connection.execute(select(_visit).where(_visit.c.url == url)).mappings().first()
        return Visit(**row) if row else None

    def save_visit(self, visit: Visit) -> None:
        """Remember what is known of a source."""
        with self._store.keeping() as connection:
            connection.execute(delete(_visit).where(_visit.c.url == visit.url))
            connection.execute(insert(_visit), [_row(_VISIT, astuple(visit))])

    def unknown(self, keys: Iterable[str]) -> frozenset[str]:
        """Give those keys of pages that were never noted."""
        wanted = [key.replace(_NUL, "") for key in keys]
        known: set[str] = set()
        with self._store.reading() as connection:
            for at in range(0, len(wanted), _ASKED_AT_ONCE):
                part = wanted[at : at + _ASKED_AT_ONCE]
                known.update(connection.execute(select(_page.c.key).where(_page.c.key.in_(part))).scalars())
        return frozenset(wanted) - known

    def save_pages(self, notes: Iterable[PageNote]) -> None:
        """Remember pages, in the place of what was known of them."""
        rows = [_row(_PAGE, astuple(note)) for note in notes]
        if not rows:
            return
        with self._store.keeping() as connection:
            for row in rows:
                connection.execute(delete(_page).where(_page.c.key == row["key"]))
            connection.execute(insert(_page), rows)

    def waiting(self, now: float, *, limit: int) -> tuple[PageNote, ...]:
        """Give pages that wait and are due, the earliest first."""
        due = select(_page).where(_page.c.fate == Fate.WAITING.value, _page.c.due <= now)
        return self._pages(due.order_by(_page.c.due, _page.c.found_at, _page.c.key).limit(limit))

    def next_due(self) -> float | None:
        """Give the time at which the next waiting page is due; None if none waits."""
        first = select(func.min(_page.c.due)).where(_page.c.fate == Fate.WAITING.value)
        with self._store.reading() as connection:
            due = connection.execute(first).scalar()
        return None if due is None else float(due)

    def visits(self) -> tuple[Visit, ...]:
        """Give what is known of all sources, by outlet."""
        with self._store.reading() as connection:
            rows = connection.execute(select(_visit).order_by(_visit.c.outlet, _visit.c.url)).mappings().all()
        return tuple(Visit(**row) for row in rows)

    def counts(self) -> dict[tuple[str, Fate], int]:
        """Count the pages of each outlet by their fate."""
        asked = select(_page.c.outlet, _page.c.fate, func.count()).group_by(_page.c.outlet, _page.c.fate)
        with self._store.reading() as connection:
            return {(outlet, Fate(fate)): number for outlet, fate, number in connection.execute(asked)}

    def troubled(self, *, limit: int) -> tuple[PageNote, ...]:
        """Give pages that failed, or wait after a failure, the latest first."""
        bad = select(_page).where(or_(_page.c.fate == Fate.FAILED.value, _page.c.error.is_not(None)))
        return self._pages(bad.order_by(_page.c.found_at.desc(), _page.c.key).limit(limit))

    def _pages(self, asked: Select[tuple[object, ...]]) -> tuple[PageNote, ...]:
        with self._store.reading() as connection:
            return tuple(map(_note, connection.execute(asked).mappings().all()))


def _note(row: RowMapping) -> PageNote:
    return PageNote(**{**row, "fate": Fate(row["fate"])})


def _row(columns: tuple[str, ...], values: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(columns, map(_storable, values), strict=True))


def _storable(value: object) -> object:
    """Write a fate by its name, and leave out the NUL that PostgreSQL refuses."""
    if isinstance(value, Fate):
        return value.value
    return value.replace(_NUL, "") if isinstance(value, str) else value
