"""Every page answers in both languages, with its words in place and nothing that could run."""

import re
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of

from rawi import Article
from rawi.letters import is_arabic
from rawi.store.adding import add_articles
from rawi.store.engine import Store

PAGES = (
    *("/", "/incidents", "/actors", "/actors?kind=ORG", "/actors/KE", "/relations", "/relations?pair=UG,KE"),
    *("/outlets", "/outlets/barq", "/search", "/search?q=غارات", "/articles/1", "/articles/4", "/articles/5"),
    *(
        "/articles/5/changes/1",
        "/ledger",
        "/map",
        "/api",
        "/feeds",
        "/no-such-page",
        "/incidents?since=2022-13-01",
    ),
)
TAGS = re.compile(r"<[^>]*>")


def first_incident(client: TestClient) -> str:
    found = re.search(r'href="(/incidents/[0-9a-f]+)"', client.get("/incidents").text)
    assert found
    return found[1]


def words_outside_quotes(html: str) -> str:
    """Give what a page says of itself: its text without quoted Arabic, names and scripts."""
    shown = re.sub(r"<head>.*?</head>", "", html, flags=re.DOTALL)
    shown = re.sub(r'<(\w+)[^>]*\blang="(?:ar|en)"[^>]*>.*?</\1>', "", shown, flags=re.DOTALL)
    shown = re.sub(r"<bdi[^>]*>.*?</bdi>|<option.*?</option>|<svg.*?</svg>", "", shown, flags=re.DOTALL)
    return unescape(TAGS.sub(" ", shown))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_both_languages(page: str, arabic: TestClient, english: TestClient) -> None:
    for client, opening in (
        (arabic, '<html lang="ar" dir="rtl"'),
        (english, '<html lang="en" dir="ltr"'),
    ):
        answer = client.get(page)
        assert answer.status_code == {"/no-such-page": 404, "/incidents?since=2022-13-01": 400}.get(page, 200)
        assert opening in answer.text


def test_an_english_page_says_nothing_in_arabic_but_quotes(english: TestClient) -> None:
    for page in (*PAGES, first_incident(english)):
        said = words_outside_quotes(english.get(page).text)
        assert [word for word in said.split() if any(map(is_arabic, word))] == [], page


def test_an_arabic_page_says_nothing_in_english_but_names(arabic: TestClient) -> None:
    for page in (*PAGES, first_incident(arabic)):
        if page == "/api":
            continue  # the description of the interface is for programmers, and marked as English
        said = words_outside_quotes(arabic.get(page).text)
        assert (
            re.findall(r"\b(?!JSON|ETag|barq|rawi|add|Python|Natural|Earth|GeoNames)[A-Za-z]{3,}\b", said)
            == []
        ), page


def test_what_an_article_holds_cannot_become_markup(english: TestClient) -> None:
    for page in (
        "/articles/4",
        "/",
        "/incidents",
        "/outlets/barq",
        "/search?q=نيروبي",
        "/feeds/incidents.atom",
    ):
        html = english.get(page).text
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'href="javascript:' not in html
        assert "\u202e" not in html


def test_what_a_request_holds_cannot_become_markup(english: TestClient) -> None:
    for page in (
        "/search?q=",
        "/incidents?actor=",
        "/incidents?since=",
        "/relations?pair=",
        "/actors/",
        "/outlets/",
    ):
        html = english.get(page + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
        assert "<script>alert" not in html


def test_the_front_page_leads_to_the_words_of_an_account(english: TestClient) -> None:
    incident = english.get(first_incident(english)).text
    links = re.findall(r'class="words"[^>]*href="(/articles/\d+\?at=(\d+)-(\d+))#here"', incident)
    assert links
    for link, start, end in links:
        article = english.get(unescape(link)).text
        marked = "".join(re.findall(r'<mark class="here"[^>]*>(.*?)(?=</p>)', article, flags=re.DOTALL))
        assert 'id="here"' in article
        assert len(unescape(TAGS.sub("", marked))) >= int(end) - int(start)


def test_the_board_shows_who_denies(english: TestClient) -> None:
    contested = english.get("/").text
    key = re.search(r'<section class="card contested">.*?href="(/incidents/[0-9a-f]+)"', contested, re.DOTALL)
    assert key
    board = english.get(key[1]).text
    assert 'class="v-dispute"' in board
    assert "disputed" in board
    assert {"it happened", "it did not"} <= set(re.findall(r"it (?:happened|did not)", board))


def test_the_ledger_leads_to_the_words_of_a_step(english: TestClient) -> None:
    ledger = english.get("/ledger").text
    key = re.search(r'href="(/ledger/[0-9a-f]+)"', ledger)
    assert key
    life = english.get(key[1]).text
    assert "signed" in life
    assert re.search(r'href="/articles/4\?at=\d+-\d+#here"', life)
    assert english.get("/ledger?view=nonsense").status_code == 400
    assert english.get("/ledger/ffff").status_code == 404


def test_the_map_shows_places_and_moves(english: TestClient) -> None:
    world = english.get("/map").text
    assert "Kismayo" in world
    assert world.count("<path") > 1
    nearer = re.search(r'href="(/map\?frame=[^"]+)">Nearer', world)
    assert nearer
    assert english.get(unescape(nearer[1])).status_code == 200
    assert english.get("/map?frame=north").status_code == 400


def test_copies_count_as_one_voice(english: TestClient) -> None:
    assert "1 copy" in english.get("/articles/2").text


def test_versions_are_listed_and_compared(english: TestClient) -> None:
    html = english.get("/articles/5").text
    assert "/articles/5/changes/1" in html
    changes = english.get("/articles/5/changes/1").text
    assert re.search(r"<del>\s*تسعة\s*</del>", changes)
    assert "<ins>أحد عشر</ins>" in changes
    assert "newer version" in english.get("/articles/1").text


def test_versions_of_different_articles_are_not_compared(english: TestClient) -> None:
    assert english.get("/articles/5/changes/2").status_code == 404


def test_what_was_left_out_is_shown_on_demand(english: TestClient) -> None:
    assert "سوق الماشية" in english.get("/articles/1").text


@pytest.mark.parametrize("words", ["الاحد", "الأحد"])
def test_search_finds_with_and_without_hamza(english: TestClient, words: str) -> None:
    html = english.get("/search", params={"q": words}).text
    assert "<mark>الأحد</mark>" in html
    assert "3 articles" in html


def test_filters_stand_in_the_address(english: TestClient) -> None:
    one = english.get("/incidents", params={"actor": "UG", "since": "2022-05-01"}).text
    assert 'name="actor" type="text" value="UG"' in one
    assert "/incidents?since=2022-05-01" in one  # the address without the actor
    assert "No" not in re.findall(r"<h1>.*?</h1>", one)


@pytest.mark.parametrize(
    "query", ["since=2022-02-30", "pair=KE", "type=NONSENSE", "page=0", "voices=x", "actor=" + "ا" * 300]
)
def test_filters_that_cannot_be_are_told(english: TestClient, query: str) -> None:
    answer = english.get(f"/incidents?{query}")
    assert answer.status_code == 400
    assert "<h1>" in answer.text


def test_an_unknown_name_is_told(english: TestClient) -> None:
    answer = english.get("/incidents", params={"actor": "زقرطلان"})
    assert answer.status_code == 404
    assert "Nobody here has this name" in answer.text


def test_digits_and_months_are_those_of_the_readers_country(store: Store) -> None:

    assert "9 ماي 2022" in client_of(store, "ar-TN").get("/articles/2").text
    assert "٩ مايو ٢٠٢٢" in client_of(store, "ar-EG").get("/articles/2").text


def test_an_empty_chronicle_has_pages_too(empty: TestClient) -> None:
    for page in (
        "/",
        "/incidents",
        "/actors",
        "/relations",
        "/outlets",
        "/search?q=x",
        "/feeds/incidents.atom",
    ):
        assert empty.get(page).status_code == 200
    assert "rawi add" in empty.get("/").text


@pytest.mark.parametrize("number", ["9223372036854775807", "9223372036854775808", "9" * 5000, "-1", "x"])
@pytest.mark.parametrize(
    "place", ["/articles/", "/review/articles/", "/api/articles/", "/articles/5/changes/"]
)
def test_a_number_that_no_row_can_have_leads_to_no_page(english: TestClient, place: str, number: str) -> None:
    assert english.get(place + number).status_code == 404


@pytest.mark.parametrize("since", ["٢٠٢٢-٠٥-١٠", "۲۰۲۲-۰۵-۱۰"])
def test_numbers_of_an_address_may_be_in_arabic_digits(arabic: TestClient, since: str) -> None:
    answer = arabic.get("/incidents", params={"since": since, "page": "١", "voices": "١"})
    plain = arabic.get("/incidents", params={"since": "2022-05-10", "page": "1", "voices": "1"})
    assert answer.status_code == 200
    assert answer.text.partition("<main")[2] == plain.text.partition("<main")[2] != ""


def test_a_search_finds_a_hamza_on_another_seat(tmp_path: Path) -> None:
    texts = ("استقبل الوزير مسئولا كينيا في نيروبي.", "شكر السكان المسؤول الكيني.", "هطلت أمطار على كيسمايو.")
    with closing(Store(str(tmp_path / "hamza.rawi"), create=True)) as store:
        articles = [Article(f"{at:020d}", told, None, "barq", f"خبر {at}") for at, told in enumerate(texts)]
        list(add_articles(store, articles, processes=1))
        client = client_of(store, "en")
        for word in ("مسئول", "مسؤول", "المسئول", "مسؤولا"):
            page = client.get("/search", params={"q": word}).text
            assert set(re.findall(r'href="/articles/(\d)"', page)) == {"1", "2"}, word
            assert page.count("<mark>") == 2
