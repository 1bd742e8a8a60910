"""Measure the reading of a web archive: `python benchmarks/archive.py [--megabytes N] [--keep FILE]`.

Makes an archive as crawlers do (requests, pictures, pages in Arabic and English, packed record by
record), loads its articles, and prints the rate, the share of the time that extraction takes, and the
memory in use along the way.
"""

import argparse
import gzip
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import articles

from rawi import Article, load_articles
from rawi.ingest import opening
from rawi.ingest import page as pages_of_news

_MEGABYTE = 1024 * 1024
_SCRIPT = "abcdefghijklmnopqrstuvwxyz0123456789(){};=.,_$"
_STEPS = 8


def page(text: str, title: str, draw: random.Random, *, script: int | None = None) -> bytes:
    """Wrap a text as sites do: a script of that length and menus around it, links to other news below."""
    length = draw.randint(5_000, 60_000) if script is None else script
    code = "".join(draw.choices(_SCRIPT, k=length))
    lines = text.split("\n")
    links = "".join(f'<li><a href="/news/{draw.randint(1, 10**6)}">{line[:60]}</a></li>' for line in lines)
    menu = "".join(f'<li><a href="/s/{number}">{line[:12]}</a></li>' for number, line in enumerate(lines))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8><title>{title}</title>"
        f"<script>{code}</script></head><body><header><nav><ul>{menu}</ul></nav></header>"
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside><ul>{links}</ul></aside><footer><p>{title}</p></footer></body></html>"
    ).encode()


def record(number: int, kind: str, said: str, block: bytes) -> bytes:
    """Write one record of a web archive, packed."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"Content-Type: application/http; msgtype={said}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def _answer(kind: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body


def _records(draw: random.Random) -> Iterator[tuple[bytes, int]]:
    """Give packed records for ever, and for each how many Arabic pages it holds."""
    foreign = b"<html><body>" + b"<p>The minister opened the new port of the capital.</p>" * 60
    for number, article in zip(count(), articles.mixed()):
        yield record(3 * number, "request", "request", b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"), 0
        picture = _answer("image/jpeg", draw.randbytes(draw.randint(0, 200_000)))
        yield record(3 * number + 1, "response", "response", picture), 0
        is_arabic = number % 5 != 4
        body = page(article.text, article.text[:50], draw) if is_arabic else foreign
        yield record(3 * number + 2, "response", "response", _answer("text/html", body)), int(is_arabic)


def write_archive(path: Path, size: int) -> int:
    """Write an archive of at least so many bytes; give the number of its Arabic pages."""
    written = pages = 0
    with path.open("wb") as file:
        for record, held in _records(random.Random(7)):
            written += file.write(record)
            pages += held
            if written >= size:
                break
    return pages


def _resident() -> float:
    """Give the memory in use now, in MB; the peak where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


def measure(path: Path, pages: int) -> None:
    """Load an archive and print what it took."""
    extracting = 0.0
    original = pages_of_news.article_from_page

    def timed(*given: object, **named: object) -> Article:
        nonlocal extracting
        started = time.process_time()
        try:
            return original(*given, **named)  # type: ignore[arg-type]
        finally:
            extracting += time.process_time() - started

    opening.article_from_page = timed  # type: ignore[attr-defined]  # where archives call it
    print("| pages | seconds | pages a second | MB in memory |")
    print("|-:|-:|-:|-:|")
    started, busy, found = time.monotonic(), time.process_time(), 0
    for outcome in load_articles([path]):
        found += isinstance(outcome, Article)
        if found % max(1, pages // _STEPS) == 0:
            elapsed = time.monotonic() - started
            print(f"| {found:,} | {elapsed:.0f} | {found / elapsed:.0f} | {_resident():.0f} |", flush=True)
    busy = time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.stat().st_size / _MEGABYTE
    print(f"\n{found:,} of {pages:,} pages from {size:,.0f} MB; {busy:.0f} s of processor time, ", end="")
    print(f"{extracting / busy:.0%} of it extraction, {size / busy:.1f} MB/s; peak memory {peak:.0f} MB.")


def main() -> None:
    """Make the archive and measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--megabytes", type=int, default=300, metavar="N", help="size of the archive, packed")
    ask.add_argument("--keep", type=Path, metavar="FILE", help="write the archive here and leave it there")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "synthetic.warc.gz"
        pages = write_archive(path, asked.megabytes * _MEGABYTE)
        measure(path, pages)


if __name__ == "__main__":
    main()
