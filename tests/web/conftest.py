"""A small chronicle to look at, and somebody who looks at it without a browser."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rawi import Article
from rawi.records import Removed
from rawi.store.adding import add_articles
from rawi.store.engine import Store

pytest.importorskip("fastapi", reason="the web app is not installed: pip install 'rawi[web]'")

from starlette.testclient import TestClient

from rawi.web.application import make_app
from rawi.web.site import Site

FIRST = (
    "أعلنت وزارة الدفاع الكينية أن طائرات كينية قصفت معسكرا لمسلحين في مدينة كيسمايو الصومالية، الأحد."
    " وقال المتحدث باسم الجيش إن الغارة أسفرت عن مقتل تسعة مسلحين."
)
# The articles: outlet, day, title, text, address.
NEWS = (
    ("sawt-alwadi", "2022-05-09", "غارات كينية على معسكر مسلحين", FIRST, "https://sawt.example/1"),
    ("barq", "2022-05-09", "الطيران الكيني يقصف معسكرا", FIRST, "https://barq.example/1"),
    (
        "maraya",
        "2022-05-10",
        "نفي لقصف المعسكر",
        "نفت وزارة الدفاع الصومالية قصف الطائرات الكينية معسكرا لمسلحين في مدينة كيسمايو الأحد."
        " واستنكر سكان المدينة تضارب الأنباء.",
        "https://maraya.example/1",
    ),
    (
        "barq",
        "2022-05-12",
        "<script>alert(1)</script> زيارة إلى نيروبي",
        "وصل وزير الخارجية الأوغندي إلى نيروبي، الخميس، في زيارة رسمية، ووقعت أوغندا وكينيا اتفاقا"
        " لتسهيل عبور الشاحنات.<img src=x onerror=alert(1)>\u202e آخر",
        "javascript:alert(1)",
    ),
)
CHANGED = FIRST.replace("تسعة", "أحد عشر")


def article(number: int, *, text: str | None = None) -> Article:
    """Make one of the articles of the news above, or another text in its place."""
    source, published, title, told, url = NEWS[number]
    removed = (Removed("اقرأ أيضا: سوق الماشية", "related"),)
    day = date.fromisoformat(published)
    return Article(f"{number:020d}", text or told, url, source, title, day, removed=removed)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("web") / "kenya.rawi"
    with closing(Store(str(place), create=True)) as opened:
        list(add_articles(opened, [article(number) for number in range(len(NEWS))], processes=1))
        list(add_articles(opened, [article(0, text=CHANGED)], processes=1))
        yield opened


def client_of(store: Store, language: str) -> TestClient:
    app = make_app(Site(store, name="kenya.rawi"))
    headers = {"accept-language": language}
    return TestClient(app, base_url="http://localhost", headers=headers, raise_server_exceptions=True)


@pytest.fixture
def english(store: Store) -> TestClient:
    return client_of(store, "en-GB,en;q=0.9")


@pytest.fixture
def arabic(store: Store) -> TestClient:
    return client_of(store, "ar-TN,ar;q=0.9,fr;q=0.5")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with closing(Store(str(tmp_path / "empty.rawi"), create=True)) as opened:
        yield client_of(opened, "en")
