"""The timeline begins with the newest day of news; what is told of days to come stands apart."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from starlette.testclient import TestClient

from rawi import Article
from rawi.store.adding import add_articles
from rawi.store.engine import Store

from .conftest import client_of

NEWS = (
    ("2023-03-01", "وصل وزير الخارجية التشادي إلى الخرطوم، الأربعاء، في زيارة رسمية."),
    ("2023-03-02", "سيزور الرئيس الكيني إثيوبيا في مايو 2027، كما أعلنت الرئاسة."),
    ("2023-03-03", "قصف الجيش السوداني معسكرا لمسلحين قرب الفاشر، الخميس."),
)


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("timeline") / "news.rawi"
    with closing(Store(str(place), create=True)) as opened:
        articles = [
            Article(str(at), text, f"https://barq.example/{at}", "barq", None, date.fromisoformat(day))
            for at, (day, text) in enumerate(NEWS)
        ]
        list(add_articles(opened, articles, processes=1))
        yield client_of(opened, "en")


def test_what_is_to_come_stands_apart(looked_at: TestClient) -> None:
    page = looked_at.get("/incidents").text
    assert "3 incidents" in page and "Of days to come: 1 incident" in page
    assert "2 March 2023" in page and "إثيوبيا" not in page
    assert 'href="/incidents?since=2023-03-04"' in page


def test_the_link_leads_to_it_under_its_month(looked_at: TestClient) -> None:
    page = looked_at.get("/incidents?since=2023-03-04").text
    assert "إثيوبيا" in page and "Of days to come" not in page
    assert '<time datetime="2027-05">May 2027</time>' in page
    assert "since=2027-05-01&amp;until=2027-05-31" in page


def test_a_day_of_telling_hides_nothing(looked_at: TestClient) -> None:
    assert "إثيوبيا" in looked_at.get("/incidents?told=2023-03-02").text
