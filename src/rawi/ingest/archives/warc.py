"""Names the pages of a web archive (WARC), as crawlers and Common Crawl write them."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, BinaryIO, cast

from rawi.errors import UnreadableInput
from rawi.fetch.codings import CodingError, undo_codings
from rawi.ingest.archives.members import Items, Kind, Member, Told
from rawi.ingest.archives.warc_records import Damage, Record, read_records
from rawi.ingest.encodings import decode
from rawi.ingest.page import LARGEST_PAGE
from rawi.letters import ARABIC_RUN
from rawi.records import Failure

_STORED = ("response", "resource", "conversion")
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(?P<status>\d{3})\b")
_GOOD = 200
# A page with fewer runs of Arabic letters than a short report has words holds no Arabic article.
_LEAST_RUNS = 20
_CUT = "the crawler cut the page short ({reason}); its end may be missing"
# Bytes of every encoding of Arabic: what has none of them need not be decoded to be passed over.
_MAY_BE_ARABIC = re.compile(rb"[\x80-\xff\x06]|&#|\\u06")


def read_warc(stream: "io.BufferedReader[Any]", member: Member) -> Items:
    """Name the Arabic pages of a WARC; damaged records give Failures, and the rest goes on.

    Passed over are requests, notes of the crawler, pictures, styles, films, pages that the server
    refused, and pages without Arabic: a crawl of news has all languages.
    """
    seen = pages = 0
    for record in read_records(stream, member.meter, member.where):
        seen += 1
        if isinstance(record, Damage):
            named = f": record {record.record}" if record.record else ""
            yield Failure(f"{member.where}{named}", f"{record.what}. What else stands there was read.")
            pages += 1
        elif page := _page(record, member):
            pages += 1
            yield page
    if not pages:
        what = f"the archive holds no page in Arabic among its {seen} records."
        yield Failure(member.where, what if seen else "the archive holds no record; copy it again.")


def _page(record: Record, member: Member) -> Member | None:
    if record.headers.get("warc-type") not in _STORED or record.block is None:
        return None
    where = f"{member.where}: record {record.headers.get('warc-record-id', '(without id)')}"
    found = _http_body(record) if _is_http(record) else _bare_body(record)
    if found is None:
        return None
    body, codings = found
    if not codings and not may_be_arabic(body):
        return None
    return Member(
        name="page.html",
        where=where,
        open=partial(_opened, body, codings, where),
        kind=Kind.PAGE,
        told=_told(record),
        depth=member.depth + 1,
        meter=member.meter,
    )


def may_be_arabic(body: bytes) -> bool:
    """Tell cheaply whether a page may hold an Arabic article.

    >>> may_be_arabic("وصل الوفد ".encode() * 20), may_be_arabic(b"The delegation arrived. " * 20)
    (True, False)
    """
    if not _MAY_BE_ARABIC.search(body):
        return False
    text = decode(body).text
    runs = ARABIC_RUN.finditer(text)
    # Letters written as entities are for the parser to find.
    return "&#" in text or any(number >= _LEAST_RUNS for number, _ in enumerate(runs, start=1))


def _told(record: Record) -> Told:
    reason = record.headers.get("warc-truncated")
    address = record.headers.get("warc-target-uri", "").strip("<>")
    return Told(url=address or None, notes=(_CUT.format(reason=reason),) if reason else ())


def _is_http(record: Record) -> bool:
    said = record.headers.get("content-type", "").lower()
    return said.startswith("application/http") or (
        record.headers.get("warc-type") == "response" and bool(_STATUS.match(record.block or b""))
    )


def _bare_body(record: Record) -> tuple[bytes, tuple[str, ...]] | None:
    """Give the block of a page that was stored without the answer around it, such as text of a WET file."""
    said = record.headers.get("content-type", "").lower()
    return (record.block or b"", ()) if said.startswith(_PAGE_TYPES) else None


def _http_body(record: Record) -> tuple[bytes, tuple[str, ...]] | None:
    """Part the body of a good answer with a page from its head, and name the codings to undo."""
    block = record.block or b""
    end = _HEAD_END.search(block)
    status = _STATUS.match(block)
    if end is None or status is None or int(status["status"]) != _GOOD:
        return None
    headers: dict[str, str] = {}
    for line in block[: end.start()].split(b"\n")[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        headers.setdefault(name.strip().lower(), value.strip().lower())
    said = headers.get("content-type", "text/html")
    if not said.startswith(_PAGE_TYPES):
        return None
    codings = (
        *headers.get("content-encoding", "").split(","),
        *headers.get("transfer-encoding", "").split(","),
    )
    return block[end.end() :], tuple(coding.strip() for coding in codings if coding.strip())


@contextmanager
def _opened(body: bytes, codings: tuple[str, ...], where: str) -> Iterator[BinaryIO]:
    try:
        page = undo_codings(body, codings, limit=LARGEST_PAGE) if codings else body
    except CodingError as error:
        raise UnreadableInput(where, f"{error}; fetch the page again.") from error
    yield cast(BinaryIO, io.BytesIO(page))
