"""A chronicle from Python: open it, add articles, ask."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from types import TracebackType
from typing import Any

from sqlalchemy import Connection

from rawi.records import Article, Failure
from rawi.store.account_answers import Accounts
from rawi.store.adding import Result, add_articles
from rawi.store.answers import Filters, Hit, Incident, Person, Quote, Relation
from rawi.store.checking import check
from rawi.store.corrections import Corrections
from rawi.store.engine import Store
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.incidents import find_incidents
from rawi.store.queries.instruments import LedgerFilters, find_instruments
from rawi.store.queries.quotes import find_quotes
from rawi.store.queries.relations import Period, find_relations
from rawi.store.queries.search import search
from rawi.store.queries.versions import find_contested, find_versions
from rawi.store.queries.who import find_people
from rawi.store.rereading import reread


def _filters(given: dict[str, Any]) -> Filters:
    return replace(Filters(), **given)


class Chronicle:
    """A chronicle: what many articles tell together, each answer with its words.

    Every question takes the fields of `Filters` by name: `actor`, `pair`, `type`, `place`, `outlet`, `since`,
    `until`, `as_of` and `limit`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> "Chronicle":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    @property
    def place(self) -> str:
        """The file or address of the chronicle."""
        return self._store.place

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the chronicle until it is closed."""
        return self._store.reading()

    def add(self, articles: Iterable[Article | Failure], *, processes: int | None = None) -> Iterator[Result]:
        """Add articles, and yield what became of each as it is written."""
        return add_articles(self._store, articles, processes=processes)

    def reread(self, *, everything: bool = False, processes: int | None = None) -> Iterator[Result]:
        """Read anew what an older Rawi read, or everything, and yield what became of each version."""
        return reread(self._store, everything=everything, processes=processes)

    def check(self) -> Iterator[str]:
        """Yield what is wrong with the chronicle, in words."""
        return check(self._store)

    def corrections(self, *, by: str = "") -> Corrections:
        """Give the corrections of the chronicle; new ones are made in the name of `by`."""
        return Corrections(self._store, by)

    def incidents(self, *, least_voices: int = 1, **filters: Any) -> list[Incident]:
        """Give the incidents that match, the latest first."""
        with self._store.reading() as connection:
            return find_incidents(connection, _filters(filters), least_voices=least_voices)

    def timeline(self, *, least_voices: int = 1, **filters: Any) -> list[Incident]:
        """Give the incidents that match in the order of their days."""
        with self._store.reading() as connection:
            return find_incidents(connection, _filters(filters), least_voices=least_voices, ascending=True)

    def accounts(self, incident: str | None = None, **filters: Any) -> list[Accounts]:
        """Give who tells what of an incident, or of those on which accounts part."""
        with self._store.reading() as connection:
            if incident is not None:
                return [find_versions(connection, incident, _filters(filters))]
            return find_contested(connection, _filters(filters))

    def instruments(self, name: str | None = None, **filters: Any) -> list[LedgerEntry]:
        """Give agreements and standing arrangements across articles, with how they stand on a day.

        Besides the fields of `Filters` takes `kind`, `status`, `overdue`, `unconfirmed`, and the day `on`;
        without one they stand as of `as_of`, else as of the last day that the chronicle knows.
        """
        own = {one.name: filters.pop(one.name) for one in fields(LedgerFilters) if one.name in filters}
        with self._store.reading() as connection:
            return find_instruments(connection, _filters(filters), LedgerFilters(name, **own))

    def relations(self, *, per: Period | str = Period.MONTH, **filters: Any) -> list[Relation]:
        """Give what parties did to one another, counted by incident."""
        with self._store.reading() as connection:
            return find_relations(connection, _filters(filters), per=Period(per))

    def who(self, words: str, **filters: Any) -> list[Person]:
        """Give whoever has a name, or holds an office that is told with its country."""
        with self._store.reading() as connection:
            return find_people(connection, words, _filters(filters))

    def quotes(self, *, by: str | None = None, about: str | None = None, **filters: Any) -> list[Quote]:
        """Give what somebody says, or what is said about somebody; the latest first."""
        with self._store.reading() as connection:
            return find_quotes(connection, _filters(filters), by=by, about=about)

    def search(self, words: str, **filters: Any) -> list[Hit]:
        """Find articles by their words, whatever the spelling and inflection; the best first."""
        with self._store.reading() as connection:
            return search(connection, words, _filters(filters))


def open_chronicle(place: str, *, create: bool = False) -> Chronicle:
    """Open a chronicle, a file or the address of a PostgreSQL database; with `create` make it if need be.

    >>> import tempfile, rawi
    >>> with tempfile.TemporaryDirectory() as folder, open_chronicle(f"{folder}/news", create=True) as news:
    ...     article = rawi.Article("1", "قصف الجيش التركي بلدة سنجار أمس.", source="barq")
    ...     outcomes = [str(outcome) for outcome in news.add([article])]
    ...     (outcomes, [incident.source.words for incident in news.incidents(actor="TR")])
    (['new'], ['قصف الجيش التركي بلدة سنجار أمس'])
    """
    return Chronicle(Store(str(place), create=create))
