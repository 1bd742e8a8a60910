"""Finds out in which encoding a page was saved, and decodes it.

What a page declares about itself is often untrue, so the bytes decide: a byte order mark,
then strict UTF-8, then the Arabic code page under which the letters come as often as they
do in Arabic.
"""

import codecs
import math
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from rawi.ingest.signatures import utf16_without_mark
from rawi.lexicon import load_table

# Longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ARABIC_PAGES = ("cp1256", "iso8859_6")
_WESTERN_PAGE = "cp1252"
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*(?P<name>[\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4096
_SAMPLE = 200_000
# Up to this share of its non-ASCII bytes may be broken in a UTF-8 file that was cut or patched.
_BROKEN_SHARE = 0.02
_RARE = 1e-5  # the frequency counted for a character that is no letter of Arabic
_HINT = 0.3  # a declared code page wins over a rival that fits hardly better (in nats a byte)
# Real Arabic comes out near -3; French, Russian or Greek bytes read as Arabic below -5.
_LEAST_FIT = -4.6


class Decoded(NamedTuple):
    """The text of a file and the encoding that it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode a page, whatever it says of its own encoding.

    >>> decode("قال الوزير إن الوفد وصل".encode("cp1256"))
    Decoded(text='قال الوزير إن الوفد وصل', encoding='cp1256')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    if utf16 := utf16_without_mark(data):
        return Decoded(data.decode(utf16, "replace"), utf16)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_other(data)


def _decode_other(data: bytes) -> Decoded:
    foreign = sum(byte > 127 for byte in data[:_SAMPLE])
    patched = data[:_SAMPLE].decode("utf-8", "replace")
    if patched.count("\N{REPLACEMENT CHARACTER}") <= max(1, foreign * _BROKEN_SHARE) and foreign > 8:
        return Decoded(data.decode("utf-8", "replace"), "utf-8")
    counts = Counter(byte for byte in data[:_SAMPLE] if byte > 127)
    declared = _declared_encoding(data)
    fits = {page: _fit(counts, page) + (_HINT if page == declared else 0.0) for page in _ARABIC_PAGES}
    best = max(fits, key=lambda page: fits[page])
    if fits[best] >= _LEAST_FIT:
        return Decoded(data.decode(best, "replace"), best)
    if declared and declared not in _ARABIC_PAGES and declared != "utf-8":
        return Decoded(data.decode(declared, "replace"), declared)
    return Decoded(data.decode(_WESTERN_PAGE, "replace"), _WESTERN_PAGE)


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if match is None:
        return None
    try:
        found = codecs.lookup(match["name"].decode("ascii", "replace"))
        # Codecs such as base64 or utf-7 are no encodings of pages; "x".encode shows text codecs.
        "x".encode(found.name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None
    single_byte = bool(re.match(r"cp|iso|mac|koi|windows|latin", found.name))
    return (
        "iso8859_6" if found.name == "iso8859-6" else (found.name.replace("-", "_") if single_byte else None)
    )


def _fit(counts: Counter[int], page: str) -> float:
    """Give the mean log-likelihood of the non-ASCII bytes as Arabic letters in this code page."""
    likelihoods = _likelihoods(page)
    total = sum(counts.values())
    return sum(likelihoods[byte] * count for byte, count in counts.items()) / total if total else -math.inf


@cache
def _likelihoods(page: str) -> tuple[float, ...]:
    frequencies = {row["letter"]: float(row["per_mille"]) / 1000 for row in load_table("ingest/letters")}
    letters = (bytes([byte]).decode(page, "replace") for byte in range(256))
    return tuple(math.log(frequencies.get(letter, _RARE)) for letter in letters)
