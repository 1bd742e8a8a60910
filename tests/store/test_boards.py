"""Boards that are kept fall away with what they were made of, and with nothing else."""

from sqlalchemy import select

from rawi import Article, Chronicle
from rawi.store import schema
from rawi.store.boards import count_disputes
from rawi.store.engine import Store
from rawi.store.queries.accounts import incident_of


def holding(store: Store, *keys: str) -> list[bool]:
    with store.reading() as connection:
        numbers = [incident_of(connection, key) for key in keys]
        kept = count_disputes(connection, numbers)
    return [number in kept for number in numbers]


def test_a_correction_elsewhere_leaves_a_board(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    told = [one for one in news.incidents() if one.voices > 1]
    other = next(one for one in news.incidents() if one.voices == 1)
    assert told
    board = told[0].id
    assert holding(store, board) == [True]
    news.corrections(by="سلمى").retype(other.id, "AID", reason="مساعدات")
    assert holding(store, board) == [True]
    made = news.corrections(by="سلمى").retype(board, "AID", reason="مساعدات")
    assert holding(store, board) == [False]
    news.corrections(by="سلمى").undo(made.number)
    assert holding(store, board) == [True]


def test_a_rejected_claim_lets_a_board_fall(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    board = max(news.incidents(), key=lambda one: one.tellings).id
    told = {one.source.version: one.source.article for one in news.accounts(board)[0].tellings}
    claim = schema.claim.c
    with store.reading() as connection:
        asked = select(claim.version, claim.start).where(claim.version.in_(told)).limit(1)
        version, start = connection.execute(asked).one()
    news.corrections(by="سلمى").reject_finding(told[version], "claim", start, reason="ليس قولا")
    assert holding(store, board) == [False]
