"""Briefs from the pages: they are the reader's, hold against the chronicle, and take no foreign formats."""

import re

import pytest
from starlette.testclient import TestClient

from rawi.brief.verifying import verify
from rawi.store.engine import Store

LINK = re.compile(r'href="(/brief/html\?[^"]+)"')


@pytest.mark.parametrize("path", ["/actors/KE", "/relations?pair=UG,KE", "/incidents", "/ledger"])
def test_pages_lead_to_their_brief(arabic: TestClient, store: Store, path: str) -> None:
    page = arabic.get(path).text
    if path in ("/incidents", "/ledger"):
        first = re.search(rf'href="({path}/[^"?]+)', page)
        assert first
        page = arabic.get(first[1]).text
    link = LINK.search(page)
    assert link
    answer = arabic.get(link[1].replace("&amp;", "&"))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert '<html lang="ar" dir="rtl">' in answer.text
    with store.reading() as connection:
        assert verify(answer.content, connection, where="brief").faults == ()


@pytest.mark.parametrize(
    "path", ["/brief/exe?actor=KE", "/brief/html", "/brief/html?actor=KE&incident=1", "/brief/html?about=x"]
)
def test_what_is_no_brief_is_missing(english: TestClient, path: str) -> None:
    assert english.get(path).status_code == 404


def test_nothing_to_tell_is_said(english: TestClient) -> None:
    answer = english.get("/brief/html?actor=KE&since=2031-01-01")
    assert answer.status_code == 404
    assert "The chronicle tells nothing of this" in answer.text


def test_unknown_names_and_bad_days_are_told(english: TestClient) -> None:
    assert english.get("/brief/html?actor=Nowhereland").status_code == 404
    assert english.get("/brief/html?actor=KE&since=yesterday").status_code == 400
    assert english.get("/brief/html?actor=" + "x" * 300).status_code == 400
