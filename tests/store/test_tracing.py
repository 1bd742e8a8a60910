"""Accounts that are kept ready are those that would be traced, and are passed over once out of date."""

from typing import Any

import pytest
from sqlalchemy import select, update

from rawi import Article, Chronicle
from rawi.store import schema
from rawi.store.adding import add_articles
from rawi.store.board_schema import board
from rawi.store.boards import count_disputes, load_boards
from rawi.store.engine import Store
from rawi.store.incident_schema import incident
from rawi.store.queries import versions
from rawi.store.summing import sum_anew
from rawi.store.tracing import trace_accounts

from .conftest import article

DENIAL = (
    "نفى وزير الدفاع الإريتري سيطرة القوات الإثيوبية على بلدة شيرارو، الثلاثاء. وقال الوزير إن القوات"
    " الإثيوبية لم تسيطر على شيرارو."
)


def boards(store: Store) -> dict[int, Any]:
    with store.reading() as connection:
        kept = list(connection.execute(select(board.c.incident)).scalars())
        return dict(load_boards(connection, list(count_disputes(connection, kept))))


@pytest.fixture
def news(store: Store, articles: list[Article]) -> Chronicle:
    list(add_articles(store, articles, processes=1))
    return Chronicle(store)


def test_adding_keeps_the_accounts_that_asking_would_trace(store: Store, news: Chronicle) -> None:
    told = {one.incident.id: one for one in boards(store).values()}
    assert set(told) == {one.id for one in news.incidents(least_voices=2)} != set()
    assert trace_accounts(store) == 0
    with store.writing() as connection:
        connection.execute(board.delete())
    for key, one in told.items():
        assert [one] == news.accounts(key)


def test_contested_incidents_are_told_alike_from_what_is_kept_and_anew(store: Store, news: Chronicle) -> None:
    list(add_articles(store, [article(2, text=DENIAL, url="https://asmara.example/1")], processes=1))
    kept = news.accounts()
    assert kept
    with store.writing() as connection:
        connection.execute(board.delete())
    assert news.accounts() == kept
    assert trace_accounts(store) > 0
    assert news.accounts() == kept


def test_what_is_kept_is_used(news: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    list(add_articles(news._store, [article(2, text=DENIAL, url="https://asmara.example/1")], processes=1))
    expected = [one for one in news.accounts() if one.incident.voices > 1]
    assert expected
    traced: list[int] = []
    load = versions.load_cases

    def counted(connection: Any, of: Any) -> Any:
        traced.extend(len({one.row["voice"] for one in ones}) for ones in of.values())
        return load(connection, of)

    monkeypatch.setattr(versions, "load_cases", counted)
    assert [one for one in news.accounts() if one.incident.voices > 1] == expected
    assert 2 not in traced
    news.accounts(as_of="2021-03-09")
    assert traced


def test_accounts_of_any_day_are_told_alike_from_what_is_kept_and_anew(store: Store, news: Chronicle) -> None:
    list(add_articles(store, [article(2, text=DENIAL, url="https://asmara.example/1")], processes=1))
    days = [f"2021-03-{day:02}" for day in range(8, 19)]
    kept = {day: news.accounts(as_of=day) for day in days}
    assert any(kept.values())
    with store.writing() as connection:
        connection.execute(board.delete())
    assert {day: news.accounts(as_of=day) for day in days} == kept


@pytest.mark.parametrize(
    "change",
    [
        update(schema.telling).values(mode="other"),
        update(schema.name).values(entity=1),
        update(schema.version).values(voice=1),
        update(schema.version).values(reader="0.0.1"),
    ],
    ids=["tellings", "names", "voices", "the reader"],
)
def test_a_board_is_passed_over_once_its_ground_is_different(
    store: Store, news: Chronicle, change: Any
) -> None:
    assert boards(store)
    with store.writing() as connection:
        assert connection.execute(change).rowcount > 0
    assert boards(store) == {}


def test_boards_of_what_several_voices_tell_no_more_are_thrown_away(store: Store, news: Chronicle) -> None:
    with store.writing() as connection:
        connection.execute(update(schema.version).values(voice=1))
        sum_anew(connection, connection.execute(select(incident.c.id)).scalars().all())
    assert trace_accounts(store) == 0
    with store.reading() as connection:
        assert connection.execute(select(board)).all() == []
