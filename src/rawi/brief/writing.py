"""Writes a brief in one of its formats."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from rawi.brief.document import Brief
from rawi.brief.page import write_page
from rawi.brief.sheet import write_sheet
from rawi.brief.word import write_word


class Format(StrEnum):
    """The kinds of file that a brief can be."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


MEDIA_TYPES = {
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_WRITERS: dict[Format, Callable[[Brief], bytes]] = {
    Format.HTML: write_page,
    Format.PDF: write_sheet,
    Format.DOCX: write_word,
}


def format_of(path: Path) -> Format | None:
    """Tell the format by the name of a file.

    >>> format_of(Path("mali.PDF"))
    <Format.PDF: 'pdf'>
    """
    suffix = path.suffix.lower().lstrip(".")
    return Format("html" if suffix == "htm" else suffix) if suffix in ("htm", *Format) else None


def write_brief(brief: Brief, format: Format) -> bytes:
    """Write a brief.

    Raises MissingLibrary if the format needs one that is not installed.
    """
    return _WRITERS[format](brief)
