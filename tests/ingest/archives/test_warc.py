"""Web archives: pages come out, damage is named, and what stands behind it is still read."""

import bz2
import gzip
import io
import json
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from warc_files import answer, packed, page, record

from rawi.ingest.loading import load_articles
from rawi.records import Article, Failure


def load(path: Path, data: bytes) -> tuple[list[str], list[Failure]]:
    """Write an archive, and give the last part of each article's address, and the failures."""
    path.write_bytes(data)
    found = list(load_articles([path]))
    addresses = [one.url.rpartition("/")[2] for one in found if isinstance(one, Article) and one.url]
    return addresses, [one for one in found if isinstance(one, Failure)]


FIVE = [record(number) for number in range(5)]
ALL = ["0", "1", "2", "3", "4"]
WITHOUT_2 = ["0", "1", "3", "4"]


@pytest.mark.parametrize(
    "data",
    [b"".join(FIVE), packed(FIVE), gzip.compress(b"".join(FIVE)), bz2.compress(b"".join(FIVE))],
    ids=["plain", "by record", "as a whole", "bzip2"],
)
def test_pages_are_read_however_they_are_packed(tmp_path: Path, data: bytes) -> None:
    assert load(tmp_path / "a.warc.gz", data) == (ALL, [])
    assert load(tmp_path / "no ending", data) == (ALL, [])


def test_an_article_has_the_address_of_its_record_and_only_its_own_text(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(7))
    (article,) = load_articles([tmp_path / "a.warc"])
    assert isinstance(article, Article)
    assert article.url == "https://news.example/7"
    assert article.title == "خبر رقم 7"
    assert article.text.startswith("أعلن وزير النقل")
    assert article.published is None, "the day of the crawl is no day of publication"


def test_what_is_no_arabic_page_is_passed_over(tmp_path: Path) -> None:
    english = b"<html><body><p>" + b"The minister opened the port this morning. " * 20 + b"</p></body></html>"
    others = [
        record(10, kind="request"),
        record(11, answer(b"\x89PNG\r\n", headers="Content-Type: image/png\r\n")),
        record(12, answer(page(12), status="404 Not Found")),
        record(13, answer(english)),
        record(14, answer(b"", status="301 Moved", headers="Location: /x\r\n")),
        record(15, b"software: crawler\r\n", kind="warcinfo"),
    ]
    assert load(tmp_path / "a.warc.gz", packed([*others, record(1)])) == (["1"], [])
    assert "no page in Arabic among its 6 records" in load(tmp_path / "b.warc.gz", packed(others))[1][0].error


def test_text_of_common_crawl_is_read(tmp_path: Path) -> None:
    text = "\n\n".join(["ميناء جديد في طنجة", "افتتح الوزير صباح اليوم الميناء الجديد في طنجة. " * 4])
    assert load(tmp_path / "a.warc.wet.gz", packed([record(3, text.encode(), kind="conversion")])) == (
        ["3"],
        [],
    )


@pytest.mark.parametrize("pack", [packed, b"".join], ids=["packed", "plain"])
@pytest.mark.parametrize("length", [50, 5_000, 200, 0], ids=["short", "long", "in the body", "none"])
def test_a_wrong_length_costs_only_its_own_record(tmp_path: Path, pack: object, length: int) -> None:
    records = [record(number, length=length if number == 2 else None) for number in range(5)]
    found, failures = load(tmp_path / "a.warc", pack(records))  # type: ignore[operator]
    assert found == WITHOUT_2
    assert "record <urn:uuid:000000000002>" in failures[0].where
    assert len(failures) == 1


@pytest.mark.parametrize("length", ["10" * 12, "-5", "many", ""])
def test_a_length_that_is_none_costs_only_its_own_record(tmp_path: Path, length: str) -> None:
    bad = record(2).replace(
        f"Content-Length: {len(answer(page(2)))}".encode(), f"Content-Length: {length}".encode()
    )
    found, failures = load(tmp_path / "a.warc", b"".join([*FIVE[:2], bad, *FIVE[3:]]))
    assert (found, len(failures)) == (WITHOUT_2, 1)


def test_a_huge_false_length_costs_only_its_own_packed_record(tmp_path: Path) -> None:
    records = [record(number, length=10**15 if number == 2 else None) for number in range(5)]
    found, failures = load(tmp_path / "a.warc.gz", packed(records))
    assert (found, len(failures)) == (WITHOUT_2, 1)


def test_damage_inside_a_packed_record_costs_only_that_record(tmp_path: Path) -> None:
    parts = [gzip.compress(one) for one in FIVE]
    middle = bytearray(parts[2])
    middle[len(middle) // 2 : len(middle) // 2 + 20] = b"\xff" * 20
    cut = parts[2][: len(parts[2]) // 2]
    for damaged in (bytes(middle), cut, parts[2][:-4], b"rubbish" * 100, parts[2][:5]):
        found, failures = load(tmp_path / "a.warc.gz", b"".join([*parts[:2], damaged, *parts[3:]]))
        assert [one for one in found if one != "2"] == WITHOUT_2
        assert len(failures) == 1, failures


@pytest.mark.parametrize("at", [1, 30, 400])
def test_a_cut_archive_gives_what_stood_before(tmp_path: Path, at: int) -> None:
    for data in (b"".join(FIVE)[:-at], packed(FIVE)[:-at]):
        found, failures = load(tmp_path / "a.warc.gz", data)
        assert found[:4] == ALL[:4]
        assert len(failures) <= 1
        assert len(found) == 5 or failures


def test_rubbish_between_records_is_passed_over(tmp_path: Path) -> None:
    found, failures = load(
        tmp_path / "a.warc", FIVE[0] + b"some rubbish\r\n\r\nmore\r\n" + b"".join(FIVE[1:])
    )
    assert (found, len(failures)) == (ALL, 1)


def test_a_page_that_speaks_of_warc_is_left_whole(tmp_path: Path) -> None:
    tricky = page(1).replace(b"</p>", b"\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n</p>")
    assert load(tmp_path / "a.warc", record(1, answer(tricky)) + record(2)) == (["1", "2"], [])


def _chunked(body: bytes) -> bytes:
    parts = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: br\r\n", brotli.compress),
        ("Transfer-Encoding: chunked\r\n", _chunked),
        (
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            lambda body: _chunked(gzip.compress(body)),
        ),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", bytes),
    ],
    ids=["gzip", "deflate", "brotli", "chunks", "gzip in chunks", "headers alone"],
)
def test_what_the_server_did_to_a_page_is_undone(tmp_path: Path, headers: str, code: object) -> None:
    block = answer(code(page(1)), headers=f"Content-Type: text/html\r\n{headers}")  # type: ignore[operator]
    assert load(tmp_path / "a.warc", record(1, block)) == (["1"], [])


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_a_page_that_is_a_bomb_is_named(tmp_path: Path, coding: str, pack: object) -> None:
    bomb = answer(pack(b"\xd8\xa7" * 30_000_000), headers=f"Content-Encoding: {coding}\r\n")  # type: ignore[operator]
    found, failures = load(tmp_path / "a.warc", record(0, bomb) + record(1))
    assert found == ["1"]
    assert "more than 20 MB" in failures[0].error


def test_a_page_that_the_crawler_cut_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(1, head="WARC-Truncated: length\r\n"))
    (article,) = load_articles([tmp_path / "a.warc"])
    assert isinstance(article, Article)
    assert "cut the page short (length)" in article.notes[0]


def test_a_charset_that_lies_does_no_harm(tmp_path: Path) -> None:
    body = page(1).decode().encode("cp1256")
    block = answer(body, headers="Content-Type: text/html; charset=utf-8\r\n")
    (tmp_path / "a.warc").write_bytes(record(1, block))
    (article,) = load_articles([tmp_path / "a.warc"])
    assert isinstance(article, Article)
    assert article.text.startswith("أعلن وزير النقل")


def test_an_archive_of_another_writer_gives_what_another_reader_finds(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        for number in range(20):
            made = WarcRecord()
            made.init_headers(WarcRecordType.response)
            made.headers["WARC-Target-URI"] = f"https://news.example/{number}"
            made.is_http = True
            made.set_bytes_content(answer(page(number)))
            writer = GzipWriter(file)
            made.write(writer)
            writer.close()
    data = path.read_bytes()
    found, failures = load(path, data)
    read = [one.headers["WARC-Target-URI"] for one in ArchiveIterator(io.BytesIO(data))]
    assert [f"https://news.example/{number}" for number in found] == read
    assert len(read) == 20
    assert failures == []


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_gives_the_pages_of_its_archives_alone(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package"}))
        archive.writestr("pages/pages.jsonl", json.dumps({"url": "https://news.example/0", "text": "نص"}))
        archive.writestr("archive/data.warc.gz", packed(FIVE))
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"x"))
    found, failures = load(path, path.read_bytes())
    assert (found, failures) == (ALL, [])
