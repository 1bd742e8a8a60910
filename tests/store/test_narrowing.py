"""Narrower questions on relations are told alike from what stands written and put together anew."""

from dataclasses import replace
from datetime import date

from rawi import Article, Chronicle
from rawi.store.answers import Filters
from rawi.store.engine import Store
from rawi.store.queries.incidents import is_of_type
from rawi.store.queries.narrowing import narrowed_pairs
from rawi.store.queries.pairs import of_several, pair

NARROWED = (
    *(Filters(as_of=day) for day in ("2021-03-08", "2021-03-09", "2021-03-10", "2021-03-12", "2999-01-01")),
    *(Filters(since=day) for day in ("2021-03-01", "2021-03-10", "2021-03-17")),
    *(Filters(until=day) for day in ("2021-03-01", "2021-03-09", "2021-03-30")),
    *(Filters(outlet=outlet) for outlet in ("barq", "maraya", "nobody")),
    *(Filters(type=kind) for kind in ("ASSAULT", "CONSULT", "CONSULT/visit", "AGREE")),
    Filters(type="AGREE", as_of="2021-03-10"),
    Filters(since="2021-03-09", until="2021-03-10", outlet="alnahda-news", as_of="2021-03-11"),
)


def test_pairs_that_are_narrowed_are_those_put_together_anew(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    # One of the incident now tells of another, and was known otherwise before.
    later = replace(articles[2], text=articles[5].text, published=date(2021, 3, 12))
    list(news.add([later], processes=1))
    news.corrections(by="سلمى").reject(news.incidents()[0].id, reason="لم يقع")
    seen = set()
    for filters in NARROWED:
        kind = is_of_type(filters.type) if filters.type is not None else None
        with store.reading() as connection:
            found = list(narrowed_pairs(connection, filters))
            anew = set(pair(connection, of_several(connection), filters, kind))
        assert len(found) == len(set(found)) and set(found) == anew, filters
        assert [one.incident for one in found] == sorted(one.incident for one in found)
        seen.add(len(found))
    assert len(seen) > 2
