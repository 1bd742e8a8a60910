"""Every link to an actor or an outlet leads to a page, also where articles only describe who acts."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of

from rawi import Article
from rawi.store.adding import add_articles
from rawi.store.engine import Store

_LINK = re.compile(r'href="((?:/review)?/(?:actors|outlets|articles|incidents)/[^"#?]+)')
_PLAIN = re.compile(r'<bdi class="actor"[ >]')
TOLD = (
    ("barq", "قتل مسلحون ثلاثة نواب في هجوم قرب كسلا السودانية، الأحد. ودان سكان المدينة الهجوم."),
    ("maraya", "قتل مسلحون أربعة نواب في هجوم قرب كسلا السودانية، الأحد. ونفت الشرطة السودانية ذلك."),
    (None, "اعتقلت السلطات متظاهرين في مدينة كسلا السودانية، الاثنين، وأدان محامون اعتقال المتظاهرين."),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place: Path = tmp_path_factory.mktemp("links") / "kassala.rawi"
    day = date(2024, 3, 4)
    articles = [
        Article(f"{at:020d}", text, None, source, f"خبر {at}", day) for at, (source, text) in enumerate(TOLD)
    ]
    with closing(Store(str(place), create=True)) as store:
        list(add_articles(store, articles, processes=1))
        yield client_of(store, "en")


def test_every_link_leads_to_a_page(client: TestClient) -> None:
    starts = {"/", "/incidents", "/actors", "/relations", "/outlets", "/review"}
    waiting, seen, plain = sorted(starts), set(starts), 0
    while waiting:
        page = waiting.pop()
        answer = client.get(page)
        assert answer.status_code == 200, page
        plain += len(_PLAIN.findall(answer.text))
        found = {unescape(one) for one in _LINK.findall(answer.text)} - seen
        seen |= found
        waiting.extend(found)
    assert plain
    assert {one.split("/")[1] for one in seen} >= {"actors", "outlets", "incidents", "articles"}
