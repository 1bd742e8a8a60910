"""Opens one file or member of an archive, tells its format, and hands it to the reader of that format."""

import io
import zlib
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, BinaryIO, cast

from rawi.errors import UnreadableInput
from rawi.ingest.archives.kinds import SAMPLE, is_json_lines, kind_of
from rawi.ingest.archives.limits import DEEPEST, Metered
from rawi.ingest.archives.members import CONTAINERS, Items, Kind, Member
from rawi.ingest.archives.packing import unpacked, unpacked_name
from rawi.ingest.files import Recoded
from rawi.ingest.identity import content_id
from rawi.ingest.jsonl import read_json
from rawi.ingest.page import LARGEST_PAGE, article_from_page
from rawi.records import Article, PublishedBasis

_BUFFER = 64 * 1024
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# One packing inside another is met (`.tar.gz` in `.gz`), more is mischief.
_MOST_PACKINGS = 3


def open_member(member: Member) -> Items:
    """Give what a member holds: its articles, or the members of an archive.

    Raises InputError for what cannot be read, MissingLibrary where a library must be installed, and
    whatever reading a damaged file raises.
    """
    with ExitStack() as opened:
        raw = opened.enter_context(member.open())
        stream = _buffered(raw, member)
        kind = member.kind
        if kind is None and _is_packed_warc(stream):
            kind = Kind.WARC
        elif kind is None:
            for _ in range(_MOST_PACKINGS):
                stream = unpacked(stream, member)
            kind = kind_of(stream.peek(SAMPLE)[:SAMPLE], unpacked_name(member.name))
        if kind in CONTAINERS and member.depth >= DEEPEST:
            what = f"archives stand in archives more than {DEEPEST} deep; unpack the outer ones."
            raise UnreadableInput(member.where, what)
        if kind is Kind.JSON:
            if stream.peek(2)[:2] in _UTF16_MARKS:
                stream = opened.enter_context(io.BufferedReader(Recoded(stream)))
            whole = not is_json_lines(unpacked_name(member.name))
            yield from read_json(cast(BinaryIO, stream), member.where, whole=whole)
        elif kind is Kind.PAGE:
            yield _page(stream, member)
        else:
            yield from _read_other(kind, stream, member)


def _buffered(raw: BinaryIO, member: Member) -> "io.BufferedReader[Any]":
    """Give a stream that can be peeked into; the bytes of the outermost file are counted."""
    if member.depth == 0:
        if raw.seekable():
            member.meter.follow(raw)
        else:
            raw = cast(BinaryIO, Metered(raw, member.meter, unpacked=False))
    return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(Any, raw), _BUFFER)


def _read_other(kind: Kind, stream: "io.BufferedReader[Any]", member: Member) -> Items:
    """Read an archive or a document; each reader is imported when the first of its kind is met."""
    if kind is Kind.WARC:
        from rawi.ingest.archives.warc import read_warc as read
    elif kind is Kind.ZIP:
        from rawi.ingest.archives.zips import read_zip as read
    elif kind is Kind.TAR:
        from rawi.ingest.archives.tars import read_tar as read
    elif kind is Kind.MBOX:
        from rawi.ingest.archives.mboxes import read_mbox as read
    elif kind is Kind.MAIL:
        from rawi.ingest.archives.mail import read_mail as read
    elif kind is Kind.PDF:
        from rawi.ingest.archives.pdf import read_pdf as read
    elif kind is Kind.PARQUET:
        from rawi.ingest.archives.parquet import read_parquet as read
    else:
        from rawi.ingest.archives.address_lists import read_address_list as read
    yield from read(stream, member)


def _is_packed_warc(stream: "io.BufferedReader[Any]") -> bool:
    """Tell a web archive in gzip, which is read member by member, from other gzip files."""
    start = stream.peek(SAMPLE)
    if not start.startswith(_GZIP):
        return False
    try:
        return zlib.decompressobj(31).decompress(start, len(_WARC)) == _WARC
    except zlib.error:
        return False


def _page(stream: "io.BufferedReader[Any]", member: Member) -> Article:
    data = bytearray()
    while len(data) <= LARGEST_PAGE and (part := stream.read1(1 << 20)):
        data += part
    told = member.told
    # The name tells HTML from text; messages say where the page stands.
    try:
        article = article_from_page(bytes(data), path=member.name, url=told.url if told else None)
    except UnreadableInput as error:
        raise UnreadableInput(member.where, error.what) from error
    return article if told is None else _completed(article, member)


def _completed(article: Article, member: Member) -> Article:
    """Add what a list tells of a page where the page itself says nothing."""
    told = member.told
    assert told is not None
    unsure = article.published_basis in (PublishedBasis.TEXT, PublishedBasis.UNKNOWN)
    dated = told.published is not None and unsure
    title = article.title or told.title
    return replace(
        article,
        id=content_id(article.text, url=article.url, title=title),
        title=title,
        source=article.source or told.source,
        published=told.published if dated else article.published,
        published_basis=PublishedBasis.GIVEN if dated else article.published_basis,
        notes=(*article.notes, *told.notes),
    )


__all__ = ["open_member"]
