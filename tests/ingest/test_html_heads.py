"""Titles, sites, dates and labels around the headline of HTML pages of many makes."""

from datetime import date

import pytest

from rawi.ingest.page import article_from_page

_BODY = (
    "<p>وصلت إلى ميناء صور أول باخرة محملة بالقمح منذ ثلاثة أشهر، وفق ما أعلنت إدارة الميناء صباح الخميس.</p>"
    "<p>وقال مدير الميناء إن التفريغ سيستغرق أربعة أيام، وإن باخرتين أخريين ستصلان في الأسبوع المقبل.</p>"
    "<p>وأضاف أن المخزون يكفي حاجة المدينة شهرين كاملين، داعيا التجار إلى خفض الأسعار في الأسواق.</p>"
)
_TITLE = "باخرة القمح الأولى تصل إلى ميناء صور"
_SITE = "مرسى الجنوب"


def _page(*, head: str = "", above: str = "", below: str = "", end: str = "", heading: str = "h1") -> str:
    return (
        f"<html><head>{head}</head><body><div>{above}<{heading}>{_TITLE}</{heading}>{below}{_BODY}</div>"
        f"{end}</body></html>"
    )


@pytest.mark.parametrize(
    "element",
    [
        "<abbr class='published' itemprop='datePublished' title='2023-07-18T10:24:00+03:00'>10:24</abbr>",
        "<abbr title='2023-07-18' class='published'>صباحا</abbr>",
        "<span class='published updated' title='2023-07-18T10:24:00Z'>الثلاثاء</span>",
        "<time class='entry-date published' datetime='2023-07-18'>الثلاثاء</time>",
        "<time datetime='2023-07-18T10:24'>الثلاثاء</time>",
        "<meta content='2023-07-18' itemprop='datePublished'>",
        "<span itemprop='datePublished' content='18 يوليو 2023'></span>",
        "<div class='info'>نشر في: 18 تموز 2023 - 10:24</div>",
    ],
)
def test_the_day_stands_in_an_element(element: str) -> None:
    aside = "<div class='related-posts'><time datetime='2019-01-01'>قديم</time></div>"
    article = article_from_page(_page(above=aside, below=f"<div>{element}</div>"), path="a.html")
    assert (article.published, article.published_basis) == (date(2023, 7, 18), "metadata")


@pytest.mark.parametrize("title", [f"{_TITLE} - {_SITE}", f"{_SITE} - {_TITLE}", f"{_SITE}: {_TITLE}"])
@pytest.mark.parametrize("heading", ["h1", "h2", "div"])
def test_title_and_site_are_parted_in_either_order(title: str, heading: str) -> None:
    footer = f"<footer>جميع الحقوق محفوظة لموقع {_SITE} © 2023</footer>"
    page = _page(head=f"<title>{title}</title>", end=footer, heading=heading)
    article = article_from_page(page, path="a.html")
    assert (article.title, article.source) == (_TITLE, _SITE)


def test_a_title_with_a_colon_stays_whole() -> None:
    whole = "مدير الميناء: المخزون يكفي شهرين"
    page = f"<html><head><title>{whole}</title></head><body>{_BODY}</body></html>"
    assert article_from_page(page, path="a.html").title == whole


@pytest.mark.parametrize(
    "label", ["<span class='cat'>سياسة</span>", "<div class='category'>شؤون الموانئ</div>", "<a>لبنان</a>"]
)
def test_a_label_above_the_headline_goes(label: str) -> None:
    article = article_from_page(_page(above=label), path="a.html")
    assert article.text.startswith("وصلت إلى ميناء صور")
    assert article.text.endswith("الأسواق.")


def test_paragraphs_between_line_breaks_all_stay() -> None:
    lines = [part.removesuffix("</p>") for part in _BODY.split("<p>") if part]
    post = (
        f"<div class='post-body'>{'<br><br>'.join(lines)}</div><div>مرسلة بواسطة سامي الحلو في 10:24 ص</div>"
    )
    page = f"<html><body><h2>الخميس، 5 مارس 2020</h2><h3>{_TITLE}</h3>{post}</body></html>"
    assert article_from_page(page, path="a.html").text.split("\n") == lines


def test_unseen_marks_of_direction_hide_no_paragraph() -> None:
    marked = _BODY.replace("<p>", "<p>\u200f\u202b").replace(" ", "\u200f ", 3)
    article = article_from_page(
        f"<html><body><h1>{_TITLE}</h1><div>{marked}</div></body></html>", path="a.html"
    )
    assert [len(line.split()) for line in article.text.split("\n")] == [
        len(part.split()) for part in _BODY.split("</p>") if part
    ]
