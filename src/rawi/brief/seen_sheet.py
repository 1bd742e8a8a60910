"""Reads back what the PDF of a brief shows, page by page, and holds it against the same brief printed anew.

PDF keeps glyphs and not letters: some words come back with a letter too many, and what runs from left to
right comes back in another order than what runs from right to left. Both are the same every time, so the
words of a page are compared with those of a page printed from the record, read back alike.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from rawi.brief.record import NAME
from rawi.brief.seen import short
from rawi.errors import MissingLibrary, UnreadableInput

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOST_PAGES = 5_000
# What pages hold besides text, by the numbers that PDFium gives its kinds.
_DRAWN = {2: "line or shape", 3: "picture", 4: "shading", 5: "page within the page"}
_ALWAYS = ("picture", "shading", "page within the page")
# So many words before and after a change tell in which line it is.
_AROUND = 8
# A file of so many more words than the brief is not compared word by word: it would take for ever.
_MOST_TIMES, _MOST_WORDS = 2, 1_000


class Sheet(NamedTuple):
    """What a PDF holds: the record, the text of each page, how much is drawn, and what printed it."""

    record: bytes | None
    pages: tuple[str, ...]
    drawn: Counter[str]
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
        pages: list[str] = []
        drawn: Counter[str] = Counter()
        for page in document:
            drawn.update(_DRAWN[one.type] for one in page.get_objects() if one.type in _DRAWN)
            drawn["note stuck on"] += pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw)
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
        printer = str(document.get_metadata_dict().get("Producer", ""))
        return Sheet(record, tuple(pages), drawn, printer)
    finally:
        document.close()


def _told(words: Iterable[str]) -> str:
    return short(" ".join(words))


def _page_of(pages: Sequence[str], words: Counter[str]) -> str:
    """Name the page on which most of some words stand."""
    counts = [sum((Counter(words_of(page)) & words).values()) for page in pages]
    best = max(range(len(counts)), key=counts.__getitem__, default=None)
    return f"page {best + 1}: " if best is not None and counts[best] else ""


class _Lines:
    """The lines of a brief by the words that they come back as."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = [(line, Counter(words_of(line))) for line in lines]

    def nearest(self, around: Sequence[str]) -> str | None:
        """Give the line to which some words in their place belong most likely."""
        wanted = Counter(around)
        shared = [sum((words & wanted).values()) / (8 + sum(words.values())) for _, words in self._lines]
        best = max(range(len(shared)), key=shared.__getitem__, default=None)
        return self._lines[best][0] if best is not None and shared[best] else None


def _changed(ours: Sequence[str], theirs: Sequence[str], lines: _Lines, where: str) -> Iterator[str]:
    """Name what stands on a page in the place of what, and the line of the brief in which that is."""
    for kind, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        line = lines.nearest(ours[max(0, i - _AROUND) : j + _AROUND])
        beside = f", in or beside {short(line)!r}" if line else ""
        if i == j:
            yield f"{where}stands what is not the brief's: {_told(theirs[k:m])!r}{beside}"
        elif k == m:
            yield f"{where}is missing: {_told(ours[i:j])!r}{beside}"
        else:
            yield f"{where}reads {_told(theirs[k:m])!r} instead of {_told(ours[i:j])!r}{beside}"


def compare_sheets(
    expected: Sheet, shown: Sheet, *, lines: Iterable[str] = (), is_alike: bool = True
) -> Iterator[str]:
    """Tell in what a PDF differs from the same brief printed anew, by the lines of the brief.

    Where it was laid out by another Rawi (not `is_alike`) or another printer, lines may break elsewhere:
    words are compared then, and not their order.
    """
    ours = [words_of(page) for page in expected.pages]
    theirs = [words_of(page) for page in shown.pages]
    known = _Lines(lines)
    if not is_alike or expected.printer != shown.printer:
        # Rules above notes are as many as pages with notes.
        yield from _other_drawings(expected, shown, _ALWAYS)
        yield from _other_words(ours, theirs, shown)
        return
    yield from _other_drawings(expected, shown, (*_DRAWN.values(), "note stuck on"))
    if len(ours) != len(theirs):
        yield f"the file has {len(theirs)} pages; the brief has {len(ours)}"
    if sum(map(len, theirs)) > _MOST_TIMES * sum(map(len, ours)) + _MOST_WORDS:
        yield "the file holds what is not the brief's: many times its words"
        return
    for number, (right, page) in enumerate(zip_longest(ours, theirs, fillvalue=()), start=1):
        if right != page:
            yield from _changed(right, page, known, f"page {number}: ")


def _other_drawings(expected: Sheet, shown: Sheet, kinds: Iterable[str]) -> Iterator[str]:
    for kind in kinds:
        if shown.drawn[kind] != expected.drawn[kind]:
            had = f"{shown.drawn[kind]} instead of {expected.drawn[kind]}"
            yield f"the pages hold what is not the brief's: a {kind} ({had})"


def _other_words(
    ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]], shown: Sheet
) -> Iterator[str]:
    right = Counter(word for page in ours for word in page)
    given = Counter(word for page in theirs for word in page)
    if gone := right - given:
        yield f"words are missing from the pages: {_told(sorted(gone.elements()))}"
    if new := given - right:
        where = _page_of(shown.pages, new)
        yield f"{where}words stand there that are not the brief's: {_told(sorted(new.elements()))}"
