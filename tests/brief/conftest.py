"""A small chronicle with two sides to a story, an agreement, and an article that would like to be code."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rawi import Article
from rawi.brief.building import build_brief
from rawi.brief.document import Asked, Brief
from rawi.brief.verifying import Verdict, verify
from rawi.manners.reader import Reader
from rawi.store.adding import add_articles
from rawi.store.engine import Store

pytest.importorskip("docx", reason="python-docx is not installed: pip install 'rawi[brief]'")

# The articles: outlet, day, title, text.
NEWS = (
    (
        "sawt-alwadi",
        "2022-05-09",
        "غارات كينية على معسكر مسلحين",
        "أعلنت وزارة الدفاع الكينية أن طائرات كينية قصفت معسكرا لمسلحين في مدينة كيسمايو الصومالية، الأحد."
        " وقال وزير الدفاع الكيني محمد حسن كامل إن الغارة أسفرت عن مقتل تسعة مسلحين.",
    ),
    (
        "maraya",
        "2022-05-10",
        "نفي لقصف المعسكر",
        "نفت وزارة الدفاع الصومالية قصف الطائرات الكينية معسكرا لمسلحين في مدينة كيسمايو الأحد."
        " واستنكر سكان المدينة تضارب الأنباء.",
    ),
    (
        "barq",
        "2022-06-12",
        "<script>alert(1)</script> اتفاق في نيروبي",
        "وقعت الصومال وكينيا، الأحد، في نيروبي اتفاقية لتسهيل عبور الماشية<img src=x onerror=alert(1)>\u202e"
        " وتجتمع بموجبها لجنة مشتركة كل ستة أشهر بالتناوب. وزار الرئيس الكيني مقديشو الخميس الماضي.",
    ),
)
Asking = Callable[..., Brief]


def article(number: int) -> Article:
    """Make one of the articles of the news above."""
    source, published, title, text = NEWS[number]
    address = f"https://{source}.example/{number}"
    return Article(f"{number:020d}", text, address, source, title, date.fromisoformat(published))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("brief") / "horn.rawi"
    with closing(Store(str(place), create=True)) as opened:
        list(add_articles(opened, [article(number) for number in range(len(NEWS))], processes=1))
        yield opened


@pytest.fixture(scope="session")
def ask(store: Store) -> Asking:
    """Give a function that builds a brief."""

    def asking(about: str, *words: str, language: str = "en", **days: str) -> Brief:
        asked = Asked(about, words, Reader(*language.split("-")), **days)
        with store.reading() as connection:
            return build_brief(connection, asked, chronicle="horn.rawi")

    return asking


@pytest.fixture(scope="session")
def prove(store: Store) -> Callable[[bytes], Verdict]:
    """Give a function that verifies a file."""

    def proving(content: bytes) -> Verdict:
        with store.reading() as connection:
            return verify(content, connection, where="brief")

    return proving


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")
