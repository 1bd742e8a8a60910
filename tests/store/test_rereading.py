"""What an older Rawi read is read anew: the chronicle is then as if this one had read it from the first."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from rawi import Article, Chronicle, Reading
from rawi.scale import batches
from rawi.store import schema
from rawi.store.adding import add_articles
from rawi.store.checking import check
from rawi.store.engine import Store
from rawi.store.rereading import count_stale, reread
from rawi.store.writer import Added

from .conftest import article

PARTS = ("bearer", "mention", "timex", "office", "event", "participant", "claim", "instrument", "side")


def contents(store: Store) -> dict[str, Any]:
    """Give all findings, with names and tellings by what they are called everywhere."""
    with store.reading() as connection:
        found: dict[str, Any] = {
            name: sorted(map(repr, connection.execute(select(schema.metadata.tables[name])).all()))
            for name in PARTS
        }
        telling = schema.telling
        head = telling.alias("head").c
        joined = select(telling.c.key, head.key, telling.c.leader.is_not(None), telling.c.features)
        asked = joined.join_from(telling, head.key.table, head.id == telling.c.incident)
        found["telling"] = sorted(map(tuple, connection.execute(asked)))
        versions = select(schema.version.c.id, schema.version.c.reading, schema.version.c.features)
        found["version"] = sorted(map(tuple, connection.execute(versions)))
        return found


@pytest.fixture
def old_reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let an older Rawi read, which finds no events in every other article; give what ends that."""
    read = batches.read

    def worse(told: Article, **options: Any) -> Reading:
        found = read(told, **options)
        events = found.events[:1] if int(told.id) % 2 else ()
        return replace(found, events=events, claims=(), instruments=())

    monkeypatch.setattr(batches, "read", worse)
    monkeypatch.setattr("rawi.store.writer.reader", lambda: "0.0.1")
    return monkeypatch.undo


def test_reading_anew_gives_what_reading_at_once_gives(
    store: Store, articles: list[Article], old_reader: Callable[[], None], tmp_path: Path
) -> None:
    list(add_articles(store, articles, processes=1))
    old_reader()
    assert count_stale(store) == len(articles)
    assert list(reread(store, processes=1)) == [Added.REREAD] * len(articles)
    assert list(check(store)) == []
    assert count_stale(store) == 0
    with closing(Store(str(tmp_path / "fresh.rawi"), create=True)) as fresh:
        list(add_articles(fresh, articles, processes=1))
        expected, found = contents(fresh), contents(store)
        # Numbers of tellings and names differ by when they came; what they say does not.
        for part in ("mention", "timex", "office", "claim", "instrument", "participant", "telling"):
            assert found[part] == expected[part], part
        kept, anew = Chronicle(fresh).incidents(limit=None), Chronicle(store).incidents(limit=None)
        assert [one.id for one in anew] == [one.id for one in kept]
        assert Chronicle(store).accounts() == Chronicle(fresh).accounts()


def test_reading_everything_anew_changes_nothing(store: Store, articles: list[Article]) -> None:
    list(add_articles(store, [*articles, article(0, text="قصفت القوات الإثيوبية شيرارو أمس.")], processes=1))
    before, news = contents(store), Chronicle(store)
    told = news.incidents(limit=None)
    assert list(news.reread(processes=1)) == []
    assert contents(store) == before
    assert len(list(news.reread(everything=True, processes=1))) == len(articles) + 1
    assert contents(store) == before
    assert news.incidents(limit=None) == told
    assert news.search("شيرارو") != []
    assert list(check(store)) == []


def test_a_run_that_breaks_off_goes_on_with_the_rest(
    store: Store, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    list(add_articles(store, articles, processes=1))
    before = contents(store)
    with store.writing() as connection:
        connection.execute(update(schema.version).values(reader="0.0.1"))
    monkeypatch.setattr("rawi.store.rereading._BATCH", 2)
    running = reread(store, processes=1)
    next(running)
    running.close()
    # As bad as it gets: written, and not settled.
    assert 0 < count_stale(store) < len(articles)
    assert list(check(store)) == []
    assert Chronicle(store).incidents(limit=None) != []
    list(reread(store, processes=1))
    assert contents(store) == before


def test_corrections_hold_on(store: Store, articles: list[Article]) -> None:
    list(add_articles(store, articles, processes=1))
    news = Chronicle(store)
    found = next(one for one in news.incidents() if one.type == "ASSAULT")
    news.corrections(by="سلمى الورتاني").retype(found.id, "COERCE", reason="قبض بلا قتال")
    corrected = news.incidents(limit=None)
    assert "COERCE" in {one.type for one in corrected}
    list(news.reread(everything=True, processes=1))
    assert news.incidents(limit=None) == corrected
    assert list(check(store)) == []
