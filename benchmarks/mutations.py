"""Makes inputs to fuzz with: sound pages, feeds, web archives and JSON lines, and damages them."""

import gzip
import json
import random
from collections.abc import Callable, Sequence

import archive
import articles

from rawi import Article

_SOUND = 12
_MOST_STEPS = 8
_LONGEST_CUT = 400
_LARGEST = 200_000
# Tokens that mean something to the readers: marks, lengths, entities, bad encodings, Arabic that steers.
_TOKENS: tuple[bytes, ...] = (
    *(b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: 999999999999\r\n", b"Content-Length: -1\r\n"),
    *(b"WARC-Type: response\r\n", b"Content-Length: 0\r\n", b"HTTP/1.1 200 OK\r\n", b"\x1f\x8b\x08"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"ffffffff\r\n", b"0\r\n\r\n"),
    *(b'"', b"{", b"}", b"[" * 200, b"{" * 200, b"\\", b"\\ud800", b"\\u0000", b"1e999", b"null", b":"),
    *(b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>", b"&x;"),
    *(b"&#1114112;", b"&#0;", b"&#xd800;", b"<script>", b"<style>", b"<table>" * 50, b"<div>" * 300),
    *(
        b"<article>",
        b"<p>",
        b"<br>",
        b"<meta charset=utf-16>",
        b"<meta charset=windows-1256>",
        b"<base href=//>",
    ),
    *(b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xd8"),
    *(b"<item>", b"<entry>", b"<link>", b"<pubDate>", b"<updated>99999-99-99</updated>", b"<guid>"),
    *("\u202e".encode(), "\u200f".encode(), "\u0651".encode() * 50, "\u0640".encode() * 100, b"9" * 400),
    *(b'{"text": "', b'"text"', b'"published": "0000-00-00"', b'"published": 1e18', b'"url": "http://["'),
)


def _json_line(article: Article, draw: random.Random) -> bytes:
    told = {
        "text": article.text,
        "published": "2024-05-06",
        "url": f"https://a.example/{draw.randint(1, 99)}",
        "title": article.text[:40],
    }
    return json.dumps(told, ensure_ascii=draw.random() < 0.3).encode() + b"\n"


def _jsonl(found: Sequence[Article], draw: random.Random) -> bytes:
    return b"".join(_json_line(one, draw) for one in found[: draw.randint(1, 4)])


def _page(found: Sequence[Article], draw: random.Random) -> bytes:
    one = draw.choice(found)
    return archive.page(one.text, one.text[:50], draw, script=draw.randint(0, 200))


def _feed(found: Sequence[Article], draw: random.Random) -> bytes:
    items = "".join(
        f"<item><title>{one.text[:40]}</title><link>/n/{at}</link><guid>{at}</guid>"
        f"<pubDate>Mon, 06 May 2024 07:08:09 GMT</pubDate><description>{one.text[:200]}</description></item>"
        for at, one in enumerate(found[: draw.randint(1, 6)])
    )
    atom = "<entry><title>x</title><link href='/1'/><updated>2024-05-06T00:00:00Z</updated></entry>"
    whole = (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{items}</channel></rss>",
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{atom * 3}</feed>",
        "<urlset><url><loc>/1</loc><lastmod>2024-05-06</lastmod></url></urlset>",
    )
    return draw.choice(whole).encode()


def _warc(found: Sequence[Article], draw: random.Random) -> bytes:
    records = []
    for number in range(draw.randint(1, 4)):
        body = _page(found, draw)
        if draw.random() < 0.3:
            body, coding = gzip.compress(body), "Content-Encoding: gzip\r\n"
        else:
            coding = ""
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}\r\n".encode()
        packed = archive.record(number, "response", "response", head + body)
        records.append(packed if draw.random() < 0.5 else gzip.decompress(packed))
    return b"".join(records)


KINDS: dict[str, Callable[[Sequence[Article], random.Random], bytes]] = {
    "page": _page,
    "feed": _feed,
    "warc": _warc,
    "jsonl": _jsonl,
}


def sound(kind: str, draw: random.Random) -> list[bytes]:
    """Make some sound inputs of a kind."""
    mixed = articles.mixed(seed=draw.randint(0, 10**6))
    found = [next(mixed) for _ in range(_SOUND)]
    return [KINDS[kind](found, draw) for _ in range(_SOUND)]


def damaged(data: bytes, other: bytes, draw: random.Random) -> bytes:
    """Damage an input in some places: cut, double, overwrite, put in tokens, splice with another one."""
    made = bytearray(data)
    for _ in range(draw.randint(1, _MOST_STEPS)):
        at = draw.randint(0, len(made))
        length = draw.randint(0, draw.choice((4, 40, _LONGEST_CUT)))
        how = draw.randint(0, 7)
        if how == 0:
            del made[at : at + length]
        elif how == 1:
            made[at:at] = bytes(made[at : at + length]) * draw.choice((1, 2, 30))
        elif how == 2:
            made[at : at + length] = draw.randbytes(length)
        elif how in (3, 4):
            made[at:at] = draw.choice(_TOKENS) * draw.choice((1, 1, 1, 3, 100))
        elif how == 5:
            start = draw.randint(0, len(other))
            made[at : at + length] = other[start : start + draw.randint(0, 5 * _LONGEST_CUT)]
        elif how == 6 and made:
            made[at % len(made)] ^= 1 << draw.randint(0, 7)
        elif how == 7 and draw.random() < 0.2:
            del made[at:]
    return bytes(made[:_LARGEST])
