"""Watching fetches each page once, remembers what failed and why, and goes on after a stop."""

import socket
from pathlib import Path

import pytest

from rawi.errors import InputError
from rawi.fetch.fetcher import Fetcher
from rawi.watch.outlets import Source, load_outlets
from rawi.watch.state import Fate, MemoryState
from rawi.watch.watcher import Tally, Watcher

NOW = 1_715_100_000.0  # 7 May 2024


def html(number: int) -> bytes:
    text = f"افتتح وزير النقل صباح اليوم المحطة رقم {number} في العاصمة بحضور عدد من السفراء والنواب."
    head = f"<html><head><title>محطة {number}</title></head>"
    return f"{head}<body><article><p>{text}</p></article></body></html>".encode()


def feed(*addresses: str) -> bytes:
    items = "".join(f"<item><title>خبر</title><link>{one}</link></item>" for one in addresses)
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


class Desk:
    """A watcher with a server, a clock, and all that it delivered and reported."""

    def __init__(self, server, fetcher, time) -> None:
        self.server, self.time = server, time
        self.state = MemoryState()
        self.articles, self.failures = [], []
        fetcher._attempts = 1
        self.fetcher = fetcher
        self.sources = (Source("المدار", f"{server.origin}/feed", "feed", 20),)
        time.now = NOW
        self.watcher = self.anew()

    def anew(self) -> Watcher:
        kept, told = self.articles.append, self.failures.append
        return Watcher(self.state, self.fetcher, deliver=kept, report=told, clock=self.time.clock)

    def round(self) -> Tally:
        return self.watcher.round(self.sources)

    def note(self, path: str):
        return self.state.pages[f"127.0.0.1:{self.server.port}{path}"]


@pytest.fixture
def desk(server, fetcher: Fetcher, time) -> Desk:
    made = Desk(server, fetcher, time)
    for number in range(1, 4):
        server.answers(f"/{number}", html(number))
    server.answers("/feed", feed("/1", "/2?utm_source=rss", "/2"), headers='ETag: "1"\r\n')
    server.behaviours["/2?utm_source=rss"] = server.behaviours["/2"]
    return made


def test_new_pages_are_delivered_once(desk: Desk) -> None:
    assert desk.round() == Tally(sources=1, found=2, read=2)
    assert [article.title for article in desk.articles] == ["محطة 1", "محطة 2"]
    assert desk.articles[0].url == f"{desk.server.origin}/1"
    desk.server.answers("/feed", feed("/1", "/2", "/3"))
    assert desk.round() == Tally()
    desk.time.now += 20 * 60
    assert desk.round() == Tally(sources=1, found=1, read=1)
    assert desk.anew().round(desk.sources) == Tally()
    assert len(desk.articles) == 3


def test_a_feed_that_has_not_changed_is_not_sent(desk: Desk) -> None:
    desk.round()

    def unchanged(line: socket.socket, head: str) -> None:
        assert 'If-None-Match: "1"' in head
        line.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n")

    desk.server.does("/feed", unchanged)
    for _ in range(2):
        desk.time.now += 1200
        assert desk.round() == Tally(sources=1)
    assert desk.failures == []


def test_a_source_in_trouble_is_put_off_for_longer_each_time(desk: Desk) -> None:
    desk.server.answers("/feed", status="503 Unavailable")
    waits = []
    for _ in range(3):
        assert desk.round().sources == 1
        waits.append(desk.watcher.seconds_to_next(desk.sources))
        desk.time.now += waits[-1]
    assert waits == [1200.0, 2400.0, 4800.0]
    visit = desk.state.visits[desk.sources[0].url]
    assert (visit.failures, "503" in (visit.error or "")) == (3, True)
    assert desk.failures[0].where == f"المدار: {desk.server.origin}/feed"
    desk.server.answers("/feed", feed("/1"))
    desk.round()
    assert (desk.state.visits[desk.sources[0].url].failures, len(desk.articles)) == (0, 1)


def test_a_source_waits_as_long_as_its_server_asks(desk: Desk) -> None:
    desk.server.answers("/feed", status="429 Slow down", headers="Retry-After: 7200\r\n")
    desk.round()
    assert desk.watcher.seconds_to_next(desk.sources) == 7200.0


def test_a_page_that_may_come_later_is_tried_again_and_then_given_up(desk: Desk) -> None:
    desk.server.answers("/1", status="500 Broken")
    assert desk.round().failed == 1
    assert desk.note("/1").fate is Fate.WAITING
    assert desk.round() == Tally()
    desk.time.now += 301
    desk.server.answers("/1", html(1))
    assert desk.round().read == 1
    assert desk.note("/1").fate is Fate.READ
    desk.server.answers("/3", status="500 Broken")
    desk.server.answers("/feed", feed("/3"))
    for _ in range(400):
        desk.time.now += 3600
        desk.round()
    assert desk.server.asked.count("/3") == 6
    assert "Given up after 6" in (desk.note("/3").error or "")


@pytest.mark.parametrize(
    ("status", "body", "what"),
    [
        ("404 Not Found", b"", "no such page"),
        ("200 OK", b"", "empty"),
        ("200 OK", b"\x89PNG\r\n", "image"),
        ("200 OK", b"<html><body></body></html>", "no article"),
    ],
)
def test_a_page_without_article_is_given_up(desk: Desk, status: str, body: bytes, what: str) -> None:
    desk.server.answers("/1", body, status=status)
    assert desk.round() == Tally(sources=1, found=2, read=1, failed=1)
    assert desk.note("/1").fate is Fate.FAILED
    assert what in (desk.note("/1").error or "")
    assert what in desk.failures[0].error


def test_what_robots_forbid_is_given_up(desk: Desk) -> None:
    desk.server.answers("/robots.txt", b"User-agent: *\nDisallow: /1")
    desk.round()
    assert "robots.txt" in (desk.note("/1").error or "")
    assert [article.title for article in desk.articles] == ["محطة 2"]


def test_two_addresses_that_lead_to_one_page_give_one_article(desk: Desk) -> None:
    desk.server.answers("/9", status="302 Found", headers="Location: /1\r\n")
    desk.server.answers("/feed", feed("/9", "/1"))
    desk.round()
    assert [article.url for article in desk.articles] == [f"{desk.server.origin}/1"]


def test_a_stop_loses_nothing(desk: Desk) -> None:
    def failing(_: object) -> None:
        raise KeyboardInterrupt

    broken = Watcher(
        desk.state, desk.fetcher, deliver=failing, report=desk.failures.append, clock=desk.time.clock
    )
    with pytest.raises(KeyboardInterrupt):
        broken.round(desk.sources)
    assert desk.round().read == 2


def test_old_news_of_a_sitemap_is_left_to_the_archive(desk: Desk) -> None:
    sitemap = (
        "<urlset><url><loc>/1</loc><lastmod>2024-05-06</lastmod></url>"
        "<url><loc>/2</loc><lastmod>2019-01-01</lastmod></url></urlset>"
    )
    places = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("new", "gone"))
    index = f"<sitemapindex>{places}</sitemapindex>"
    desk.server.answers("/new.xml", sitemap.encode())
    desk.server.answers("/index.xml", index.encode())
    desk.sources = (Source("المدار", f"{desk.server.origin}/index.xml", "sitemap", 20),)
    assert desk.round() == Tally(sources=1, found=1, read=1)


def test_a_front_page_is_watched(desk: Desk) -> None:
    desk.server.answers("/news/20241", html(1))
    front = '<html><body><a href="/news/20241">افتتاح محطة جديدة في العاصمة</a></body></html>'
    desk.server.answers("/", front.encode())
    desk.sources = (Source("المدار", f"{desk.server.origin}/", "page", 20),)
    assert desk.round().read == 1
    assert desk.articles[0].source in ("المدار", "127.0.0.1")


def test_a_file_of_outlets_is_read_and_its_faults_are_named(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(
        'contact = "desk@a.example"\nevery_minutes = 30\n[[outlet]]\nname = "المدار"\nfeeds = ["https://a.example/rss"]\n'
        'pages = ["https://a.example/"]\nevery_minutes = 5\n',
        encoding="utf-8",
    )
    outlets = load_outlets(path)
    assert outlets.contact == "desk@a.example"
    assert [(one.kind, one.every_minutes) for one in outlets.sources] == [("feed", 5), ("page", 5)]
    for text, what in (
        ("", "names no outlet"),
        ("[[outlet]]\nfeeds = []", '"name" is missing'),
        ('[[outlet]]\nname = "x"', "no address"),
        ('[[outlet]]\nname = "x"\nfeeds = ["ftp://a"]', "only http and https"),
        ('[[outlet]]\nname = "x"\nfeed = ["https://a.example"]', "feed is not known"),
        ('[[outlet]]\nname = "x"\nfeeds = ["https://a.example"]\nevery_minutes = 0', "whole number"),
        ("[[outlet", "no file of outlets"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=what):
            load_outlets(path)
    with pytest.raises(InputError, match="no such file"):
        load_outlets(tmp_path / "none.toml")
