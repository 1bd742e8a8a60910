"""A name is found however a country's press spells it: in articles, and among the actors."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from rawi import Article
from rawi.store.adding import add_articles
from rawi.store.answers import Filters
from rawi.store.engine import Store
from rawi.store.queries.search import search
from rawi.web.questions.passages import as_written, mark_found
from rawi.web.questions.people import find_named

TOLD = (
    "أعرب الأمين العام للأمم المتحدة أنطونيو غوتيريش عن قلقه من تعثر القوافل.",
    "والتقى جوتيريش في القاهرة وفدا من تجار الحبوب، ثم سافر إلى كوبنهاغن.",
    "عاد العراك بين الباعة إلى سوق السمك بعد أسبوع هادئ.",
    "أعلن وزير الخارجية الروسي سيرجي لافروف أن المحادثات ستستأنف في العراق.",
)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("search") / "names.rawi"
    with closing(Store(str(place), create=True)) as store:
        told = [
            Article(f"{number:020d}", text, None, "sada", None, date(2020, 3, number + 1))
            for number, text in enumerate(TOLD)
        ]
        list(add_articles(store, told, processes=1))
        yield store


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("جوتيريش", {0, 1}),
        ("غوتيريش", {0, 1}),
        ("كوتيريش", {0, 1}),
        ("كوبنهاجن", {1}),
        ("سيرغي لافروف", {3}),
        # Words of the language are not respelt: a country is no brawl, nor the other way round.
        ("العراق", {3}),
        ("العراك", {2}),
        # As it is written, where it stands in quotes.
        ('"جوتيريش"', {1}),
    ],
)
def test_articles_are_found_by_other_spellings_of_foreign_names(
    names: Store, words: str, articles: set[int]
) -> None:
    with names.reading() as connection:
        found = search(connection, words, Filters())
    assert {int(hit.source.article) for hit in found} == articles


@pytest.mark.parametrize("words", ["جوتيريش", "غوتيريش", "قوتيرش", "Guterres", "أنطونيو"])
def test_an_actor_is_offered_by_any_part_and_spelling_of_the_name(names: Store, words: str) -> None:
    with names.reading() as connection:
        found = find_named(connection, words)
    assert [(party.name, articles) for party, articles in found] == [("Antonio Guterres", 2)]


@pytest.mark.parametrize("words", ["قلق", "محادثة", "zz"])
def test_no_actor_is_offered_for_an_ordinary_word(names: Store, words: str) -> None:
    with names.reading() as connection:
        assert find_named(connection, words) == ()


def test_the_spelling_that_was_found_is_marked() -> None:
    runs = mark_found("سافر غوتيريش أمس", "جوتيريش")
    assert [run.text for run in runs if run.is_found] == ["غوتيريش"]


def test_passages_end_with_whole_words(names: Store) -> None:
    with names.reading() as connection:
        for hit in search(connection, "المتحدة", Filters()):
            text = TOLD[int(hit.source.article)]
            assert text[hit.source.end : hit.source.end + 1] in ("", " ")


def test_a_lemma_is_shown_as_it_is_written() -> None:
    assert as_written("وبدأت الأعمال العدائية ليلا", "عدايي") == "العدائية"
    assert as_written("وبدأت الأعمال العدائية ليلا", "سفر") is None
