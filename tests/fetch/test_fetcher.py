"""Pages come in whole or with a reason, however the server behaves; a real server misbehaves here."""

import gzip
import socket
import threading
import time as real_time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from rawi.errors import FetchError, Refused, TryLater
from rawi.fetch.fetcher import Fetcher, Version

HTML = "<html><body><p>وصل الوفد إلى تونس.</p></body></html>".encode()


def test_a_page_is_fetched_with_the_name_of_the_program(server, fetcher) -> None:
    server.answers("/a", HTML, headers='Content-Type: text/html\r\nETag: "1"\r\n')
    page = fetcher.fetch(f"{server.origin}/a")
    assert (page.content, page.url, page.version.etag) == (HTML, f"{server.origin}/a", '"1"')
    assert "User-Agent: Rawi/" in server.heads[-1]
    assert f"Host: 127.0.0.1:{server.port}" in server.heads[-1]
    assert server.asked == ["/robots.txt", "/a"]


def test_this_machine_is_refused_unless_the_program_itself_trusts_it(server) -> None:
    server.answers("/a", HTML)
    with pytest.raises(Refused, match="this machine"):
        Fetcher().fetch(f"{server.origin}/a")
    with pytest.raises(Refused, match="this machine"):
        Fetcher(trusted=frozenset({"http://127.0.0.1:1"})).fetch(f"{server.origin}/a")
    assert server.asked == []


@pytest.mark.parametrize("value", ["1", "true", "yes"])
def test_the_network_can_be_switched_off(server, fetcher, monkeypatch, value) -> None:
    server.answers("/a", HTML)
    monkeypatch.setenv("RAWI_OFFLINE", value)
    with pytest.raises(Refused, match="RAWI_OFFLINE"):
        fetcher.fetch(f"{server.origin}/a")
    assert server.asked == []
    monkeypatch.setenv("RAWI_OFFLINE", "0")
    assert fetcher.fetch(f"{server.origin}/a").content == HTML


def test_redirects_are_followed_and_counted(server, fetcher) -> None:
    server.answers("/1", status="302 Found", headers="Location: /2\r\n")
    server.answers("/2", status="301 Moved", headers="Location: 3?x=أ\r\n")
    server.answers("/3?x=%D8%A3", HTML)
    server.answers("/3", HTML)
    page = fetcher.fetch(f"{server.origin}/1")
    assert page.content == HTML
    assert not page.moved_for_good
    server.answers("/4", status="308 Permanent", headers="Location: /3\r\n")
    assert fetcher.fetch(f"{server.origin}/4").moved_for_good


def test_endless_redirects_end(server, fetcher) -> None:
    server.answers("/a", status="302 Found", headers="Location: /b\r\n")
    server.answers("/b", status="302 Found", headers="Location: /a\r\n")
    with pytest.raises(FetchError, match="more than 4 times"):
        fetcher.fetch(f"{server.origin}/a")


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1:1/x",
        "http://localhost/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "file:///etc/passwd",
        "http://10.0.0.1/",
    ],
)
def test_a_redirect_to_a_closed_network_is_refused(server, fetcher, place) -> None:
    server.answers("/a", status="302 Found", headers=f"Location: {place}\r\n")
    with pytest.raises(Refused):
        fetcher.fetch(f"{server.origin}/a")


def test_a_redirect_nowhere_is_an_error(server, fetcher) -> None:
    server.answers("/a", status="302 Found")
    with pytest.raises(FetchError, match="without saying where"):
        fetcher.fetch(f"{server.origin}/a")


def test_a_slow_server_is_not_waited_for(server, fetcher) -> None:
    fetcher._attempts = 1

    def trickle(line: socket.socket, _: str) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(100):
            line.sendall(b"x")
            real_time.sleep(0.1)

    def trickle_head(line: socket.socket, _: str) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            line.sendall(b"X-%d: 1\r\n" % number)
            real_time.sleep(0.1)

    def silent(line: socket.socket, _: str) -> None:
        real_time.sleep(10)

    for path, behaviour in (("/1", trickle), ("/2", trickle_head), ("/3", silent)):
        server.does(path, behaviour)
        started = real_time.monotonic()
        with pytest.raises(TryLater, match="within 2 seconds"):
            fetcher.fetch(f"{server.origin}{path}")
        assert real_time.monotonic() - started < 4


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<html>", "breaks off after 6 of 1000"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nhe", "breaks off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "breaks off"),
        (b"rubbish\r\n\r\n", "no HTTP"),
        (b"", "no HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 500 + b"\r\n", "no HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n", "no HTTP"),
    ],
    ids=["truncated", "truncated chunk", "bad chunk", "rubbish", "nothing", "many heads", "long head"],
)
def test_a_broken_answer_is_named(server, fetcher, answer: bytes, what: str) -> None:
    fetcher._attempts = 1
    server.does("/a", lambda line, _: line.sendall(answer))
    with pytest.raises(TryLater, match=what):
        fetcher.fetch(f"{server.origin}/a")


def test_a_page_longer_than_stated_is_read_as_far_as_stated(server, fetcher) -> None:
    server.does(
        "/a", lambda line, _: line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello rubbish")
    )
    assert fetcher.fetch(f"{server.origin}/a").content == b"hello"


@pytest.mark.parametrize("stated", [True, False])
def test_a_page_without_end_is_cut_off(server, fetcher, stated: bool) -> None:
    head = b"HTTP/1.1 200 OK\r\n" + (b"Content-Length: 99999999999\r\n" if stated else b"") + b"\r\n"

    def endless(line: socket.socket, _: str) -> None:
        line.sendall(head)
        while True:
            line.sendall(b"x" * 65536)

    server.does("/a", endless)
    with pytest.raises(FetchError, match="larger than"):
        fetcher.fetch(f"{server.origin}/a")


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_pages_are_unpacked_and_bombs_are_not(server, fetcher, coding: str, pack) -> None:
    server.answers("/a", pack(HTML), headers=f"Content-Encoding: {coding}\r\n")
    assert fetcher.fetch(f"{server.origin}/a").content == HTML
    server.answers("/b", pack(b"\x00" * 100_000_000), headers=f"Content-Encoding: {coding}\r\n")
    with pytest.raises(FetchError, match="unpacks to more"):
        fetcher.fetch(f"{server.origin}/b")
    server.answers("/c", pack(HTML * 50)[:-20], headers=f"Content-Encoding: {coding}\r\n")
    with pytest.raises(FetchError, match=r"cut short|damaged"):
        fetcher.fetch(f"{server.origin}/c")


def test_a_wrong_charset_is_left_to_the_bytes(server, fetcher) -> None:
    body = HTML.decode().encode("cp1256")
    server.answers("/a", body, headers="Content-Type: text/html; charset=utf-8\r\n")
    assert fetcher.fetch(f"{server.origin}/a").content == body


def test_a_busy_server_is_asked_again_when_it_says(server, fetcher, time) -> None:
    answers = iter(["429 Too Many Requests", "503 Unavailable", "200 OK"])

    def behave(line: socket.socket, _: str) -> None:
        status = next(answers)
        line.sendall(
            f"HTTP/1.1 {status}\r\nRetry-After: 7\r\nContent-Length: {len(HTML)}\r\n\r\n".encode() + HTML
        )

    server.does("/a", behave)
    assert fetcher.fetch(f"{server.origin}/a").content == HTML
    assert time.slept[:2] == [7.0, 7.0]


def test_a_server_that_asks_for_a_long_wait_is_left_alone(server, fetcher, time) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    server.answers("/a", status="429 Too Many Requests", headers=f"Retry-After: {until}\r\n")
    with pytest.raises(TryLater) as raised:
        fetcher.fetch(f"{server.origin}/a")
    assert raised.value.wait is not None
    assert 7000 < raised.value.wait <= 7200
    assert server.asked.count("/a") == 1
    assert time.slept == []


def test_a_failing_server_is_backed_off_from_and_given_up(server, fetcher, time) -> None:
    server.answers("/a", status="500 Broken")
    with pytest.raises(TryLater, match="500"):
        fetcher.fetch(f"{server.origin}/a")
    assert server.asked.count("/a") == 3
    assert [wait for wait in time.slept if wait >= 2] == [2.0, 4.0]


@pytest.mark.parametrize(
    ("status", "what"), [("404 x", "no such page"), ("403 x", "browser"), ("418 x", "418")]
)
def test_a_refusal_is_final(server, fetcher, status: str, what: str) -> None:
    server.answers("/a", status=status)
    with pytest.raises(FetchError, match=what):
        fetcher.fetch(f"{server.origin}/a")
    assert server.asked.count("/a") == 1


def test_a_page_known_is_not_sent_again(server, fetcher) -> None:
    def behave(line: socket.socket, head: str) -> None:
        if 'If-None-Match: "7"' in head and "If-Modified-Since: Tue" in head:
            line.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n")
        else:
            line.sendall(b"HTTP/1.1 500 x\r\n\r\n")

    server.does("/a", behave)
    known = Version('"7"', "Tue, 07 May 2024 12:00:00 GMT")
    page = fetcher.fetch(f"{server.origin}/a", known=known)
    assert (page.unchanged, page.content) == (True, b"")


def test_what_robots_forbid_is_not_asked(server, fetcher) -> None:
    rules = "User-agent: *\nDisallow: /private/\nCrawl-delay: 9\n\nUser-agent: Other\nDisallow: /\n"
    server.answers("/robots.txt", rules.encode())
    server.answers("/private/a", HTML)
    server.answers("/a", HTML)
    with pytest.raises(Refused, match=r"robots\.txt"):
        fetcher.fetch(f"{server.origin}/private/a")
    assert fetcher.fetch(f"{server.origin}/a").content == HTML
    assert server.asked == ["/robots.txt", "/a"]


def test_a_redirect_to_what_robots_forbid_is_refused(server, fetcher) -> None:
    server.answers("/robots.txt", b"User-agent: Rawi\nDisallow: /b")
    server.answers("/a", status="302 Found", headers="Location: /b\r\n")
    with pytest.raises(Refused, match=r"robots\.txt"):
        fetcher.fetch(f"{server.origin}/a")
    assert "/b" not in server.asked


def test_failing_robots_put_a_site_off(server, fetcher) -> None:
    fetcher._attempts = 1
    server.answers("/robots.txt", status="503 Unavailable", headers="Retry-After: 300\r\n")
    with pytest.raises(TryLater, match=r"robots\.txt") as raised:
        fetcher.fetch(f"{server.origin}/a")
    assert raised.value.wait == 300.0
    server.answers("/robots.txt", status="403 Forbidden")
    server.answers("/a", HTML)
    assert fetcher.fetch(f"{server.origin}/a").content == HTML


def test_robots_that_redirect_to_a_closed_network_are_refused(server, fetcher) -> None:
    server.answers("/robots.txt", status="302 Found", headers="Location: http://10.0.0.1/\r\n")
    with pytest.raises(Refused, match="private"):
        fetcher.fetch(f"{server.origin}/a")


def test_robots_with_costly_patterns_take_no_time(server, fetcher) -> None:
    server.answers("/robots.txt", b"User-agent: *\nDisallow: /" + b"a*" * 40 + b"b$\nAllow: " + b"*a" * 500)
    path = "/" + "a" * 5000
    started = real_time.monotonic()
    with pytest.raises(FetchError):
        fetcher.fetch(f"{server.origin}{path}")
    assert real_time.monotonic() - started < 2


def test_requests_to_one_host_are_spaced_out(server, fetcher, time) -> None:
    for path in ("/a", "/b", "/c"):
        server.answers(path, HTML)
        fetcher.fetch(f"{server.origin}{path}")
    assert time.slept == [1.0, 1.0]
    server.answers("/robots.txt", b"User-agent: *\nCrawl-delay: 5")
    time.now += 100_000
    for path in ("/a", "/b"):
        fetcher.fetch(f"{server.origin}{path}")
    assert time.slept[2:] == [5.0]


def test_a_closed_port_says_so(fetcher, server) -> None:
    fetcher._attempts = 1
    server.close()
    threading.Event().wait(0.1)
    with pytest.raises(TryLater, match="connection failed"):
        fetcher.fetch(f"{server.origin}/a")
