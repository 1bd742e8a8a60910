"""Makes an article of a PDF document, whose text is drawn rather than written."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from rawi.errors import UnreadableInput
from rawi.ingest.archives.libraries import missing
from rawi.ingest.archives.members import Member, Outcome
from rawi.ingest.archives.pdf_lines import in_reading_order, join_lines, part_running_lines
from rawi.ingest.archives.spooling import whole
from rawi.ingest.page import article_from_page

# More pages are a book; a whole newspaper has fewer.
MOST_PAGES = 400
_MOST_SECONDS = 60.0
_NOTE = (
    "from a PDF: its text is put together from drawn letters, so that quotations, brackets and the order of "
    "numbers may not be exact; check them in the document"
)
_TURNED = "from a PDF whose letters stood from left to right; they were turned round"
_CUT = "from a PDF: only its first {read} of {pages} pages were read"


def read_pdf(stream: BinaryIO, member: Member) -> Iterator[Outcome]:
    """Read the text of a PDF as one article, with a note that its words are not exact.

    Raises MissingLibrary without pypdfium2, and UnreadableInput where the document is damaged, locked
    or made of pictures.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise missing("PDF documents", "pypdfium2", extra="documents") from error
    data = whole(stream, member.where)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        what = f"this PDF cannot be opened ({error}); save it again without password, or save its text."
        raise UnreadableInput(member.where, what) from error
    try:
        count = len(document)
        pages = list(_texts(document, pypdfium2.PdfiumError))
    finally:
        document.close()
    if not any(line.strip() for lines in pages for line in lines):
        what = f"the {count} pages of this PDF hold no text, only pictures; read their text by OCR first."
        raise UnreadableInput(member.where, what)
    notes = [_NOTE]
    pages, turned = in_reading_order(pages)
    if turned:
        notes.append(_TURNED)
    if len(pages) < count:
        notes.append(_CUT.format(read=len(pages), pages=count))
    kept, removed = part_running_lines(pages)
    article = article_from_page("\n\n".join(join_lines(kept)), path=member.where)
    yield replace(article, removed=(*article.removed, *removed), notes=(*article.notes, *notes))


def _texts(document: Any, damage: type[Exception]) -> Iterator[list[str]]:
    """Give each page's lines; a page that cannot be opened is empty."""
    end = time.monotonic() + _MOST_SECONDS
    for number in range(min(len(document), MOST_PAGES)):
        if time.monotonic() > end:
            return
        try:
            page = document[number]
        except damage:
            yield []
            continue
        try:
            text = page.get_textpage()
            yield text.get_text_range().splitlines()
            text.close()
        finally:
            page.close()
