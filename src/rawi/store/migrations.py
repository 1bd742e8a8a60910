"""Brings the tables of a chronicle to the version that this Rawi knows, one step at a time."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, insert, inspect, select, text, update

from rawi.errors import ForeignChronicle, MissingChronicle
from rawi.store import schema

_KEY = "schema"
_SEARCH = {
    # Rawi folds the letters itself, and SQLite splits words at vowel signs: none are left here.
    "sqlite": ("CREATE VIRTUAL TABLE search USING fts5(norm, lemma, content='', tokenize='unicode61')",),
    "postgresql": (
        "CREATE TABLE search (version INTEGER PRIMARY KEY REFERENCES version(id),"
        " norm TSVECTOR NOT NULL, lemma TSVECTOR NOT NULL)",
        "CREATE INDEX search_norm ON search USING gin (norm)",
        "CREATE INDEX search_lemma ON search USING gin (lemma)",
    ),
}
Step = Callable[[Connection], None]

# From each version to the next. A step is never changed once a Rawi that has it was published.
STEPS: dict[int, Step] = {}


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    for statement in _SEARCH[connection.dialect.name]:
        connection.execute(text(statement))
    connection.execute(insert(schema.meta).values(key=_KEY, value=str(schema.VERSION)))


def migrate(
    connection: Connection,
    *,
    place: str,
    create: bool,
    steps: Mapping[int, Step] = STEPS,
    to: int = schema.VERSION,
) -> None:
    """Make the tables where there are none, or bring older ones to the present version.

    Raises ForeignChronicle if they are of a later version or not Rawi's, and MissingChronicle if there
    are none and they are not to be made.
    """
    tables = set(inspect(connection).get_table_names())
    if not {"meta", "version"} <= tables:
        if not create:
            raise MissingChronicle(f"{place}: this database holds no chronicle.")
        if tables & set(schema.metadata.tables):
            raise ForeignChronicle(f"{place}: this database has other tables of the same names.")
        _create(connection)
        return
    found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == _KEY)).scalar()
    now = int(found) if found else 0
    if not found or now > to:
        raise ForeignChronicle(
            f"{place}: a chronicle of version {found}, and this Rawi knows {to}; update Rawi."
        )
    for version in range(now, to):
        steps[version](connection)
        connection.execute(
            update(schema.meta).where(schema.meta.c.key == _KEY).values(value=str(version + 1))
        )
