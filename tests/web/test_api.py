"""The JSON interface gives what the pages show, in pages, with tags; feeds are Atom."""

import re
from xml.etree import ElementTree

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.web.conftest import article, client_of

from rawi import Article
from rawi.store import schema
from rawi.store.adding import add_articles
from rawi.store.engine import Store

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESSES = (
    *(
        "/api/incidents",
        "/api/incidents?actor=KE",
        "/api/actors?kind=GPE",
        "/api/actors/KE",
        "/api/relations",
    ),
    *(
        "/api/outlets",
        "/api/outlets/barq",
        "/api/articles/1",
        "/api/search?q=غارات",
        "/api/quotes",
        "/api/instruments",
    ),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_not_sent_again_while_nothing_changed(english: TestClient, address: str) -> None:
    first = english.get(address)
    assert first.status_code == 200
    assert first.json() is not None
    again = english.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_tag_changes_with_the_chronicle(tmp_path: object) -> None:

    with_store = Store(f"{tmp_path}/c.rawi", create=True)
    list(add_articles(with_store, [article(0)], processes=1))
    client = client_of(with_store, "en")
    before = client.get("/api/incidents")
    more: Article = article(3)
    list(add_articles(with_store, [more], processes=1))
    after = client.get("/api/incidents", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["total"] > before.json()["total"]
    with_store.close()


def test_incidents_are_paged(english: TestClient) -> None:
    page = english.get("/api/incidents").json()
    assert page["page"] == page["pages"] == 1
    assert page["total"] == len(page["items"]) > 0
    assert english.get("/api/incidents?page=2").json()["items"] == []


def test_every_words_are_those_of_the_article(english: TestClient) -> None:
    for one in english.get("/api/incidents").json()["items"]:
        source = one["source"]
        text = english.get(f"/api/articles/{source['version']}").json()["reading"]["text"]
        assert text[source["start"] : source["end"]] == source["words"]


def test_every_value_of_a_board_leads_to_its_words(english: TestClient) -> None:
    for one in english.get("/api/incidents").json()["items"]:
        board = english.get(f"/api/incidents/{one['id']}").json()["board"]
        values = [value for column in board["columns"] for cell in column["cells"] for value in cell]
        assert values
        for value in values:
            source = value["said"]["source"]
            text = english.get(f"/api/articles/{source['version']}").json()["reading"]["text"]
            assert text[source["start"] : source["end"]] == source["words"]


@pytest.mark.parametrize(
    "address", ["/api/incidents/zz", "/api/articles/99", "/api/outlets/none", "/api/actors/Nobody"]
)
def test_what_is_not_there_is_told_in_json(english: TestClient, address: str) -> None:
    answer = english.get(address)
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_the_description_lists_every_address(english: TestClient) -> None:
    described = english.get("/api/openapi.json").json()
    assert {address.partition("?")[0] for address in ADDRESSES if address.count("/") == 2} <= set(
        described["paths"]
    )
    assert all(path.startswith("/api/") for path in described["paths"])
    for methods in described["paths"].values():
        assert all(operation["description"] for operation in methods.values())


def test_a_feed_is_atom_and_follows_the_filters(english: TestClient) -> None:
    whole = ElementTree.fromstring(english.get("/feeds/incidents.atom").text)
    some = ElementTree.fromstring(english.get("/feeds/incidents.atom?actor=UG").text)
    assert whole.tag == f"{ATOM}feed"
    titles = [entry.findtext(f"{ATOM}title") for entry in some.iter(f"{ATOM}entry")]
    assert 0 < len(titles) < len(list(whole.iter(f"{ATOM}entry")))
    assert all("Uganda" in (title or "") for title in titles)


def test_a_feed_is_named_by_its_filters_and_dated_by_what_was_learnt(
    english: TestClient, store: Store
) -> None:
    told = english.get("/feeds/incidents.atom?actor=UG&since=2022-05-01").text
    feed = ElementTree.fromstring(told)
    assert feed.findtext(f"{ATOM}title") == "Rawi · Timeline · Actor: Uganda · From: 1 May 2022"
    with store.reading() as connection:
        added = set(connection.execute(select(schema.version.c.added_at)).scalars())
    days = {one[:10] for one in added}
    moments = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert moments
    assert {moment[:10] for moment in moments} <= days
    ledger = ElementTree.fromstring(english.get("/feeds/instruments.atom").text)
    assert {(one.text or "")[:10] for one in ledger.iter(f"{ATOM}updated")} <= days


def described(told: object, path: str = "") -> list[tuple[str, str]]:
    """Give all descriptions of an OpenAPI document with where they stand."""
    found: list[tuple[str, str]] = []
    parts = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, value in parts:
        here = f"{path}/{key}"
        found += (
            [(here, value)] if key == "description" and isinstance(value, str) else described(value, here)
        )
    return found


def test_the_description_is_arabic_for_who_asks_for_arabic(arabic: TestClient, english: TestClient) -> None:
    asked = "/api/openapi.json"
    told = arabic.get(asked)
    assert told.headers["content-language"] == "ar"
    words = described(told.json())
    assert len(words) > 100
    assert [one for one in words if not re.search("[\u0621-\u064a]", one[1])] == []
    bare = TestClient(english.app, base_url="http://localhost")
    for document in (english.get(asked).json(), bare.get(asked).json()):
        assert [one for one in described(document) if re.search("[\u0621-\u064a]", one[1])] == []
        assert described(document)[0][1].startswith("A chronicle")


def test_every_parameter_is_described(english: TestClient) -> None:
    paths = english.get("/api/openapi.json").json()["paths"]
    bare = [
        (path, one["name"])
        for path, methods in paths.items()
        for operation in methods.values()
        for one in operation.get("parameters", ())
        if not one.get("description")
    ]
    assert bare == []


def test_the_page_of_the_interface_is_in_the_language_of_the_reader(arabic: TestClient) -> None:
    page = arabic.get("/api").text
    assert "واقعة واحدة: رواياتها" in page
    assert "List incidents" not in page


@pytest.mark.parametrize(
    ("address", "status", "where", "about"),
    [
        ("/api/incidents?since=2024-99", 400, "since", "2024-99"),
        ("/api/incidents?page=0", 400, "page", "0"),
        ("/api/incidents?actor=KE&type=QUARREL", 400, "type", "QUARREL"),
        ("/api/relations?per=week", 422, "per", "week"),
        ("/api/search", 422, "q", ""),
        ("/api/actors?kind=SHIP", 400, "kind", "SHIP"),
        ("/api/instruments?view=lost", 400, "view", "lost"),
        ("/api/incidents?actor=Nobody", 404, "actor", "Nobody"),
        ("/api/quotes?by=Nobody", 404, "by", "Nobody"),
        ("/api/actors/Nobody", 404, "key", "Nobody"),
    ],
)
def test_an_error_says_what_and_where_and_what_to_do(
    english: TestClient, address: str, status: int, where: str, about: str
) -> None:
    answer = english.get(address)
    told = answer.json()
    assert (answer.status_code, told["status"], told["where"], told["about"]) == (
        status,
        status,
        where,
        about,
    )
    assert told["error"].startswith("error.")
    assert len(told["message"]) > 10
    assert len(told["do"]) > 10
    arabic = english.get(address, headers={"accept-language": "ar-SD"})
    assert arabic.headers["content-language"] == "ar"
    words = arabic.json()["message"] + arabic.json()["do"]
    assert re.search("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]{3}", words)


def test_the_description_tells_how_errors_look(english: TestClient) -> None:
    described = english.get("/api/openapi.json").json()
    assert "HTTPValidationError" not in described["components"]["schemas"]
    problem = described["components"]["schemas"]["Problem"]
    assert set(problem["properties"]) == {"error", "about", "where", "status", "message", "do"}
