"""Opens the database of a chronicle: a SQLite file, or PostgreSQL by its address."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, NoSuchModuleError

from rawi.errors import ChronicleError, ForeignChronicle, LostChronicle, MissingChronicle
from rawi.store.changes import count_change
from rawi.store.migrations import migrate
from rawi.store.persistence import is_passing

_POSTGRESQL = ("postgresql://", "postgres://")
# Milliseconds that a writer waits for another one: longer than any batch takes.
_PATIENCE = 120_000
# Writers of a PostgreSQL chronicle exclude one another by this number, which nobody else should use.
_WRITERS = 0x7261_7769
_WRITES = "rawi_writes"


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where Rawi says, below
    for setting in (
        f"busy_timeout = {_PATIENCE}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "wal_autocheckpoint = 4000",
        "foreign_keys = ON",
        "cache_size = -65536",
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    # A reader that later writes may find the file changed under it; a writer locks at once.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_postgresql(place: str) -> bool:
    """Tell whether a chronicle's place is the address of a PostgreSQL database.

    >>> is_postgresql("postgresql://localhost/news"), is_postgresql("news.rawi")
    (True, False)
    """
    return place.startswith(_POSTGRESQL)


def _engine(place: str) -> Engine:
    if not is_postgresql(place):
        engine = create_engine(f"sqlite:///{Path(place).resolve()}")
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    # The driver tells of each lost connection: whoever listens hears it, but it is not for the terminal.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    _, _, rest = place.partition("://")
    try:
        # Connections that were lost while nobody used them are replaced unseen.
        return create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise ChronicleError(
            f"{place}: PostgreSQL needs a driver; install it with: pip install 'rawi[postgres]'"
        ) from error


def _exclude_writers(connection: Connection) -> None:
    """Let nobody else write until the transaction ends; a file is locked when it begins."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _WRITERS})


@contextmanager
def taken_back(engine: Engine) -> Iterator[Connection]:
    """Give a connection that may write, and of which nothing stays."""
    with (
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        connection.begin() as transaction,
    ):
        _exclude_writers(connection)
        yield connection
        transaction.rollback()


class Store:
    """The database of one chronicle; `place` is what the user called it."""

    def __init__(self, place: str, *, create: bool = False) -> None:
        if not is_postgresql(place) and not create and not Path(place).is_file():
            raise MissingChronicle(
                f"{place}: there is no such chronicle; make one with: rawi add {place} PATH…"
            )
        self.place = place
        self.engine = _engine(place)
        try:
            with self.keeping() as connection:
                migrate(connection, place=place, create=create)
        except ChronicleError:
            self.engine.dispose()
            raise
        except DatabaseError as error:
            self.engine.dispose()
            told = " ".join(str(error.orig).split())
            if is_passing(error):
                raise LostChronicle(f"{place}: the database does not answer ({told}).") from error
            raise ForeignChronicle(
                f"{place}: this is no chronicle, or it cannot be opened ({told})."
            ) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the chronicle."""
        # PostgreSQL would otherwise show each query what is there when it begins.
        options = {"isolation_level": "REPEATABLE READ"} if is_postgresql(self.place) else {}
        with self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that alone may write until it is closed; all it writes holds, or nothing."""
        with self.keeping() as connection:
            count_change(connection)
            yield connection

    @contextmanager
    def keeping(self) -> Iterator[Connection]:
        """Give a connection that writes what repeats the rest, and so changes no answer."""
        with self.engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
            _exclude_writers(connection)
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def rows_of(connection: Connection, statement: Any) -> list[dict[str, Any]]:
    """Give the rows of a query as dictionaries."""
    return [dict(row) for row in connection.execute(statement).mappings()]
