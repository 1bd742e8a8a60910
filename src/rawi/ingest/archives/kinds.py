"""Tells formats apart by the first bytes, and by the name where the bytes leave it open."""

import re

from rawi.ingest.archives.members import Kind

# How many bytes are looked at: enough for the mark of a TAR.
SAMPLE = 512
STANDARD_INPUT = "-"
_STARTS = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"%PDF-", Kind.PDF),
    (b"PAR1", Kind.PARQUET),
    (b"WARC/", Kind.WARC),
)
_TAR_MARK, _TAR_MARK_AT = b"ustar", 257
_ENVELOPE = re.compile(rb"From \S+ .{0,80}\d\d:\d\d.{0,40}\r?\n[!-9;-~]+:")
_JSON_LINES = (".jsonl", ".ndjson")
_JSON = (*_JSON_LINES, ".json")
_NO_JSON = (".html", ".htm", ".xhtml", ".txt", ".text", ".mbox", ".eml", ".csv", ".tsv")
_NAMES = {".eml": Kind.MAIL, ".mbox": Kind.MBOX, ".csv": Kind.ADDRESSES, ".tsv": Kind.ADDRESSES}


def kind_of(start: bytes, name: str) -> Kind:
    """Tell the format of a stream by its first bytes and its name, the endings of packing dropped.

    >>> kind_of(b"%PDF-1.7", "report"), kind_of('{"text": "خبر"}'.encode(), "-")
    (<Kind.PDF: 'pdf'>, <Kind.JSON: 'json'>)
    """
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    if start[_TAR_MARK_AT:].startswith(_TAR_MARK):
        return Kind.TAR
    if _ENVELOPE.match(start):
        return Kind.MBOX
    for ending, kind in _NAMES.items():
        if name.endswith(ending):
            return kind
    if name.endswith(_JSON) or (_opens_json(start) and _may_be_json(name)):
        return Kind.JSON
    return Kind.PAGE


def is_json_lines(name: str) -> bool:
    """Tell whether a name promises one article a line."""
    return name.endswith(_JSON_LINES)


def _opens_json(start: bytes) -> bool:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"{") or (text.startswith(b"[") and text[1:].lstrip()[:1] in (b"{", b""))


def _may_be_json(name: str) -> bool:
    """Tell names that leave the format open: standard input, and endings that say nothing of it."""
    return name == STANDARD_INPUT or not name.endswith(_NO_JSON)
