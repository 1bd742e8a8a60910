"""The check names what is wrong with a chronicle."""

import pytest
from sqlalchemy import text

from rawi import Article
from rawi.store.adding import add_articles
from rawi.store.checking import check
from rawi.store.engine import Store

DAMAGES = {
    "a span that moved": "UPDATE mention SET start = start + 1 WHERE number = 0",
    "a finding that is gone": "DELETE FROM participant",
    "a reading cut short": "UPDATE version SET reading = 'x' WHERE id = 1",
    "another text": "UPDATE version SET digest = 'other' WHERE id = 1",
    "an incident that is none": "UPDATE telling SET incident = 999999 WHERE id = 1",
    "a telling left unsettled": "UPDATE telling SET incident = NULL WHERE id = 1",
    "copies of two voices": "UPDATE version SET voice = id",
    "a version superseded by none": "UPDATE version SET superseded_at = '2030-01-01'",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_found(store: Store, articles: list[Article], damage: str) -> None:
    list(add_articles(store, articles, processes=1))
    assert list(check(store)) == []
    if store.engine.dialect.name == "postgresql":
        damage = damage.replace("'x'", "'x'::bytea").replace("SET start = start", 'SET "start" = "start"')
    with store.writing() as connection:
        connection.execute(text(damage))
    assert list(check(store)) != []
