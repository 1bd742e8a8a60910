"""HTML pages give the article alone; dates come from their data, never from visible text."""

import subprocess
import sys
from datetime import date

import pytest

from rawi.ingest.page import article_from_page
from rawi.records import Article

_BODY = (
    "افتتح وزير النقل، صباح الثلاثاء، الميناء الجديد في مدينة طنجة بحضور المسؤولين والمستثمرين الأجانب.",
    "استثمارات بالملايين",
    "وقال الوزير في كلمة له إن كلفة الأشغال بلغت 300 مليون درهم، وإن الميناء سيوفر ألفي منصب عمل.",
    "وأضاف أن المرحلة الثانية من المشروع ستنطلق في نهاية العام الجاري، بعد استكمال الدراسات اللازمة.",
)
_PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="CHARSET">
<title>افتتاح ميناء جديد في طنجة - جريدة الشاطئ</title><meta property="og:site_name" content="جريدة الشاطئ">
DATE<link rel="canonical" href="https://www.chati.example/politics/port">
<script>var text = "قال الوزير شيئا آخر";</script><style>p {{ color: red }}</style></head>
<body class="has-sidebar"><nav><ul><li><a href="/">الرئيسية</a></li><li><a>سياسة</a></li></ul></nav>
<main><article><h1>افتتاح ميناء جديد في طنجة</h1><div class="share-buttons"><a>فيسبوك</a><a>تويتر</a></div>
<p>{_BODY[0]}</p><h2>{_BODY[1]}</h2><p>{_BODY[2]}</p>
<p>اقرأ أيضا: <a>انخفاض أسعار الشحن في البحر المتوسط خلال شهر فبراير</a></p><p>{_BODY[3]}</p></article>
<section class="related-posts"><h3>مقالات ذات صلة</h3><a>ارتفاع صادرات السيارات</a></section>
<div id="comments"><h3>التعليقات</h3><p>مبروك لأهل طنجة هذا الإنجاز الكبير، ونتمنى المزيد.</p></div>
</main><div hidden>نص خفي</div><footer>جميع الحقوق محفوظة © 2026 جريدة الشاطئ</footer></body></html>"""


def _article(date_tags: str = "", *, charset: str = "utf-8", encoding: str = "utf-8") -> Article:
    page = _PAGE.replace("DATE", date_tags).replace("CHARSET", charset)
    return article_from_page(page.encode(encoding, "xmlcharrefreplace"), path="page.html")


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("windows-1256", "cp1256"), ("utf-8", "cp1256")]
)
def test_article_alone_remains_in_any_encoding(charset: str, encoding: str) -> None:
    article = _article(charset=charset, encoding=encoding)
    assert article.text.split("\n") == list(_BODY)
    assert article.title == "افتتاح ميناء جديد في طنجة"
    assert article.source == "جريدة الشاطئ"
    assert article.url == "https://www.chati.example/politics/port"


def test_each_removed_block_has_its_reason() -> None:
    why = {removed.text: removed.why for removed in _article().removed}
    assert why["الرئيسية"] == "navigation"
    assert why["فيسبوك تويتر"] == "share"
    assert why["مقالات ذات صلة"] == "related"
    assert why["مبروك لأهل طنجة هذا الإنجاز الكبير، ونتمنى المزيد."] == "comments"
    assert why["جميع الحقوق محفوظة © 2026 جريدة الشاطئ"] == "footer"
    assert why["افتتاح ميناء جديد في طنجة"] == "title"
    assert not any("خفي" in text or "شيئا آخر" in text for text in why)


@pytest.mark.parametrize(
    "tags",
    [
        '<meta property="article:published_time" content="2024-03-05T10:00:00+01:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05"}</script>',
        '<meta name="DC.date.issued" content="2024-03-05">',
    ],
)
def test_date_comes_from_the_pages_data(tags: str) -> None:
    article = _article(tags)
    assert (article.published, article.published_basis) == (date(2024, 3, 5), "metadata")


def test_visible_text_and_copyright_give_no_date() -> None:
    assert _article().published_basis in ("text", "unknown")


def test_date_of_the_address() -> None:
    page = f"<html><body><p>{_BODY[0]}</p></body></html>"
    article = article_from_page(page, path="a.html", url="https://a.example/2023/11/02/port")
    assert article.published == date(2023, 11, 2)


def test_page_without_clear_body_falls_back_to_its_blocks() -> None:
    article = article_from_page("<html><body><div>وصل الوفد.</div><footer>اتصل بنا</footer></body></html>")
    assert article.text == "وصل الوفد."
    assert [removed.why for removed in article.removed] == ["footer"]


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 100_000 + "وصل الوفد إلى تونس.",
        "<html>" + "<b><i>" * 5_000 + "وصل الوفد إلى تونس.",
        "<html>" + "<p>" * 20_000 + "وصل الوفد إلى تونس.",
        "<html>"
        + "".join(f"<p>قال النائب رقم {n} إنه موافق</p>" for n in range(15_000))
        + "وصل الوفد إلى تونس.",
        "<html>" + "<b>م</b>\n<br>" * 60_000 + "وصل الوفد إلى تونس.",
        "<html>وصل الوفد إلى تونس." + "<script>" * 50_000,
        "<html>وصل الوفد إلى تونس." + "<!--" * 50_000,
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<html><p>&x;وصل الوفد إلى تونس.</p></html>",
    ],
    ids=[
        "deep blocks",
        "deep inline",
        "open paragraphs",
        "many alike",
        "many lines",
        "open scripts",
        "open notes",
        "outside entity",
    ],
)
def test_hostile_pages_are_read_safely(page: str) -> None:
    article = article_from_page(page, path="a.html")
    assert "وصل الوفد إلى تونس." in article.text
    assert "root:" not in article.text


def test_parsers_load_only_when_a_page_comes() -> None:
    code = (
        "import sys; from rawi.ingest.handed import article_from_text; article_from_text('وصل الوفد');"
        "from rawi.ingest.page import article_from_page; article_from_page('وصل الوفد.');"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'trafilatura', 'htmldate')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
