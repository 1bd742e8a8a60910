"""Review without a browser: forms that correct and lead back, and a door that lets nobody else in."""

import html
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from rawi import Chronicle
from rawi.chronicle.corrections import Action
from rawi.store.adding import add_articles
from rawi.store.engine import Store
from rawi.store.reviewers import may_review, remove_reviewer, reviewers, set_reviewer
from rawi.web.application import make_app
from rawi.web.door import Door
from rawi.web.guesses import FREE, Guesses
from rawi.web.sessions import LIFETIME, SESSION_COOKIE, Session, Sessions, new_secret
from rawi.web.site import Site

from .conftest import NEWS, article, client_of

OFFICE = "اجتمع وزير الخارجية الأوغندي أوكيلو أودونغو بنظيره في نيروبي، وقال أوكيلو أودونغو إن الحدود آمنة."
SECRET = "سر طويل لا يخمن"
TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    """Make a chronicle that a test may correct."""
    with closing(Store(str(tmp_path / "own.rawi"), create=True)) as opened:
        list(add_articles(opened, [article(number) for number in range(len(NEWS))], processes=1))
        yield opened


def ids(store: Store) -> list[str]:
    return [one.id for one in Chronicle(store).incidents()]


def send(client: TestClient, path: str, **fields: Any) -> Any:
    """Send a form as the page that it stands on would."""
    page = client.get("/review")
    token = TOKEN.search(page.text)
    assert token
    told = {"token": token[1], "back": "/review", "by": "سلمى", **fields}
    return client.post(path, data={name: value for name, value in told.items() if value is not None})


def test_a_merge_and_its_undo_lead_back_to_the_page(own: Store) -> None:
    client, before = client_of(own, "en"), ids(own)
    done = send(client, "/review/merge", incident=before[:2], reason="خبر واحد")
    assert done.status_code == 200 and done.history[0].status_code == 303
    assert str(done.url).endswith("/review?done=1")
    assert "Correction 1 is made." in done.text and "خبر واحد" in done.text
    assert len(ids(own)) == len(before) - 1
    (made,) = Chronicle(own).corrections().all()
    assert (made.author, made.reason) == ("سلمى", "خبر واحد")
    # The name is kept, and need not be said again.
    send(client, "/review/undo", number="1", by=None)
    assert ids(own) == before


def test_every_form_corrects(own: Store) -> None:
    client = client_of(own, "ar")
    (shelling, *_) = [one for one in Chronicle(own).incidents() if one.type == "ASSAULT"]
    tellings = Chronicle(own).accounts(shelling.id)[0].tellings
    apart = {"incident": shelling.id, "telling": tellings[-1].id, "reason": "خبر آخر"}
    send(client, "/review/split", **apart)
    send(client, "/review/reject-tellings", **apart)
    send(client, "/review/retype", incident=shelling.id, type="COERCE/seize", reason="استيلاء")
    send(client, "/review/reject", incident=shelling.id, reason="لم يقع")
    send(client, "/review/names", named=["كيسمايو", "نيروبي"], reason="مدينة واحدة")
    assert [one.action for one in Chronicle(own).corrections().all()] == [
        *(Action.SPLIT_INCIDENT, Action.REJECT, Action.RETYPE, Action.REJECT, Action.MERGE_ENTITIES),
    ]
    assert list(Chronicle(own).check()) == []
    page = client.get("/review").text
    assert "مدينة واحدة" in page and "دمج أسماء" in page


def test_two_who_were_taken_for_one_are_told_apart(own: Store) -> None:
    client, news = client_of(own, "en"), Chronicle(own)
    page = client.get("/review/actors/KE").text
    assert "Latest articles with one of these names" in page and "barq" in page
    article_key = html.unescape(re.findall(r'name="article" value="([^"]+)"', page)[0])
    (before,) = news.who("KE")
    done = send(client, "/review/tell-apart", actor="KE", article=article_key, reason="غيرها")
    assert "Correction 1 is made." in done.text
    assert news.who("KE")[0].articles == before.articles - 1
    assert list(news.check()) == []
    send(client, "/review/undo", number="1")
    assert news.who("KE") == [before]


def test_an_office_is_set(own: Store) -> None:
    client, news = client_of(own, "ar"), Chronicle(own)
    list(news.add([article(3, text=OFFICE)], processes=1))
    (person,) = news.who("أوكيلو أودونغو")
    page = client.get(f"/review/actors/{quote(person.key)}").text
    assert "وزير الخارجية</option>" in page and "أوغندا</option>" in page
    told = {"actor": person.key, "office": "foreign_minister", "country": "UG", "reason": "من البيان"}
    done = send(client, "/review/office", **told, first="2022-01-01", last="2022-12-31")
    assert "وزير الخارجية" in done.text and "أوغندا" in done.text
    held = [one for one in news.who(person.key)[0].offices if one.basis == "correction"]
    assert [(one.office, one.country, one.first) for one in held] == [
        ("foreign_minister", "UG", "2022-01-01")
    ]
    refused = send(client, "/review/office", **told, first="2023-01-01", last="2022-12-31")
    assert "لا يصح هذا التصحيح" in refused.text
    assert "/review/office" not in client.get("/review/actors/KE").text


def test_claims_of_an_article_are_rejected_and_come_back(own: Store) -> None:
    client = client_of(own, "en")
    page = client.get("/review/articles/1").text
    starts = re.findall(r'name="start" value="(\d+)"', page)
    marks = client.get("/articles/1").text.count("k-CLAIM")
    (key,) = re.findall(
        r'name="article" value="([^"]+)"><input type="hidden" name="layer" value="claim"', page
    )
    told = {"article": key, "layer": "claim", "start": starts[0], "reason": "ليس قولا"}
    assert "Correction 1 is made." in send(client, "/review/reject-findings", **told).text
    assert client.get("/articles/1").text.count("k-CLAIM") < marks
    assert len(re.findall(r'name="start"', client.get("/review/articles/1").text)) == len(starts) - 1
    send(client, "/review/undo", number="1")
    assert client.get("/articles/1").text.count("k-CLAIM") == marks


@pytest.mark.parametrize("path", ["/review/actors/nobody", "/review/articles/999"])
def test_what_is_not_there_cannot_be_reviewed(own: Store, path: str) -> None:
    assert client_of(own, "en").get(path).status_code == 404


def test_an_older_version_is_shown_and_not_corrected(store: Store) -> None:
    page = client_of(store, "en").get("/review/articles/1").text
    assert "only the latest can be corrected" in page and "disabled" in page


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/review/merge", {"incident": ["ffff", "eeee"], "reason": "x"}, "Look again"),
        ("/review/merge", {"incident": ["ffff"], "reason": "x"}, "Choose two"),
        ("/review/merge", {"incident": ["ffff", "eeee"], "reason": " "}, "Give a reason"),
        ("/review/merge", {"incident": ["ffff", "eeee"], "reason": "x", "by": ""}, "Give your name"),
        ("/review/split", {"incident": "ffff", "reason": "x"}, "Choose some"),
        ("/review/tell-apart", {"actor": "KE", "reason": "x"}, "Choose names or articles"),
        ("/review/tell-apart", {"actor": "KE", "name": "لا أحد", "reason": "x"}, "Look again"),
        ("/review/office", {"actor": "KE", "office": "king", "country": "KE", "reason": "x"}, "Look again"),
        ("/review/office", {"actor": "KE", "office": "x", "country": "KE", "reason": "x"}, "Look again"),
        ("/review/reject-findings", {"article": "x", "layer": "claim", "reason": "x"}, "Choose some"),
        ("/review/reject-findings", {"layer": "event", "start": "1", "reason": "x"}, "Choose some"),
        ("/review/reject-findings", {"layer": "claim", "start": "1", "reason": "x"}, "Look again"),
        ("/review/undo", {"number": "99"}, "Look again"),
        ("/review/undo", {"number": "١"}, "Look again"),
    ],
)
def test_what_cannot_be_is_said_in_the_readers_language(
    own: Store, path: str, fields: dict[str, Any], says: str
) -> None:
    done = send(client_of(own, "en"), path, **fields)
    assert says in done.text
    assert Chronicle(own).corrections().all() == ()


def test_where_a_form_leads_back_is_a_page_of_this_app(own: Store) -> None:
    done = send(client_of(own, "en"), "/review/merge", back="https://elsewhere.example/", reason="x")
    assert done.history[0].headers["location"].startswith("/?")


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ({}, "0" * 64),
        ({}, ""),
        ({"origin": "https://elsewhere.example"}, None),
        ({"sec-fetch-site": "cross-site"}, None),
        ({"sec-fetch-site": "same-site"}, None),
    ],
)
def test_what_another_site_sends_corrects_nothing(
    own: Store, headers: dict[str, str], token: str | None
) -> None:
    client = client_of(own, "en")
    found = TOKEN.search(client.get("/review").text)
    assert found
    fields = {
        "token": found[1] if token is None else token,
        "by": "x",
        "reason": "x",
        "incident": ids(own)[:2],
    }
    assert client.post("/review/merge", data=fields, headers=headers).status_code == 403
    assert Chronicle(own).corrections().all() == ()


def test_without_a_session_or_with_a_huge_or_foreign_body_nothing_is_done(own: Store) -> None:
    client = client_of(own, "en")
    assert client.post("/review/merge", data={"token": "x"}).status_code == 403
    assert client.post("/review/merge", json={"token": "x"}).status_code == 415
    client.get("/review")
    assert client.post("/review/merge", data={"reason": "x" * 100_000}).status_code == 413
    many = "&".join(f"a{number}=1" for number in range(2000))
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/review/merge", content=many, headers=form).status_code == 400


def test_a_page_of_another_session_is_too_old(own: Store) -> None:
    first, second = client_of(own, "en"), client_of(own, "en")
    token = TOKEN.search(first.get("/review").text)
    second.get("/review")
    assert token
    assert second.post("/review/undo", data={"token": token[1], "number": "1"}).status_code == 403


@pytest.fixture
def shut(own: Store) -> TestClient:
    """Give a reader of a server that others than this machine reach."""
    with own.writing() as connection:
        set_reviewer(connection, "نور", SECRET)
    app = make_app(Site(own, name="own.rawi"), hosts=None)
    return TestClient(app, base_url="http://news.example", headers={"accept-language": "en"})


def enter(client: TestClient, password: str, name: str = "نور") -> Any:
    return client.post("/login", data={"name": name, "password": password, "back": "/review"})


def test_others_than_this_machine_read_and_must_log_in_to_review(shut: TestClient, own: Store) -> None:
    assert shut.get("/incidents").status_code == 200
    asked = shut.get("/review")
    assert str(asked.url) == "http://news.example/login?back=/review"
    assert shut.post("/review/merge", data={"incident": ids(own)[:2], "reason": "x"}).status_code == 403
    entered = enter(shut, SECRET)
    assert str(entered.url) == "http://news.example/review"
    cookie = entered.history[0].headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and SECRET not in cookie
    done = send(shut, "/review/merge", incident=ids(own)[:2], reason="خبر واحد", by="غيره")
    assert "Correction 1" in done.text
    assert Chronicle(own).corrections().all()[0].author == "نور"
    token = TOKEN.search(done.text)
    assert token
    shut.post("/logout", data={"token": token[1]})
    assert "/login" in str(shut.get("/review").url)


def test_whoever_is_removed_or_does_not_know_the_password_stays_outside(shut: TestClient, own: Store) -> None:
    assert enter(shut, "خطأ خطأ خطأ").status_code == 403
    assert enter(shut, SECRET, name="غيره").status_code == 403
    assert enter(shut, SECRET).url.path == "/review"
    with own.writing() as connection:
        assert remove_reviewer(connection, "نور")
        assert not remove_reviewer(connection, "نور")
    assert shut.get("/review").url.path == "/login"
    assert enter(shut, SECRET).status_code == 403


def test_guessing_is_slowed_down(own: Store) -> None:
    clock = Clock()
    with own.writing() as connection:
        set_reviewer(connection, "نور", SECRET)
    door = Door(needs_login=True, guesses=Guesses(clock=clock))
    client = TestClient(make_app(Site(own, name="own"), door=door), base_url="http://localhost")
    for _ in range(FREE):
        assert enter(client, "خطأ خطأ خطأ").status_code == 403
    assert enter(client, SECRET).status_code == 429
    clock.now += 16
    assert enter(client, "خطأ خطأ خطأ").status_code == 403
    clock.now += 16
    assert enter(client, SECRET).status_code == 429
    clock.now += 16
    assert enter(client, SECRET).url.path == "/review"


def test_guesses_of_many_names_cost_no_memory() -> None:
    guesses = Guesses(clock=Clock())
    for number in range(20_000):
        guesses.wrong(f"name {number}")
    assert len(guesses._wrong) <= 10_000


def test_a_session_cannot_be_forged_and_ends() -> None:
    clock = Clock()
    sessions = Sessions(clock=clock)
    session = sessions.begin("نور الدين.")
    cookie = sessions.write(session)
    assert sessions.read(cookie) == session
    assert Sessions(clock=clock).read(cookie) is None
    for forged in (
        None,
        "",
        "x",
        "a.b.c.d",
        cookie[:-1],
        cookie + "0",
        cookie.replace(".", "..", 1),
        "é" * 9,
    ):
        assert sessions.read(forged) is None
    other = sessions.write(Session("غيره", session.until, session.nonce)).rpartition(".")[0]
    assert sessions.read(f"{other}.{cookie.rpartition('.')[2]}") is None
    assert not sessions.is_token(sessions.begin("نور الدين."), sessions.token(session))
    clock.now += LIFETIME + 1
    assert sessions.read(cookie) is None


def test_passwords_are_kept_only_as_scrypt_makes_them(own: Store) -> None:
    with own.writing() as connection:
        set_reviewer(connection, "نور", SECRET)
        set_reviewer(connection, "نور", SECRET + "!")
        assert reviewers(connection) == ("نور",)
        assert may_review(connection, "نور", SECRET + "!")
        assert not may_review(connection, "نور", SECRET)
        kept = connection.exec_driver_sql("SELECT value FROM meta WHERE key LIKE 'reviewer%'").scalar_one()
        assert SECRET not in kept and kept.startswith("scrypt$")


def test_the_cookie_of_a_secure_page_goes_nowhere_else(own: Store) -> None:
    client = TestClient(make_app(Site(own, name="own")), base_url="https://localhost")
    assert "Secure" in client.get("/review").headers["set-cookie"]
    assert SESSION_COOKIE in client.cookies


def test_a_session_that_one_worker_began_is_known_to_another() -> None:
    secret = new_secret()
    cookie = Sessions(secret).write(Sessions(secret).begin("نورا"))
    found = Sessions(secret).read(cookie)
    assert found is not None and found.name == "نورا"
    assert Sessions(new_secret()).read(cookie) is None
