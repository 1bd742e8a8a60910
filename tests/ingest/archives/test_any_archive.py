"""Whatever an archive, feed or page holds, reading it gives articles and failures, soon, and never raises.

`RAWI_FUZZ_EXAMPLES=20000 pytest tests/ingest/archives/test_any_archive.py` looks for longer.
"""

import bz2
import gzip
import io
import json
import lzma
import os
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pdf_files import pdf_of
from warc_files import answer, page, record

from rawi.errors import InputError
from rawi.fetch.codings import CodingError, undo_codings
from rawi.fetch.retry_after import seconds_to_wait
from rawi.fetch.robots import Rules
from rawi.ingest.loading import load_articles
from rawi.records import Article, Failure
from rawi.watch.canonical import canonical_key
from rawi.watch.feeds import read_feed
from rawi.watch.front_pages import read_front_page
from rawi.watch.sitemaps import read_sitemap

EXAMPLES = int(os.environ.get("RAWI_FUZZ_EXAMPLES", "40"))
LONGEST = 20.0
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=SLOW)

TEXT = "وصل الوفد التونسي إلى الجزائر صباح اليوم، وغادرها مساء إلى طرابلس."
ITEM = f"<item><title>{TEXT}</title><link>/1</link><pubDate>6 أيار 2024</pubDate></item>"
RSS = f"<rss version='2.0'><channel>{ITEM}{ITEM}</channel></rss>"
SITEMAP = "<urlset><url><loc>/1</loc><lastmod>2024-05-06</lastmod></url><url><loc>/2</loc></url></urlset>"
MESSAGE = f"From a@b.example Tue May  7 23:30:00 2024\nSubject: x\nFrom: a@b.example\n\n{TEXT}\n\n"
CSV = f"title,url,text\nx,https://a.example/1,{TEXT}\n"


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.jsonl", json.dumps({"text": TEXT}))
    return buffer.getvalue()


RECORDS = [record(number) for number in range(3)]
SOUND = {
    "warc": b"".join(RECORDS),
    "warc.gz": b"".join(map(gzip.compress, RECORDS)),
    "wet": record(1, TEXT.encode() * 5, kind="conversion"),
    "chunked": record(1, answer(b"5\r\nhello\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n")),
    "zip": _zip(),
    "mbox": MESSAGE.encode() * 3,
    "eml": MESSAGE.partition("\n")[2].encode(),
    "csv": CSV.encode(),
    "jsonl": "\n".join(json.dumps({"text": TEXT, "published": "2024-05-06"}) for _ in range(3)).encode(),
    "json": json.dumps([{"text": TEXT}] * 3, ensure_ascii=False).encode(),
    "html": page(1),
    "pdf": pdf_of([[TEXT[::-1]]]),
    "jsonl.gz": gzip.compress(json.dumps({"text": TEXT}).encode()),
    "jsonl.bz2": bz2.compress(json.dumps({"text": TEXT}).encode()),
    "jsonl.xz": lzma.compress(json.dumps({"text": TEXT}).encode()),
    "jsonl.zst": zstandard.compress(json.dumps({"text": TEXT}).encode()),
}


@st.composite
def damaged(draw: st.DrawFn, sound: bytes) -> bytes:
    """Give sound data with pieces cut out, doubled, overwritten or put in."""
    data = bytearray(sound)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 60))
        how = draw(st.sampled_from(["cut", "double", "write", "insert", "end"]))
        if how == "cut":
            del data[at : at + length]
        elif how == "double":
            data[at:at] = data[at : at + 10 * length]
        elif how == "write":
            data[at : at + length] = draw(st.binary(min_size=0, max_size=length))
        elif how == "insert":
            data[at:at] = draw(st.sampled_from(_TOKENS) | st.binary(max_size=20))
        else:
            del data[at:]
    return bytes(data)


_TOKENS = [
    *(b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: 999999999999\r\n", b"Content-Length: -1\r\n"),
    *(b"HTTP/1.1 200 OK\r\n", b"\nFrom a@b Tue 10:10:10 2024\nX: y\n", b"PK\x03\x04", b"PK\x05\x06"),
    *(b'"', b"{", b"[" * 50, b"<", b"<![CDATA[", b"&x;", b"<!DOCTYPE x [", b"]]>", b"\x00", b"\xff\xfe"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"=?utf-8?q?=ff?=", b"\n>From "),
    *(b"\x1f\x8b\x08", b"%PDF-", b"\xef\xbb\xbf"),
]


def loaded(name: str, data: bytes) -> list[Article | Failure]:
    """Load the data, and see that all of it is well formed and came soon."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{name}"
        path.write_bytes(data)
        found = list(load_articles([path]))
    assert time.monotonic() - started < LONGEST
    for one in found:
        if isinstance(one, Article):
            assert one.text.strip() and one.id
            one.text.encode("utf-8")
        else:
            assert isinstance(one, Failure) and one.where and one.error
            one.where.encode("utf-8")
            one.error.encode("utf-8")
    return found


@pytest.mark.parametrize("name", SOUND)
@many
@given(data=st.data())
def test_a_damaged_archive_never_raises(name: str, data: st.DataObject) -> None:
    loaded(name, data.draw(damaged(SOUND[name])))


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_one_gives_articles(name: str) -> None:
    found = loaded(name, SOUND[name])
    assert name == "chunked" or any(isinstance(one, Article) for one in found)


@many
@given(data=st.sampled_from([RSS.encode(), SITEMAP.encode(), page(1), b""]).flatmap(damaged))
@example(b"<urlset><Content-Length: 9><loc>/1</loc></urlset>")
@example(b"<rss><channel><item><pubDate>99 \xd8\xa3\xd9\x8a\xd8\xa7\xd8\xb1 99999</pubDate><link>[</link>")
def test_damaged_feeds_sitemaps_and_front_pages_never_raise(data: bytes) -> None:
    for read in (read_feed, read_sitemap, read_front_page):
        try:
            found = read(data, "https://a.example/x")
        except InputError as error:
            assert error.what
        else:
            pages = found.pages if hasattr(found, "pages") else found
            assert all(
                one.url and (one.published is None or isinstance(one.published, date)) for one in pages
            )


CODINGS = ["gzip", "deflate", "br", "chunked", "x"]


@many
@given(body=st.binary(max_size=300), codings=st.lists(st.sampled_from(CODINGS)))
def test_any_coded_body_is_undone_or_named(body: bytes, codings: list[str]) -> None:
    try:
        assert len(undo_codings(body, codings, limit=100_000)) <= 100_000
    except CodingError as error:
        assert str(error)


@many
@given(url=st.text(max_size=80), text=st.text(max_size=200))
@example(url=" ", text="")
@example(url="%0a/index.php ", text="a*")
def test_any_address_robots_and_header_are_understood_or_not(url: str, text: str) -> None:
    for one in (url, f"http://{url}"):
        key = canonical_key(one)
        assert key is None or key.strip()
    page_key = canonical_key(f"https://a.example/{url}")
    assert "#" in url or canonical_key(f"https://a.example/{url}#x") == page_key
    assert page_key is None or page_key.startswith("a.example")
    assert Rules(f"User-agent: *\nDisallow: {text}", "Rawi").allow("https://a.example/x") in (True, False)
    wait = seconds_to_wait(text)
    assert wait is None or 0 <= wait <= 86_400
