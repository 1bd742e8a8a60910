"""An address with a day dates its article; one with a month bounds what the text shows."""

from datetime import date

import pytest

from rawi.ingest.handed import article_from_text
from rawi.ingest.page import article_from_page

_TEXT = "وقع الاتفاق يوم 22 تموز 2022 في إسطنبول، ثم انتهى العمل به بعد عام كامل من توقيعه."


@pytest.mark.parametrize(
    ("path", "day", "basis"),
    [
        ("/2023/11/02/port", date(2023, 11, 2), "metadata"),
        ("/news/2023-11-02/port", date(2023, 11, 2), "metadata"),
        ("/issues/20231102/port.htm", date(2023, 11, 2), "metadata"),
        ("/2023/07/blog-post_18.html", date(2023, 7, 1), "text"),
        ("/2022/07/port", date(2022, 7, 22), "text"),
        ("/2021/03/port", date(2021, 3, 1), "text"),
        ("/2023/07/3-things.html", date(2023, 7, 1), "text"),
        ("/news/201234/port", date(2022, 7, 22), "text"),
        ("/port?from=2023/11/02", date(2022, 7, 22), "text"),
    ],
)
def test_address(path: str, day: date, basis: str) -> None:
    article = article_from_text(_TEXT, url=f"https://a.example{path}")
    assert (article.published, article.published_basis) == (day, basis)


def test_a_date_given_or_stated_in_the_page_wins_over_the_address() -> None:
    url = "https://a.example/2023/11/02/port"
    assert article_from_text(_TEXT, url=url, published="2023-11-03").published == date(2023, 11, 3)
    page = f"<html><head><meta name='date' content='2023-11-04'></head><p>{_TEXT}</p></html>"
    assert article_from_page(page, url=url).published == date(2023, 11, 4)
