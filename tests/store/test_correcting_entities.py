"""Who is who, as analysts correct it: spellings of one, namesakes, holders of offices."""

from collections.abc import Iterator
from datetime import date

import pytest

from rawi import Article, BadCorrection, Chronicle, UnknownName
from rawi.store.engine import Store

BY, WHY = "سلمى الورتاني", "هما واحد"
# A militant by two names; two people of one name; an office without its holder's name.
TEXTS = (
    (
        *("barq", "2022-05-02"),
        "أعلن القيادي أبو قتادة الحضرمي مسؤوليته عن الهجوم على ثكنة في مأرب. وهدد أبو قتادة الحضرمي الحكومة"
        " اليمنية.",
    ),
    (
        *("maraya", "2022-05-03"),
        "قال القيادي سالم عبد الله السيباني إن رجاله هاجموا ثكنة في مأرب، وهدد سالم عبد الله السيباني"
        " الحكومة اليمنية.",
    ),
    (
        *("barq", "2022-06-01"),
        "افتتح الكاتب طارق يوسف الشامي معرضا للكتاب في صنعاء. وقال طارق يوسف الشامي إن القراءة حياة.",
    ),
    (
        *("maraya", "2022-06-05"),
        "التقى التاجر طارق يوسف الشامي المحافظ في عدن. وقال طارق يوسف الشامي إنه بريء من التهريب.",
    ),
    (
        *("maraya", "2023-01-09"),
        "اجتمع وزير الخارجية التونسي الأحد مع نظيره الليبي في طرابلس. واتهم وزير الخارجية التونسي مهربين.",
    ),
    ("barq", "2023-01-10", "التقى وزير الخارجية التونسي هشام محمد الزواري نظيره الليبي في طرابلس."),
)
MILITANT, ALIAS = "أبو قتادة الحضرمي", "سالم عبد الله السيباني"
NAMESAKE, MINISTER = "طارق يوسف الشامي", "هشام محمد الزواري"
OFFICE = "وزير الخارجية التونسي"


def article(number: int) -> Article:
    source, published, text = TEXTS[number]
    address = f"https://{source}.example/{number}"
    return Article(f"{number:020d}", text, address, source, None, date.fromisoformat(published))


@pytest.fixture
def news(store: Store) -> Iterator[Chronicle]:
    opened = Chronicle(store)
    list(opened.add([article(number) for number in range(len(TEXTS))], processes=1))
    yield opened


def people(news: Chronicle, name: str) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(one.name_ar, one.articles, one.names) for one in news.who(name)]


def test_two_names_of_one_are_one(news: Chronicle) -> None:
    made = news.corrections(by=BY).merge_entities(MILITANT, ALIAS, reason=WHY)
    (found,) = news.who(ALIAS)
    assert (found.name_ar, found.articles) == (MILITANT, 2)
    assert {MILITANT, ALIAS} <= set(found.names)
    assert [mark.number for mark in found.corrections] == [made.number]
    quotes = news.quotes(by=MILITANT)
    assert any(one.source.outlet == "maraya" for one in quotes)
    assert all([mark.number for mark in one.corrections] == [made.number] for one in quotes)
    assert {one.source.outlet for one in news.incidents(actor=ALIAS)} >= {"barq"}
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    assert people(news, ALIAS) == [(ALIAS, 1, (ALIAS,))]
    assert list(news.check()) == []


def test_a_merge_of_entities_holds_for_names_that_come_later(
    news: Chronicle, tmp_path_factory: pytest.TempPathFactory
) -> None:
    news.corrections(by=BY).merge_entities(MILITANT, ALIAS, reason=WHY)
    text = news.corrections().export()
    other = Chronicle(Store(str(tmp_path_factory.mktemp("other") / "other.rawi"), create=True))
    other.corrections().take_in(text)
    for number in (1, 0, 4):
        list(other.add([article(number)], processes=1))
    assert people(other, ALIAS) == people(news, ALIAS)
    later = Article(
        "7" * 20,
        "هدد القيادي سالم عبدالله السيبانى الحكومة اليمنية مجددا.",
        None,
        "saba",
        None,
        date(2022, 7, 1),
    )
    list(other.add([later], processes=1))
    assert people(other, "سالم عبدالله السيبانى")[0][:2] == (MILITANT, 3)
    assert list(other.check()) == []
    other.close()


def test_namesakes_are_told_apart_by_their_articles(news: Chronicle) -> None:
    ((_, articles, _),) = people(news, NAMESAKE)
    assert articles == 2
    made = news.corrections(by=BY).split_entity(
        NAMESAKE, articles=[article(3).url or ""], reason="مهرب لا كاتب"
    )
    found = news.who(NAMESAKE)
    assert [one.articles for one in found] == [1, 1]
    assert [[mark.number for mark in one.corrections] for one in found] == [[made.number]] * 2
    (met,) = news.incidents(actor="طارق يوسف الشامي", outlet="maraya")
    smuggler = next(one for one in found if one.first == "2022-06-05")
    assert smuggler.key in {party.key for party in (*met.actors, *met.recipients)}
    assert len(news.quotes(by=smuggler.key)) < len(news.quotes())
    with pytest.raises(UnknownName, match="several"):
        news.corrections(by=BY).merge_entities(NAMESAKE, ALIAS, reason=WHY)
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    ((_, articles, _),) = people(news, NAMESAKE)
    assert articles == 2
    assert list(news.check()) == []


def test_a_name_in_some_articles_means_somebody_known(news: Chronicle) -> None:
    news.corrections(by=BY).split_entity(
        NAMESAKE, articles=[article(3).id], into=ALIAS, reason="اسمه الحقيقي"
    )
    assert [one.articles for one in news.who(ALIAS)] == [2]
    assert list(news.check()) == []


def test_a_spelling_that_is_another_is_split_off_again(news: Chronicle) -> None:
    corrections = news.corrections(by=BY)
    corrections.merge_entities(MILITANT, ALIAS, reason=WHY)
    corrections.split_entity(MILITANT, names=[ALIAS], reason="بل اثنان")
    assert [one[0] for one in people(news, ALIAS)] == [ALIAS]
    assert [one[1] for one in people(news, MILITANT)] == [1]
    with pytest.raises(UnknownName, match="none of his names"):
        corrections.split_entity(MILITANT, names=["زرافة"], reason=WHY)
    assert list(news.check()) == []
    for number in (2, 1):
        corrections.undo(number)
    assert [one[1] for one in people(news, ALIAS)] == [1]


def test_the_holder_of_an_office_is_set_for_its_days(news: Chronicle) -> None:
    made = news.corrections(by=BY).set_office(
        MINISTER, OFFICE, first="2023-01-01", last="2023-01-31", reason="قرار تعيين"
    )
    (held, *_) = [one for one in news.who(MINISTER)[0].offices if one.basis == "correction"]
    assert (held.office, held.country, held.first, held.last) == (
        "foreign_minister",
        "TN",
        "2023-01-01",
        "2023-01-31",
    )
    assert MINISTER in {one.name_ar for one in news.who(OFFICE)}
    # The article of the day before names the office and nobody: it means him now.
    (found,) = news.who(MINISTER)
    assert (found.first, found.articles) == ("2023-01-09", 2)
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    (found,) = news.who(MINISTER)
    assert (found.first, found.articles) == ("2023-01-10", 1)
    assert list(news.check()) == []


def test_days_that_end_before_they_begin_are_refused(news: Chronicle) -> None:
    with pytest.raises(BadCorrection, match="before"):
        news.corrections(by=BY).set_office(
            MINISTER, OFFICE, first="2023-02-01", last="2023-01-01", reason=WHY
        )


def test_a_rejected_claim_is_quoted_no_more(news: Chronicle) -> None:
    quotes = news.quotes(by=ALIAS)
    first = quotes[0]
    (claim,) = [(version, start) for version, start in cues(news) if version == first.source.version][:1]
    made = news.corrections(by=BY).reject_finding(
        first.source.url or "", "claim", claim[1], reason="ليس قولا"
    )
    assert len(news.quotes(by=ALIAS)) == len(quotes) - 1
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    assert news.quotes(by=ALIAS) == quotes


def cues(news: Chronicle) -> list[tuple[int, int]]:
    """Give the places of all claims."""
    from sqlalchemy import select

    from rawi.store import schema

    with news._store.reading() as connection:
        asked = select(schema.claim.c.version, schema.claim.c.start).order_by(schema.claim.c.version)
        return [(row[0], row[1]) for row in connection.execute(asked)]
