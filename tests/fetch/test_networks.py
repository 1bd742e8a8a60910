"""No address of this machine or a private network is asked, in whatever form it comes."""

import socket

import pytest

from rawi.errors import FetchError, Refused
from rawi.fetch import networks
from rawi.fetch.addresses import read_target
from rawi.fetch.fetcher import Fetcher
from rawi.fetch.networks import is_public

CLOSED = [
    *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:192.168.0.1", "fe80::1"),
    *("fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2002:7f00:1::", "2002:c0a8:101::"),
    *(
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ),
    *("no address", ""),
]
OPEN = ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", CLOSED)
def test_an_address_of_a_closed_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://localhost./",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1%25lo]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0/",
    ],
)
def test_no_spelling_of_a_closed_address_is_fetched(url: str) -> None:
    with pytest.raises(FetchError, match=r"not fetched|nothing is fetched|not found|no usable"):
        Fetcher(attempts=1).fetch(url)


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://a.example/x", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("gopher://a.example", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("a.example/x", "only http and https"),
        ("https://user:secret@a.example/", "name or a password"),
        ("http://a.example:25/", "port 25"),
        ("http://a.example:99999/", "no usable address"),
        ("http:///x", "no host"),
        ("http://[::1/", "no usable address"),
        ("http://" + "a" * 300 + ".example/", "no usable address"),
        ("http://a.example/" + "x" * 9000, "longer than"),
    ],
)
def test_what_is_no_page_of_the_web_is_refused(url: str, what: str) -> None:
    with pytest.raises(Refused, match=what):
        Fetcher(attempts=1).fetch(url)


def test_arabic_hosts_and_paths_are_written_for_the_wire() -> None:
    target = read_target("https://وزارة.example/بيان 5?س=ج&x=1#أسفل")
    assert target.host == "xn--mgbx1cxa.example" or target.host.startswith("xn--")
    assert target.url.isascii()
    assert " " not in target.url and "#" not in target.url
    assert read_target("../ب", base="https://a.example/x/y").url == "https://a.example/%D8%A8"


def test_a_line_break_in_an_address_adds_no_header() -> None:
    target = read_target("https://a.example/x\r\nX-Evil: 1")
    assert "\r" not in target.path and "\n" not in target.path


def _infos(*addresses: str) -> list[tuple[object, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]


def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks.socket, "getaddrinfo", lambda *_, **__: _infos("8.8.8.8", "10.0.0.1"))
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        Fetcher(attempts=1).fetch("http://two.example/")


def test_a_name_is_connected_by_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([_infos("203.0.113.5"), _infos("127.0.0.1")])
    monkeypatch.setattr(networks.socket, "getaddrinfo", lambda *_, **__: next(answers))
    monkeypatch.setattr("rawi.fetch.networks.is_public", lambda address: address != "127.0.0.1")
    connected: list[object] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError("closed")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FetchError):
        Fetcher(attempts=1).fetch("http://changing.example/")
    assert connected == [("203.0.113.5", 80)]


def test_a_name_that_changes_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([_infos("8.8.8.8"), _infos("127.0.0.1")])
    monkeypatch.setattr(networks.socket, "getaddrinfo", lambda *_, **__: next(answers))
    with pytest.raises(Refused, match=r"127\.0\.0\.1"):
        for _ in range(2):
            fetcher = Fetcher(attempts=1)
            monkeypatch.setattr(socket, "create_connection", _closed)
            try:
                fetcher.fetch("http://changing.example/")
            except Refused:
                raise
            except FetchError:
                continue


def _closed(*_: object, **__: object) -> socket.socket:
    raise ConnectionRefusedError("closed")
