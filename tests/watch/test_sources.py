"""Feeds, sitemaps and front pages name their pages, whatever state they are in."""

import gzip
import time
from datetime import date

import pytest

from rawi.errors import UnreadableInput
from rawi.watch.canonical import canonical_key
from rawi.watch.feeds import read_feed
from rawi.watch.found import Found
from rawi.watch.front_pages import read_front_page
from rawi.watch.sitemaps import read_sitemap

BASE = "https://madar.example/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>المدار</title>
<item><title>افتتاح ميناء</title><link>https://madar.example/1</link>
<pubDate>Tue, 07 May 2024 10:00:00 +0300</pubDate></item>
<item><title>بلا رابط</title></item>
<item><title>اجتماع &lt;b&gt;طارئ&lt;/b&gt;</title>
<link>/2?a=1&amp;b=2</link><pubDate>الأربعاء 8 أيار 2024 - 09:15</pubDate></item>
<item><title>معرف</title><guid>https://madar.example/3</guid></item>
</channel></rss>"""


def test_a_feed_gives_addresses_titles_and_days() -> None:
    found = read_feed(RSS.encode(), BASE)
    assert [one.url for one in found] == [
        "https://madar.example/1",
        "https://madar.example/2?a=1&b=2",
        "https://madar.example/3",
    ]
    assert [one.published for one in found] == [date(2024, 5, 7), date(2024, 5, 8), None]
    assert found[0].title == "افتتاح ميناء"


def test_a_feed_under_a_false_charset_is_read() -> None:
    text = RSS.replace("UTF-8", "windows-1256")
    assert read_feed(text.encode("cp1256"), BASE)[0].title == "افتتاح ميناء"


def test_atom_is_read() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>خبر</title>'
        '<link href="/5"/><published>2024-05-07T10:00:00Z</published></entry></feed>'
    )
    assert read_feed(atom.encode(), BASE) == (Found("https://madar.example/5", "خبر", date(2024, 5, 7)),)


@pytest.mark.parametrize("content", [b"", b"<html><body>x</body></html>", b"\x00\xff" * 50, b"{}"])
def test_what_is_no_feed_is_named(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match="no feed"):
        read_feed(content, BASE)


@pytest.mark.parametrize("reference", ["&#xd800;", "&#1114112;", "&#99999999999999999999;", "&#x110000"])
def test_a_feed_that_refers_to_characters_that_do_not_exist_is_read(reference: str) -> None:
    text = RSS.replace("افتتاح ميناء", f"افتتاح {reference} ميناء")
    assert read_feed(text.encode(), BASE)[0].url == "https://madar.example/1"


def test_a_feed_on_which_its_parser_fails_is_named() -> None:
    # What Python takes for blanks and XML does not: the parser splits names at them.
    atom = "<feed xmlns='a\u2028b\u2028c'><entry><title>x</title><link href='/1'/></entry></feed>"
    with pytest.raises(UnreadableInput, match="damaged"):
        read_feed(atom.encode(), BASE)


def test_addresses_that_none_can_have_are_left_out() -> None:
    assert len(read_feed(RSS.replace("https://madar.example/1", "http://[").encode(), BASE)) == 2
    page = '<base href="http://["><a href="/news/48213">وزير الصحة يفتتح مستشفى جديدا</a>'
    assert read_front_page(page.encode(), BASE)[0].url == "https://madar.example/news/48213"
    sitemap = "<urlset><url><loc>http://[x</loc></url><url><loc>/2</loc></url></urlset>"
    assert [one.url for one in read_sitemap(sitemap.encode(), BASE).pages] == ["https://madar.example/2"]


def test_a_sitemap_of_bytes_that_are_no_text_is_named() -> None:
    halves = b"<urlset><url><loc>&#xd800;/1</loc></url></urlset>"
    with pytest.raises(UnreadableInput, match="no sitemap"):
        read_sitemap(halves, BASE)


def test_a_cut_feed_gives_what_stood_before() -> None:
    assert read_feed(RSS.encode()[:420], BASE)[0].url == "https://madar.example/1"


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
    + "ha" * 500
    + '">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 50}">' for a, b in zip("abcdef", "bcdefg", strict=True))
    + ' <!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


def test_entities_that_stand_for_gigabytes_or_files_do_no_harm() -> None:
    started = time.monotonic()
    feed = (
        LAUGHS
        + "<rss version='2.0'><channel><item><title>&g;&file;</title><link>/1</link></item></channel></rss>"
    )
    try:
        found = read_feed(feed.encode(), BASE)
        assert all(len(one.title or "") < 10_000 and "root:" not in (one.title or "") for one in found)
    except UnreadableInput:
        pass
    sitemap = LAUGHS + "<urlset><url><loc>https://a.example/&g;</loc><title>&file;</title></url></urlset>"
    try:
        pages = read_sitemap(sitemap.encode(), BASE).pages
        assert all(len(one.url) < 10_000 and "root:" not in (one.title or "") for one in pages)
    except UnreadableInput:
        pass
    assert time.monotonic() - started < 10


def test_a_feed_that_is_the_name_of_a_file_or_an_address_opens_neither() -> None:
    for content in (b"/etc/passwd", b"http://127.0.0.1:1/"):
        with pytest.raises(UnreadableInput):
            read_feed(content, BASE)


NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://madar.example/1 </loc><lastmod>2024-05-09</lastmod>
<image:image><image:loc>https://madar.example/1.jpg
</image:loc></image:image><news:news><news:publication><news:name>المدار</news:name></news:publication>
<news:publication_date>2024-05-07T10:00:00+03:00</news:publication_date><news:title>افتتاح ميناء</news:title>
</news:news></url>
<url><loc>/2</loc></url></urlset>"""


def test_a_news_sitemap_gives_pages_with_title_and_day() -> None:
    for content in (NEWS.encode(), gzip.compress(NEWS.encode())):
        sitemap = read_sitemap(content, BASE)
        assert sitemap.pages == (
            Found("https://madar.example/1", "افتتاح ميناء", date(2024, 5, 7)),
            Found("https://madar.example/2", None, None),
        )


@pytest.mark.parametrize(
    "content", [b"", b"<html><p>x</p></html>", gzip.compress(b"x" * 9, mtime=0)[:-4], b"\x1f\x8bxxxx"]
)
def test_what_is_no_sitemap_is_named(content: bytes) -> None:
    with pytest.raises(UnreadableInput, match="no sitemap"):
        read_sitemap(content, BASE)


FRONT = """<html><head><base href="https://www.madar.example/"></head><body>
<a href="/">الرئيسية</a><a href="/section/politics">أخبار السياسة في العالم العربي</a>
<a href="/news/2024/5/7/port"><img src="x"></a>
<a href="/news/2024/5/7/port?utm_source=home">رئيس الحكومة يفتتح ميناء جديدا</a>
<a href="article.aspx?id=481516">مجلس النواب يقر قانون الموازنة</a>
<a href="https://m.madar.example/اجتماع-طارئ-لوزراء-الخارجية">اجتماع طارئ لوزراء الخارجية العرب</a>
<a href="https://other.example/news/99999">خبر طويل في موقع آخر تماما</a>
<a href="/tag/99999">كل الأخبار عن الميناء الجديد هنا</a>
<a href="javascript:void(0)">انقر هنا من فضلك الآن لتسمع</a>
<a href="http://[bad">رابط معطوب لا يقود إلى شيء</a>
<a href="/about-us-and-our-team">من نحن وماذا نريد منكم</a></body></html>"""


def test_a_front_page_gives_its_headlines_once_each() -> None:
    found = read_front_page(FRONT.encode("cp1256"), "https://www.madar.example/")
    assert [canonical_key(one.url) for one in found] == [
        "madar.example/news/2024/5/7/port",
        "madar.example/article.aspx?id=481516",
        "madar.example/اجتماع-طارئ-لوزراء-الخارجية",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "https://www.a.example/x/"),
        ("https://a.example/x?utm_medium=social&id=5", "https://m.a.example/x?id=5#comments"),
        ("https://a.example/%D8%A3", "https://a.example/أ"),
        ("https://a.example:443/x/index.php", "https://A.example/x"),
        ("https://a.example/x?b=1&a=2", "https://a.example/x?a=2&b=1"),
    ],
)
def test_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert canonical_key(one) == canonical_key(other) is not None


def test_addresses_of_other_pages_have_other_keys() -> None:
    keys = {canonical_key(f"https://a.example/{end}") for end in ("x", "X", "x?id=1", "x?id=2", "x/y", "")}
    assert len(keys) == 6
    assert canonical_key("ftp://a.example/x") is None
