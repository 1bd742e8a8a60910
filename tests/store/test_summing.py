"""The sums of incidents follow their tellings: added, changed, settled, read anew, corrected, undone."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select, update

from rawi import Article, Chronicle
from rawi.store.answers import Filters
from rawi.store.engine import Store
from rawi.store.incident_schema import incident
from rawi.store.queries.incidents import summaries
from rawi.store.queries.standing import select_standing
from rawi.store.relation_schema import relation
from rawi.store.summing import wrongly_summed

from .conftest import article

FRONTS = (
    "هاجمت حركة فتح، الثلاثاء، مقرا لحركة حماس في رفح.",
    "انتقدت حركة حماس، الأربعاء، حركة الجهاد الإسلامي بسبب تصريحات قادتها.",
    "أدانت حركة الجهاد الإسلامي، الخميس، حكومة النرويج.",
)


def wrong(store: Store) -> set[int]:
    with store.reading() as connection:
        return wrongly_summed(connection)


def test_every_change_is_summed_up(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    for one in articles:
        list(news.add([one], processes=1))
        assert not wrong(store)
    list(news.add([replace(articles[0], text=articles[2].text)], processes=1))
    assert not wrong(store)
    corrections, told = news.corrections(by="سلمى"), news.incidents()
    made = corrections.merge_incidents(told[0].id, told[1].id, reason="واحد")
    assert not wrong(store)
    corrections.reject(told[2].id, reason="لم يقع")
    assert not wrong(store) and len(news.incidents()) == len(told) - 2
    list(news.reread(everything=True, processes=1))
    assert not wrong(store)
    corrections.undo(made.number)
    assert not wrong(store) and len(news.incidents()) == len(told) - 1


def test_as_of_a_day_incidents_stand_as_they_stood(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    later = replace(articles[0], text=articles[0].text + " وأضاف لاحقا.", published=date(2021, 3, 12))
    list(news.add([later], processes=1))
    for day in ("2021-03-08", "2021-03-09", "2021-03-10", "2021-03-12", "2021-03-17", "2999-01-01"):
        filters = Filters(as_of=day, limit=None)
        with store.reading() as connection:
            rows = connection.execute(select_standing(filters)).all()
            anew = {(row.incident, *row[5:11]) for row in rows}
            assert {tuple(one) for one in summaries(connection, filters)} == anew, day


def test_pairs_follow_whoever_bears_a_name(store: Store) -> None:
    told = [article(at, text=words, url=f"https://fronts.example/{at}") for at, words in enumerate(FRONTS)]
    news, corrections = Chronicle(store), Chronicle(store).corrections(by="سلمى")
    list(news.add(told, processes=1))
    before = news.relations()
    assert len(before) > 1
    made = corrections.merge_entities("حركة فتح", "حركة الجهاد الإسلامي", reason="واحدة")
    assert not wrong(store)
    assert news.relations() != before
    corrections.undo(made.number)
    assert not wrong(store) and news.relations() == before


def test_relations_are_told_alike_from_what_is_written_and_anew(
    store: Store, articles: list[Article]
) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    for question in ({}, {"actor": "ET"}, {"pair": ("KE", "ET")}, {"place": "ET"}):
        assert news.relations(**question) == news.relations(**question, since="1900-01-01") != []


def test_the_check_finds_a_wrong_pair(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    with store.writing() as connection:
        number = connection.execute(select(relation.c.incident).limit(1)).scalar_one()
        connection.execute(update(relation).where(relation.c.incident == number).values(day="1999-01-01"))
    assert list(news.check()) == [f"incident {number} is not summed up as its tellings say"]


def test_the_check_finds_a_wrong_sum(store: Store, articles: list[Article]) -> None:
    news = Chronicle(store)
    list(news.add(articles, processes=1))
    with store.writing() as connection:
        number = connection.execute(select(incident.c.id).limit(1)).scalar_one()
        connection.execute(update(incident).where(incident.c.id == number).values(voices=99))
    assert list(news.check()) == [f"incident {number} is not summed up as its tellings say"]
