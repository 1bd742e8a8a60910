"""What corrections make comparable is put together: a retyped incident's new family, one person's names."""

from datetime import date
from zlib import crc32

import pytest

from rawi import Article, Chronicle
from rawi.store.adding import add_articles
from rawi.store.engine import Store

BY, WHY = "سلمى الورتاني", "خبر واحد"
# The second was read as a protest, for an armed attack.
ATTACK = "هاجم مسلحون من جبهة تحرير تيغراي، الثلاثاء، ثكنة للجيش الإثيوبي في بلدة شيرارو."
PROTEST = "احتج مسلحون من جبهة تحرير تيغراي، الثلاثاء، أمام ثكنة للجيش الإثيوبي في بلدة شيرارو فجرا."
ELSEWHERE = "هاجم مسلحون من جبهة تحرير مورو، الثلاثاء، سجنا في بلدة كيداباوان الفلبينية وفرّ منه مئة سجين."
MILITANT, ALIAS = "أبو قتادة الحضرمي", "سالم عبد الله السيباني"
RAIDS = (
    f"هاجم القيادي {MILITANT}، الثلاثاء، ثكنة للجيش.",
    f"قصف القيادي {ALIAS} معسكرا للجيش، الثلاثاء، وفرّ.",
)
# What the man of the other name did besides, and a raid of his of which a month lies between.
OTHERS = (
    f"التقى القيادي {ALIAS}، الثلاثاء، وفدا من التجار في مأرب.",
    f"قصف القيادي {ALIAS} معسكرا للجيش في 9 فبراير 2021.",
)


def told(*texts: str) -> list[Article]:
    numbers = ((text, crc32(text.encode())) for text in texts)
    return [
        Article(f"{at}", text, f"https://o{at}.example/", f"o{at}", None, date(2021, 3, 10))
        for text, at in numbers
    ]


def shape(news: Chronicle) -> set[frozenset[str]]:
    """Give the incidents as the tellings they are made of."""
    return {
        frozenset(one.id for one in news.accounts(incident.id)[0].tellings)
        for incident in news.incidents(limit=None)
    }


def add(store: Store, *texts: str) -> None:
    list(add_articles(store, told(*texts), processes=1))


@pytest.mark.parametrize("late", [False, True], ids=["there before", "added later"])
def test_a_retyped_incident_takes_what_its_new_family_tells_of_it(store: Store, late: bool) -> None:
    news = Chronicle(store)
    add(store, PROTEST, *(() if late else (ATTACK, ELSEWHERE)))
    (protest,) = news.incidents(type="PROTEST")
    made = news.corrections(by=BY).retype(protest.id, "ASSAULT", reason="هجوم لا احتجاج")
    add(store, ATTACK, ELSEWHERE)
    one = next(found for found in news.incidents(type="ASSAULT") if found.id == protest.id)
    assert (one.tellings, one.outlets) == (2, 2)
    assert len(news.incidents(type="ASSAULT")) == 2
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    assert {found.outlets for found in news.incidents()} == {1}
    assert len(news.incidents()) == 3
    assert list(news.check()) == []


def test_what_an_analyst_took_apart_stays_apart(store: Store) -> None:
    news = Chronicle(store)
    add(store, PROTEST, ATTACK)
    (protest,), (attack,) = news.incidents(type="PROTEST"), news.incidents(type="ASSAULT")
    corrections = news.corrections(by=BY)
    corrections.merge_incidents(protest.id, attack.id, reason=WHY)
    corrections.split_incident(protest.id, attack.id, reason="خبران")
    apart = shape(news)
    corrections.retype(protest.id, "ASSAULT", reason="هجوم")
    assert shape(news) == apart
    assert len(apart) == 2


@pytest.mark.parametrize("late", [False, True], ids=["there before", "added later"])
def test_happenings_of_one_person_are_one_once_his_names_are(store: Store, late: bool) -> None:
    news = Chronicle(store)
    names = (f"دعا القيادي {MILITANT} إلى الهدوء.", f"دعا القيادي {ALIAS} إلى الهدوء في الشمال.")
    add(store, *names, *OTHERS, *(() if late else RAIDS))
    made = news.corrections(by=BY).merge_entities(MILITANT, ALIAS, reason="هو نفسه")
    add(store, *RAIDS)
    together = shape(news)
    (raid,) = [one for one in news.incidents(type="ASSAULT") if one.outlets == 2]
    assert [party.name_ar for party in raid.actors] == [MILITANT]
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    assert {one.outlets for one in news.incidents(type="ASSAULT")} == {1}
    assert len(shape(news)) == len(together) + 1
    assert list(news.check()) == []
