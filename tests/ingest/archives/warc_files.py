"""Writes small web archives, sound and damaged."""

import gzip
from collections.abc import Iterable

WORDS = "أعلن وزير النقل اليوم في مؤتمر صحفي أن الميناء الجديد سيفتح أبوابه أمام السفن بعد شهرين من الآن"


def page(number: int) -> bytes:
    """Give a page of news whose text names its number."""
    text = f"{WORDS}، وذلك بحسب البيان رقم {number} الذي صدر عن الوزارة صباح اليوم في العاصمة."
    return (
        f"<html><head><title>خبر رقم {number}</title></head><body><article><h1>خبر رقم {number}</h1>"
        f"<p>{text}</p></article></body></html>"
    ).encode()


def answer(body: bytes, *, status: str = "200 OK", headers: str = "Content-Type: text/html\r\n") -> bytes:
    """Give what a server sends: a head and a body."""
    return f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body


def record(
    number: int,
    block: bytes | None = None,
    *,
    length: int | None = None,
    kind: str = "response",
    head: str = "",
) -> bytes:
    """Give one record; `length` may lie about its block."""
    block = answer(page(number)) if block is None else block
    said = "application/http; msgtype=response" if kind in ("response", "request") else "text/plain"
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{number}\r\n"
            f"WARC-Record-ID: <urn:uuid:{number:012d}>\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n{head}"
            f"Content-Type: {said}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def packed(records: Iterable[bytes]) -> bytes:
    """Pack record by record, as crawlers do."""
    return b"".join(map(gzip.compress, records))
