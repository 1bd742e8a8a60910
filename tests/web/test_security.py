"""Nobody else can ask, nothing else can run, and no request reaches the disk or the network."""

import re
import socket
import sys
from typing import Any

import pytest
from starlette.testclient import TestClient

from rawi.store.engine import Store
from rawi.web import application
from rawi.web.application import make_app
from rawi.web.security import HEADERS
from rawi.web.site import Site


@pytest.mark.parametrize("page", ["/", "/no-such-page", "/api/incidents", "/assets/nothing", "/language/en"])
def test_every_answer_carries_the_safety_headers(english: TestClient, page: str) -> None:
    answer = english.get(page, follow_redirects=False)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_a_fault_is_guarded_and_tells_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: object) -> None:
        raise ValueError("/home/secret")

    monkeypatch.setattr("rawi.web.pages.front.find_latest", fail)
    app = make_app(Site(store, name="kenya.rawi"))
    answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


def test_the_policy_allows_no_inline_code() -> None:
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_pages_hold_no_inline_code_or_style(english: TestClient) -> None:
    for page in (
        "/",
        "/incidents",
        "/articles/1",
        "/actors/KE",
        "/relations",
        "/outlets/barq",
        "/search?q=x",
    ):
        html = english.get(page).text
        assert re.findall(r"<script(?![^>]*\bsrc=)", html) == []
        assert re.findall(r"<[^>]*\s(?:style|on\w+)=|<style", html) == []
        assert re.findall(r'(?:src|href)="(?:https?:)?//', re.sub(r"<a [^>]*>", "", html)) == []


def test_a_foreign_host_name_is_turned_away(english: TestClient) -> None:
    answer = english.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 421
    assert english.get("/", headers={"host": "127.0.0.1:8321"}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_can_only_be_read(english: TestClient, method: str) -> None:
    assert getattr(english, method)("/incidents").status_code == 405


@pytest.mark.parametrize(
    "back",
    [
        "//elsewhere.example",
        "https://elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/\n/x",
    ],
)
def test_a_choice_never_leads_elsewhere(english: TestClient, back: str) -> None:
    answer = english.get("/language/ar", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_the_language_is_kept(english: TestClient) -> None:
    answer = english.get("/language/ar", params={"back": "/incidents?actor=KE"})
    assert 'lang="ar" dir="rtl"' in answer.text
    assert english.get("/language/fr").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/assets/..%2f..%2fapplication.py",
        "/assets/%2fetc%2fpasswd",
        "/articles/..%2f..%2fetc",
        "/outlets/../../etc/passwd",
    ],
)
def test_no_path_of_a_request_reaches_the_disk(english: TestClient, path: str) -> None:
    english.get("/")  # templates and lexicons are loaded by now
    opened: list[str] = []
    watching = [True]

    def watch(event: str, given: Any) -> None:
        if watching[0] and (event == "open" or event.startswith("socket.connect")):
            opened.append(str(given[0]))

    sys.addaudithook(watch)
    status = english.get(path).status_code
    watching[0] = False
    assert status in (404, 422)
    assert [name for name in opened if "passwd" in name or "application.py" in name] == []


def test_serving_listens_on_this_machine_alone_by_default() -> None:
    from rawi.web.serving import _is_loopback, _listen

    with _listen("127.0.0.1", 0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        assert listening.family is socket.AF_INET
    assert _is_loopback("127.0.0.1")
    assert not _is_loopback("0.0.0.0")


def test_the_app_needs_no_network(english: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object) -> None:
        raise AssertionError(f"connects to {given}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert application.__name__
    for page in ("/", "/articles/1", "/search?q=غارات"):
        assert english.get(page).status_code == 200
