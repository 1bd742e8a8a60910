"""Reads the articles of a chronicle anew, with the Rawi that is there now; what they say is kept as it is."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from sqlalchemy import select, true

from rawi.records import Article, Failure, Reading
from rawi.scale import crew_into
from rawi.store import schema
from rawi.store.adding import Result, finish
from rawi.store.engine import Store
from rawi.store.packing import unpack
from rawi.store.persistence import persistently
from rawi.store.prepared import Prepared, prepare
from rawi.store.reader import reader
from rawi.store.writer import Writer

_BATCH = 64
_version = schema.version.c


def article_of(reading: Reading) -> Article:
    """Give the article of a reading, without what the reading found in it."""
    return Article(
        reading.id,
        reading.text,
        reading.url,
        reading.source,
        reading.title,
        reading.published,
        reading.published_basis,
        reading.removed,
    )


def count_stale(store: Store, *, everything: bool = False) -> int:
    """Count the versions that another Rawi read, or all."""
    wanted = true() if everything else _version.reader != reader()
    with store.reading() as connection:
        return len(connection.execute(select(_version.id).where(wanted)).all())


def _articles(store: Store, *, everything: bool) -> Iterator[Article]:
    """Yield the articles of versions that another Rawi read, or all, a batch at a time."""
    wanted = true() if everything else _version.reader != reader()
    last = 0
    while True:
        asked = select(_version.id, _version.reading).where(wanted, _version.id > last)
        with store.reading() as connection:
            rows = connection.execute(asked.order_by(_version.id).limit(_BATCH)).all()
        if not rows:
            return
        yield from (article_of(unpack(row.reading)) for row in rows)
        last = rows[-1].id


def reread(store: Store, *, everything: bool = False, processes: int | None = None) -> Iterator[Result]:
    """Read anew what an older Rawi read, or everything, and yield what became of each version.

    Each version is replaced as a whole; a run that was interrupted goes on where it stopped. Corrections
    hold on. The index of `search` stays as it was filled.
    """
    writer = Writer(store)
    with crew_into(prepare, processes=processes) as crew:
        ready: Iterator[Prepared | Failure] = crew.read(_articles(store, everything=everything))
        while batch := list(islice(ready, _BATCH)):
            yield from (one for one in batch if isinstance(one, Failure))
            prepared = [one for one in batch if isinstance(one, Prepared)]
            yield from persistently(partial(writer.reread, prepared), place=store.place)
        finish(store, crew)
