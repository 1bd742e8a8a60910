"""Makes running text of the lines that a PDF draws: their order, their brackets, their paragraphs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from rawi.ingest.reasons import Why
from rawi.letters import ALEF, ARTICLE, LAM
from rawi.records import Removed

_WORD = re.compile(r"[^\W\d_]{4,}")
# Runs that stand from left to right within Arabic: Latin words and numbers.
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9\u0660-\u0669](?:[\w.,:/%'-]*[A-Za-z0-9\u0660-\u0669%])?", re.ASCII)
_PRESENTATION = re.compile("[\ufb50-\ufdfb\ufe70-\ufefc]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\u00ad]")
_MIRRORED = str.maketrans("()[]«»", ")(][»«")
_OPENING, _CLOSING = "([«", ")]»"
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]*\d{1,4}[\W_]*")
# Lines at least this full, of the fuller lines of a document, go on in the next.
_FULL = 0.75
_FULLER = 0.8  # of the lines are shorter than the line that counts as full
_LEAST_PAGES = 3
_EDGES = (0, 1, -2, -1)  # where running heads and page numbers stand


def in_reading_order(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], bool]:
    """Clean the lines, turn them round where they were drawn backwards, and put brackets right.

    In Arabic the article begins many words; where it ends them, the letters stand in the order of
    the eye that reads from left to right. Tells also whether the lines were turned.

    >>> backwards = [["رئازجلا ىلإ يسنوتلا دفولا لصو", "سلجملاو ريزولا ثحبو", "يداصتقلاا نواعتلا"]]
    >>> in_reading_order(backwards)[0][0][0]
    'وصل الوفد التونسي إلى الجزائر'
    """
    cleaned = [[_cleaned(line) for line in lines] for lines in pages]
    words = [word for lines in cleaned for line in lines for word in _WORD.findall(line)]
    begun = sum(word.startswith(ARTICLE) for word in words)
    ended = sum(word.endswith(LAM + ALEF) for word in words)
    turned = ended > 3 * begun and ended >= 3
    if turned:
        cleaned = [[_turned(line) for line in lines] for lines in cleaned]
    if _brackets_swapped(cleaned):
        cleaned = [[line.translate(_MIRRORED) for line in lines] for lines in cleaned]
    return cleaned, turned


def part_running_lines(pages: Sequence[Sequence[str]]) -> tuple[list[str], tuple[Removed, ...]]:
    """Take page numbers and the lines repeated at the edges of most pages out of the text."""
    repeated = _repeated(pages)
    kept: list[str] = []
    removed: list[Removed] = []
    for lines in pages:
        edges = {position % len(lines) for position in _EDGES if -len(lines) <= position < len(lines)}
        for number, line in enumerate(lines):
            if number in edges and _PAGE_NUMBER.fullmatch(line):
                removed.append(Removed(line.strip(), Why.PAGE_NUMBER.value))
            elif number in edges and _DIGITS.sub("#", line.strip()) in repeated:
                removed.append(Removed(line.strip(), Why.RUNNING_HEAD.value))
            else:
                kept.append(line)
    return kept, tuple(removed)


def join_lines(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines of each paragraph: a line that does not reach the margin ends one.

    >>> lines = ["ميناء جديد", "وصل الوفد التونسي صباح اليوم", "إلى الجزائر في زيارة رسمية", "قصيرة."]
    >>> list(join_lines(lines))
    ['ميناء جديد', 'وصل الوفد التونسي صباح اليوم إلى الجزائر في زيارة رسمية قصيرة.']
    """
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[int(_FULLER * (len(lengths) - 1))] * _FULL if lengths else 0
    paragraph: list[str] = []
    for line in lines:
        if line:
            paragraph.append(line)
        if paragraph and (not line or len(line) < full):
            yield " ".join(paragraph)
            paragraph = []
    if paragraph:
        yield " ".join(paragraph)


def _cleaned(line: str) -> str:
    """Write letters for glyphs, and drop what is no character."""
    shown = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    return " ".join(_CONTROLS.sub("", shown).split())


def _turned(line: str) -> str:
    return _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], line[::-1])


def _brackets_swapped(pages: Sequence[Sequence[str]]) -> bool:
    """Tell whether brackets close before they open, more often than the other way."""
    right = wrong = 0
    for lines in pages:
        for line in lines:
            for opening, closing in zip(_OPENING, _CLOSING, strict=True):
                opened, closed = line.find(opening), line.find(closing)
                right += 0 <= opened < closed
                wrong += 0 <= closed < opened
    return wrong > right


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    if len(pages) < _LEAST_PAGES:
        return frozenset()
    counts = Counter(
        line
        for lines in pages
        for line in {_DIGITS.sub("#", text.strip()) for text in (*lines[:2], *lines[-2:])}
        if line
    )
    return frozenset(line for line, count in counts.items() if count > len(pages) / 2)
