"""Adds articles to a chronicle: skips what is there, reads the rest on all cores, writes in batches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

from sqlalchemy.exc import DatabaseError, OperationalError

from rawi.errors import ChronicleError
from rawi.records import Article, Failure
from rawi.scale import Crew, crew_into
from rawi.store.engine import Store
from rawi.store.persistence import persistently
from rawi.store.prepared import Prepared, article_key, digest, prepare
from rawi.store.queries.instruments import keep_ledger
from rawi.store.settling import settle
from rawi.store.tracing import trace_accounts
from rawi.store.writer import Added, Writer

# Articles in one transaction, and in one question for what is known.
_BATCH = 64
# Articles after which incidents are settled, so that a long run that ends early leaves little behind.
_BETWEEN_SETTLING = 3000

Result = Added | Failure
T = TypeVar("T")


@dataclass(slots=True)
class Tally:
    """How many articles became what."""

    new: int = 0
    changed: int = 0
    known: int = 0
    failed: int = 0
    reread: int = 0

    def count(self, result: Result) -> None:
        """Count one article."""
        what = "failed" if isinstance(result, Failure) else result.value
        setattr(self, what, getattr(self, what) + 1)


class _Adding:
    """One run of adding."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer = Writer(store)
        self._known = 0

    def unknown(self, articles: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        """Pass on what the chronicle does not have, and count what it has."""
        while batch := list(islice(articles, _BATCH)):
            told = [(article_key(one), digest(one)) for one in batch if isinstance(one, Article)]
            known = self._persistently(partial(self._writer.known, told))
            for one in batch:
                if isinstance(one, Article) and (article_key(one), digest(one)) in known:
                    self._known += 1
                else:
                    yield one

    def results(self, ready: Iterable[Prepared | Result]) -> Iterator[Result]:
        """Write what is ready, and yield what became of every article."""
        stream, since = iter(ready), 0
        while batch := list(islice(stream, _BATCH)):
            yield from self._met()
            yield from (one for one in batch if not isinstance(one, Prepared))
            written = self._write([one for one in batch if isinstance(one, Prepared)])
            yield from written
            since += len(written)
            if since >= _BETWEEN_SETTLING:
                self.settle()
                since = 0
        yield from self._met()

    def settle(self) -> None:
        """Settle what is left to settle."""
        self._persistently(partial(settle, self._store))

    def _persistently(self, work: Callable[[], T]) -> T:
        return persistently(work, place=self._store.place)

    def _met(self) -> Iterator[Result]:
        """Yield the articles that were known, since the last time."""
        while self._known:
            self._known -= 1
            yield Added.KNOWN

    def _write(self, batch: list[Prepared]) -> list[Result]:
        if not batch:
            return []
        try:
            return list(self._persistently(partial(self._writer.add, batch)))
        except OperationalError as error:
            raise self._cannot_write(error) from error
        except DatabaseError:
            return [self._write_alone(one) for one in batch]

    def _write_alone(self, one: Prepared) -> Result:
        try:
            return self._persistently(partial(self._writer.add, [one]))[0]
        except OperationalError as error:
            raise self._cannot_write(error) from error
        except DatabaseError as error:
            return Failure(one.key, f"it cannot be stored: {str(error.orig).strip()}")

    def _cannot_write(self, error: OperationalError) -> ChronicleError:
        """Say that the database is full or closed: no other article will fare better."""
        told = " ".join(str(error.orig).split())
        return ChronicleError(f"{self._store.place}: it cannot be written ({told}); what was added stays.")


def add_articles(
    store: Store, articles: Iterable[Article | Failure], *, processes: int | None = None
) -> Iterator[Result]:
    """Add articles, and yield what became of each, or why it failed; at the end all is settled and traced.

    An article that is there already is not read again, so a run that was interrupted goes on where it
    stopped when it is started again.
    """
    adding = _Adding(store)
    with crew_into(prepare, processes=processes) as crew:
        yield from adding.results(crew.read(adding.unknown(iter(articles))))
        finish(store, crew)


def finish(store: Store, crew: Crew | None = None) -> None:
    """Settle what is left to settle, and make ready the accounts and the ledger that it changed."""
    traced = partial(trace_accounts, each=crew.each if crew is not None else map)
    for work in (settle, traced, keep_ledger):
        persistently(partial(work, store), place=store.place)


def unknown_keys(store: Store, keys: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """Give those of some article keys and digests that a chronicle does not have."""
    return set(keys) - Writer(store).known(keys)


def add_prepared(store: Store, ready: Iterable[Prepared | Result]) -> Iterator[Result]:
    """Add readings that were prepared elsewhere, and yield what became of each; results pass through."""
    adding = _Adding(store)
    yield from adding.results(ready)
    finish(store)
