"""Older chronicles are brought up, step by step and whole; later ones are refused."""

import json
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import Connection, inspect, select, text

from rawi import Article, Chronicle
from rawi.errors import ForeignChronicle
from rawi.store import schema
from rawi.store.adding import add_articles
from rawi.store.engine import Store
from rawi.store.migrations import migrate
from rawi.store.name_schema import name_word
from rawi.store.shelf import is_shelved, load_grounds


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


# What the second version added.
_LATER_COLUMNS = {
    "name": ("found", "found_reason"),
    "bearer": ("found",),
    "telling": ("found", "found_type", "found_mode", "rejected"),
    "side": ("found",),
}
_LATER_INDEXES = ("name_found", "bearer_found", "telling_found", "telling_found_type", "telling_rejected")


def without_sums(connection: Connection) -> None:
    """Take out what the fourth, the fifth and the seventh version added."""
    connection.execute(text("DROP TABLE name_word"))
    connection.execute(text("DROP TABLE relation"))
    connection.execute(text("DROP TABLE incident"))
    connection.execute(text("DROP INDEX version_superseded"))


def make_first(store: Store) -> None:
    """Bring a chronicle back to the first version."""
    with store.writing() as connection:
        without_sums(connection)
        for index in _LATER_INDEXES:
            connection.execute(text(f"DROP INDEX {index}"))
        for table, columns in _LATER_COLUMNS.items():
            for column in columns:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        connection.execute(text("DROP TABLE judged"))
        connection.execute(text("DROP TABLE correction"))
        connection.execute(text("UPDATE meta SET value = '1'"))


def shape_of(store: Store) -> dict[str, tuple[set[str], set[str | None]]]:
    """Give the columns and indexes of every table."""
    with store.reading() as connection:
        looked_at = inspect(connection)
        return {
            table: (
                {column["name"] for column in looked_at.get_columns(table)},
                {index["name"] for index in looked_at.get_indexes(table)},
            )
            for table in looked_at.get_table_names()
            if not table.startswith("search")
        }


def test_a_chronicle_of_the_first_version_can_be_corrected(store: Store, articles: list[Article]) -> None:
    shape = shape_of(store)
    list(add_articles(store, articles, processes=1))
    before = [one.id for one in Chronicle(store).incidents()]
    make_first(store)
    with closing(Chronicle(Store(store.place))) as news:
        assert [one.id for one in news.incidents()] == before
        news.corrections(by="سلمى").reject(before[0], reason="لم يقع")
        assert [one.id for one in news.incidents()] == before[1:]
        assert list(news.check()) == []
    assert shape_of(store) == shape
    assert version_of(store) == str(schema.VERSION)


@pytest.mark.parametrize(("table", "column"), [("instrument", "lemmas"), ("name", "folded")])
def test_a_chronicle_of_an_unpublished_rawi_is_refused(store: Store, table: str, column: str) -> None:
    make_first(store)
    with store.writing() as connection:
        if column == "folded":
            connection.execute(text("DROP INDEX ix_name_folded"))
        connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    with pytest.raises(ForeignChronicle, match=f"never published: its table {table} has no {column}"):
        Store(store.place)
    assert version_of(store) == "1"


def test_a_correction_of_the_second_version_still_holds(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    first = news.incidents()[0]
    made = news.corrections(by="سلمى").reject(first.id, reason="لم يقع")
    text_of = news.corrections().export()
    with store.writing() as connection:
        whole = {**json.loads(told_of(connection)), "passages": json.loads(told_of(connection, "passages"))}
        told = {"told": json.dumps(whole, ensure_ascii=False)}
        connection.execute(text("UPDATE correction SET told = :told"), told)
        connection.execute(text("ALTER TABLE correction DROP COLUMN passages"))
        without_sums(connection)
        connection.execute(text("UPDATE meta SET value = '2' WHERE key = 'schema'"))
    with closing(Chronicle(Store(store.place))) as later:
        assert later.corrections().export() == text_of
        assert list(later.check()) == []
        later.corrections(by="سلمى").undo(made.number)
        assert later.incidents()[0].id == first.id


def test_a_chronicle_of_the_third_version_is_summed_up(store: Store, articles: list[Article]) -> None:
    news, shape = Chronicle(store), shape_of(store)
    list(news.add(articles, processes=1))
    list(news.add([replace(articles[0], text=articles[0].text + " ولم تعلق جهات أخرى.")], processes=1))
    before = news.incidents()
    news.corrections(by="سلمى").retype(before[0].id, "CONSULT", reason="لقاء")
    after = news.incidents()
    with store.writing() as connection:
        without_sums(connection)
        connection.execute(text("UPDATE meta SET value = '3' WHERE key = 'schema'"))
    with closing(Chronicle(Store(store.place))) as later:
        assert later.incidents() == after != before
        assert list(later.check()) == []
        assert shape_of(store) == shape


def test_parties_of_the_fourth_version_are_paired(store: Store, articles: list[Article]) -> None:
    news, shape = Chronicle(store), shape_of(store)
    list(news.add(articles, processes=1))
    before = news.relations()
    assert len(before) > 1
    with store.writing() as connection:
        connection.execute(text("DROP TABLE relation"))
        connection.execute(text("DROP TABLE name_word"))
        connection.execute(text("UPDATE meta SET value = '4' WHERE key = 'schema'"))
    with closing(Chronicle(Store(store.place))) as later:
        assert later.relations() == before
        assert list(later.check()) == []
        assert shape_of(store) == shape


def test_what_the_fifth_version_kept_is_made_anew(store: Store, articles: list[Article]) -> None:
    news, shape = Chronicle(store), shape_of(store)
    list(news.add(articles, processes=1))
    before = news.instruments()
    with store.writing() as connection:
        connection.execute(text("DROP TABLE state"))
        connection.execute(
            text(
                "CREATE TABLE state (id INTEGER PRIMARY KEY, changes INTEGER NOT NULL,"
                " boards INTEGER, ledger INTEGER)"
            )
        )
        connection.execute(text("INSERT INTO state VALUES (1, 1, 1, 1)"))
        connection.execute(text("DELETE FROM ledger_entry"))
        connection.execute(text("DROP TABLE name_word"))
        connection.execute(text("UPDATE meta SET value = '5' WHERE key = 'schema'"))
    with closing(Chronicle(Store(store.place))) as later:
        assert before
        assert later.instruments() == before
        assert shape_of(store) == shape


def test_of_the_sixth_version_the_ledger_is_kept_anew_with_its_grounds(
    store: Store, articles: list[Article]
) -> None:
    news, shape = Chronicle(store), shape_of(store)
    list(news.add(articles, processes=1))
    before = news.instruments(), news.instruments(as_of="2021-03-10")
    with store.keeping() as connection:
        for later in ("ledger_ground", "name_word"):
            connection.execute(text(f"DROP TABLE {later}"))
        connection.execute(text("UPDATE meta SET value = '6' WHERE key = 'schema'"))
    with closing(Chronicle(Store(store.place))) as later:
        assert shape_of(store) == shape
        with store.reading() as connection:
            assert load_grounds(connection) is None and not is_shelved(connection)
        assert before[1] and (later.instruments(), later.instruments(as_of="2021-03-10")) == before
        list(later.add([], processes=1))
        with store.reading() as connection:
            assert load_grounds(connection) and is_shelved(connection)
        assert (later.instruments(), later.instruments(as_of="2021-03-10")) == before


def words_kept(store: Store) -> list[tuple[int, str, int]]:
    with store.reading() as connection:
        rows = connection.execute(select(name_word).order_by(*name_word.primary_key)).all()
    return [(row.sounded, row.word, row.name) for row in rows]


def test_names_of_the_sixth_version_are_found_by_their_words(store: Store, articles: list[Article]) -> None:
    news, shape = Chronicle(store), shape_of(store)
    list(news.add(articles, processes=1))
    before = words_kept(store)
    assert {word for _, word, _ in before} >= {"اوريانو", "نديتو", "كينيا"}
    with store.writing() as connection:
        connection.execute(text("DROP TABLE name_word"))
        connection.execute(text("UPDATE meta SET value = '6' WHERE key = 'schema'"))
    with closing(Chronicle(Store(store.place))) as later:
        assert words_kept(store) == before
        assert list(later.check()) == []
        assert shape_of(store) == shape


def told_of(connection: Connection, column: str = "told") -> str:
    return str(connection.execute(text(f"SELECT {column} FROM correction")).scalar_one())
