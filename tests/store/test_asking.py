"""Questions are answered alike by both databases: with filters, as of a day, and with sources."""

from collections.abc import Iterator

import pytest

from rawi import Article, Chronicle, UnknownName
from rawi.store.adding import add_articles
from rawi.store.engine import Store
from rawi.store.queries import quotes

from .conftest import article


@pytest.fixture
def news(store: Store, articles: list[Article]) -> Iterator[Chronicle]:
    list(add_articles(store, articles, processes=1))
    yield Chronicle(store)


def test_incidents_are_told_by_voices_and_not_by_reports(news: Chronicle) -> None:
    (found,) = [one for one in news.incidents(least_voices=2) if one.type == "ASSAULT"]
    assert (found.voices, found.outlets) == (2, 3)
    assert (found.first, found.last) == ("2021-03-09", "2021-03-09")
    assert "ET" in {party.key for party in found.actors}


def test_the_timeline_goes_forward_and_incidents_go_back(news: Chronicle) -> None:
    days = [one.first for one in news.timeline() if one.first]
    assert days == sorted(days)
    assert [one.first for one in news.incidents() if one.first] == sorted(days, reverse=True)


@pytest.mark.parametrize("name", ["ET", "et", "إثيوبيا", "اثيوبيا", "Ethiopia"])
def test_a_state_is_met_by_code_or_name_in_any_spelling(news: Chronicle, name: str) -> None:
    assert news.incidents(actor=name) == news.incidents(actor="ET") != []


def test_filters_of_pair_type_place_outlet_and_days(news: Chronicle) -> None:
    pair = news.incidents(pair=("كينيا", "إثيوبيا"))
    assert pair
    assert all({"KE", "ET"} <= {party.key for party in (*one.actors, *one.recipients)} for one in pair)
    assert {one.type for one in news.incidents(type="ASSAULT")} == {"ASSAULT"}
    assert {one.type for one in news.incidents(place="إثيوبيا")} == {"SUPPORT"}
    assert {one.first for one in news.incidents(since="2021-03-15")} <= {"2021-03-15", "2021-03-16"}
    only = news.incidents(outlet="maraya")
    assert only != []
    assert len(only) < len(news.incidents())


def test_every_answer_has_its_words(news: Chronicle, articles: list[Article]) -> None:
    texts = {int(one.id): one.text for one in articles}
    for one in news.incidents():
        source = one.source
        assert texts[int(source.article)][source.start : source.end] == source.words


def test_accounts_say_who_tells_what_and_why_it_is_the_same(news: Chronicle) -> None:
    (found,) = [one for one in news.incidents(least_voices=2) if one.type == "ASSAULT"]
    (told,) = news.accounts(found.id[:6])
    tellings = told.tellings
    assert {one.source.outlet for one in tellings} == {"sawt-alwadi", "barq", "alnahda-news"}
    assert tellings[0].likeness is None
    assert all(one.likeness and one.reasons for one in tellings[1:])
    # The id of any of its tellings leads to the incident.
    (again,) = news.accounts(tellings[-1].id)
    assert {one.id for one in again.tellings} == {one.id for one in tellings}


def test_relations_count_an_incident_once_for_each_direction(news: Chronicle) -> None:
    relations = news.relations(pair=("KE", "ET"), per="year")
    by_pair = {(one.actor.key, one.recipient.key): one for one in relations}
    assert {("KE", "ET"), ("ET", "KE")} <= set(by_pair)
    one = by_pair["KE", "ET"]
    assert one.incidents == len(one.ids) == len(set(one.ids))
    assert one.quads.verbal_cooperation > 0
    assert one.quads.material_conflict == 0
    assert one.score is not None
    assert one.score > 0


def test_relations_pair_parties_that_different_articles_name(store: Store) -> None:
    texts = (
        "قصفت طائرات تركية، الثلاثاء، مخيما قرب بلدة شيرارو، وأسفر القصف عن مقتل سبعة.",
        "تعرض مقاتلون من جبهة تحرير تيغراي، الثلاثاء، لقصف جوي قرب بلدة شيرارو أسفر عن مقتل سبعة.",
    )
    told = [article(n, text=text, url=f"https://strike.example/{n}") for n, text in enumerate(texts)]
    list(add_articles(store, told, processes=1))
    news = Chronicle(store)
    strike, *_ = [one for one in news.incidents() if [party.key for party in one.actors] == ["TR"]]
    losses = [one for one in news.incidents() if one.recipients and not one.actors]
    assert not [one for one in news.relations(actor="TR") if one.actor.key == "TR"]
    for loss in losses:
        news.corrections(by="سلمى").merge_incidents(strike.id, loss.id, reason="قصف واحد")
    found = [one for one in news.relations(actor="TR", per="day") if one.actor.key == "TR"]
    assert (
        {one.recipient for one in found} == {party for loss in losses for party in loss.recipients} != set()
    )
    assert all(one.ids == (strike.id,) and one.corrections for one in found)


def test_relations_take_places_and_modes(news: Chronicle) -> None:
    assert news.relations(actor="ET", place="ET")
    assert news.relations(actor="ET", place="KE") == []
    assert {one for relation in news.relations(type="CONSULT/visit") for one in relation.ids} <= {
        one.id for one in news.incidents(type="CONSULT/visit")
    }


def test_who_bears_an_office(news: Chronicle) -> None:
    (person,) = news.who("وزير الخارجية الكيني")
    assert "أوريانو نديتو" in person.names
    (held, *_) = [one for one in person.offices if one.office == "foreign_minister"]
    assert (held.country, held.first) == ("KE", "2021-03-10")
    assert news.who("نديتو أوريانو") == [person]


def test_as_of_a_day_only_what_was_known_by_then(news: Chronicle) -> None:
    (early,) = [one for one in news.incidents(as_of="2021-03-09", type="ASSAULT") if one.outlets == 2]
    assert early.voices == 1
    assert news.incidents(as_of="2021-03-01") == []
    assert news.search("نديتو", as_of="2021-03-09") == []


def test_as_of_an_earlier_day_the_earlier_version_speaks(store: Store) -> None:
    list(add_articles(store, [article(0)], processes=1))
    list(add_articles(store, [article(0, text="اعتقلت الشرطة الإثيوبية ثلاثة صحفيين.")], processes=1))
    news = Chronicle(store)
    assert {one.type for one in news.incidents(as_of="2021-03-10")} >= {"ASSAULT"}
    assert {one.type for one in news.incidents()} == {"COERCE"}


@pytest.mark.parametrize(
    "words",
    ["المُسَلَّحين", "للمسلحين", "مسلح", "والجنود", "جنود ثلاثة", '"بعد معارك عنيفة"', "إريتريا", "اريتريا"],
)
def test_search_meets_spelling_and_inflection(news: Chronicle, words: str) -> None:
    assert {hit.source.article for hit in news.search(words)} & {f"{0:020}", f"{1:020}"}


@pytest.mark.parametrize(
    "words", ['"معارك بعد"', "زرافة", "", '"', "AND OR NEAR(", "norm : x", "' OR 1=1 --"]
)
def test_search_finds_nothing_where_nothing_is(news: Chronicle, words: str) -> None:
    assert news.search(words) == []


def test_a_name_that_nobody_has_is_told(news: Chronicle) -> None:
    with pytest.raises(UnknownName, match="زرافة"):
        news.incidents(actor="زرافة")
    with pytest.raises(UnknownName, match="ffff"):
        news.accounts("ffff")


@pytest.mark.parametrize("seldom", [0, 1500])
@pytest.mark.parametrize(
    ("by", "about"), [("ET", None), (None, "ET"), ("ET", "ER"), (None, "إريتريا"), ("KE", None)]
)
def test_the_newest_quotes_are_the_first_of_all(
    news: Chronicle, monkeypatch: pytest.MonkeyPatch, seldom: int, by: str | None, about: str | None
) -> None:
    whole = news.quotes(by=by, about=about)
    # Articles are looked into one by one, the newest first; then all the rest at once.
    monkeypatch.setattr(quotes, "_SELDOM", seldom)
    monkeypatch.setattr(quotes, "_FIRST_LOOK", 1)
    for limit in range(1, len(whole) + 2):
        assert news.quotes(by=by, about=about, limit=limit) == whole[:limit]
