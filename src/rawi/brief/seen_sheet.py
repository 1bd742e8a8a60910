"""Reads back what the PDF of a brief shows, page by page, and holds it against the same brief printed anew.

PDF keeps glyphs and not letters: some words come back with a letter too many, and what runs from left to
right comes back in another order than what runs from right to left. Both are the same every time, so the
words of a page are compared with those of a page printed from the record, read back alike.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rawi.brief.record import NAME
from rawi.errors import MissingLibrary, UnreadableInput

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOST_PAGES = 5_000
_LONG = 160


class Sheet(NamedTuple):
    """What a PDF holds: the record, the text of each page, how many pictures, and what printed it."""

    record: bytes | None
    pages: tuple[str, ...]
    pictures: int
    printer: str


def words_of(text: str) -> list[str]:
    """List the words and numbers of a text without marks on letters.

    >>> words_of("«أُسقطت» في 12–13")
    ['أسقطت', 'في', '12', '13']
    """
    kept = (
        one
        for one in unicodedata.normalize("NFKC", text)
        if one.isspace() or not unicodedata.category(one).startswith(("M", "C"))
    )
    return _WORD.findall("".join(kept).replace("\N{ARABIC TATWEEL}", ""))


def read_sheet(content: bytes, *, where: str) -> Sheet:
    """Read a PDF."""
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingLibrary(
            "verifying a PDF needs pypdfium2; install it with: pip install 'rawi[brief]'"
        ) from error
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(where, f"this is no PDF that can be read: {error}") from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableInput(where, f"has more than {_MOST_PAGES} pages")
        record = None
        for number in range(document.count_attachments()):
            attached = document.get_attachment(number)
            if attached.get_name() == f"{NAME}.json":
                record = bytes(attached.get_data())
        pages, pictures = [], 0
        for page in document:
            pictures += sum(1 for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
        printer = str(document.get_metadata_dict().get("Producer", ""))
        return Sheet(record, tuple(pages), pictures, printer)
    finally:
        document.close()


def _short(words: Counter[str]) -> str:
    told = " ".join(sorted(words.elements()))
    return told if len(told) <= _LONG else f"{told[:_LONG]}…"


def compare_sheets(expected: Sheet, shown: Sheet) -> Iterator[str]:
    """Tell in what a PDF differs from the same brief printed anew."""
    ours = Counter(word for page in expected.pages for word in words_of(page))
    theirs = Counter(word for page in shown.pages for word in words_of(page))
    gone, new = ours - theirs, theirs - ours
    if gone:
        yield f"words are missing from the pages: {_short(gone)}"
    if new:
        yield f"words stand on the pages that are not the brief's: {_short(new)}"
    if expected.pictures != shown.pictures:
        yield "the file holds what is not the brief's: a picture"
    # Another version of the printer may break lines elsewhere.
    if gone or new or expected.printer != shown.printer:
        return
    if len(expected.pages) != len(shown.pages):
        yield f"the file has {len(shown.pages)} pages; the brief has {len(expected.pages)}"
    for number, (right, page) in enumerate(zip(expected.pages, shown.pages, strict=False), start=1):
        if words_of(right) != words_of(page):
            yield f"page {number}: its words stand in another order than the brief's"
