"""Makes an article of a Word document (DOCX)."""

import zipfile
from collections.abc import Iterator
from typing import Any

from rawi.errors import UnreadableInput
from rawi.ingest.archives.libraries import missing
from rawi.ingest.archives.limits import LARGEST_DOCUMENT, MEGABYTE
from rawi.ingest.archives.members import Member, Outcome
from rawi.ingest.page import article_from_page


def read_word(archive: zipfile.ZipFile, member: Member) -> Iterator[Outcome]:
    """Read the paragraphs and tables of a Word document, in their order.

    Raises MissingLibrary without python-docx, and UnreadableInput where the document is damaged or
    unpacks to more than a document can hold.
    """
    try:
        import docx
    except ImportError as error:
        raise missing("Word documents", "python-docx", extra="documents") from error
    if sum(info.file_size for info in archive.infolist()) > LARGEST_DOCUMENT:
        what = f"the document unpacks to more than {LARGEST_DOCUMENT // MEGABYTE} MB; save its text."
        raise UnreadableInput(member.where, what)
    file: Any = archive.fp
    file.seek(0)
    try:
        document = docx.Document(file)
        text = "\n\n".join(_paragraphs(document))
    except _damaged() as error:
        what = f"the document is damaged ({type(error).__name__}); save it again, or save its text."
        raise UnreadableInput(member.where, what) from error
    if not text.strip():
        raise UnreadableInput(member.where, "the document holds no text; are its pages pictures?")
    member.meter.spend(len(text), member.where)
    yield article_from_page(text, path=member.where)


def _damaged() -> tuple[type[Exception], ...]:
    """Give the errors that the library and those below it raise over damaged documents."""
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    parser = (LxmlError, zipfile.BadZipFile, RuntimeError, NotImplementedError)
    return (PythonDocxError, OpcError, *parser, OSError, ValueError, LookupError, AttributeError, TypeError)


def _paragraphs(container: Any) -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                # A cell that spans several columns is given once for each of them.
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield " | ".join(text for text in cells if text)
        elif block.text.strip():
            yield block.text
