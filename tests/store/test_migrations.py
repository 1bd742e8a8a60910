"""Older chronicles are brought up, step by step and whole; later ones are refused."""

import pytest
from sqlalchemy import Connection, select, text

from rawi.errors import ForeignChronicle
from rawi.store import schema
from rawi.store.engine import Store
from rawi.store.migrations import migrate


def version_of(store: Store) -> str:
    with store.reading() as connection:
        return str(connection.execute(select(schema.meta.c.value)).scalar_one())


def add_table(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE later (id INTEGER PRIMARY KEY)"))


def fail(connection: Connection) -> None:
    add_table(connection)
    raise RuntimeError("halfway")


def test_a_new_chronicle_has_the_present_version(store: Store) -> None:
    assert version_of(store) == str(schema.VERSION)


def test_an_older_chronicle_takes_every_step(store: Store) -> None:
    target = schema.VERSION + 2
    steps = {schema.VERSION: add_table, schema.VERSION + 1: lambda connection: None}
    with store.writing() as connection:
        migrate(connection, place="news", create=False, steps=steps, to=target)
    assert version_of(store) == str(target)


def test_a_step_that_fails_leaves_the_chronicle_as_it_was(store: Store) -> None:
    with pytest.raises(RuntimeError, match="halfway"), store.writing() as connection:
        steps = {schema.VERSION: fail}
        migrate(connection, place="news", create=False, steps=steps, to=schema.VERSION + 1)
    assert version_of(store) == str(schema.VERSION)
    with store.writing() as connection:
        add_table(connection)  # it is not there


def test_a_chronicle_of_a_later_rawi_is_refused(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE meta SET value = '99'"))
    with pytest.raises(ForeignChronicle, match="99"):
        Store(store.place)
