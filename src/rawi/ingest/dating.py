"""Says when an article was published, and how that is known."""

import re
from datetime import date

from rawi.ingest.addresses import bound_by_month, day_of_address, month_of_address
from rawi.records import PublishedBasis

# No article is longer; a whole book would take minutes and bound nothing.
_LONGEST_TEXT = 100_000
# A year, or a day in figures: without one the text bounds nothing, and two of three articles have none.
_YEAR = re.compile(r"(?<!\d)(?:\d{4}(?!\d)|\d\d?[/.\\-]\d\d?[/.\\-]\d\d)")
_DIGIT = re.compile(r"\d")
_OPENING = 3  # paragraphs in which a date line or the day of the week may stand


def date_article(
    text: str, *, given: date | None = None, metadata: date | None = None, url: str | None = None
) -> tuple[date | None, PublishedBasis]:
    """Choose the date that was given, else the page's own or its address's, else what the text itself shows.

    Today's date and the file's date say nothing about an article and are never used.

    >>> date_article("وصل الوفد إلى العاصمة")[1].value
    'unknown'
    """
    if given is not None:
        return given, PublishedBasis.GIVEN
    if stated := metadata or day_of_address(url):
        return stated, PublishedBasis.METADATA
    shown = bound_by_month(_shown_by_text(text), month_of_address(url))
    return (shown, PublishedBasis.TEXT) if shown else (None, PublishedBasis.UNKNOWN)


def _shown_by_text(text: str) -> date | None:
    if len(text) > _LONGEST_TEXT or not _YEAR.search(text):
        return None
    # Imported late: their lexicons take time to load, and most articles come with a date.
    from rawi.language.sentences import segment
    from rawi.timexes.published import bound_published

    telling = _telling(text)
    bound = bound_published(telling, segment(telling))
    return bound.day if bound else None


def _telling(text: str) -> str:
    """Keep the paragraphs that can bound: the first ones, and all with figures."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n".join(line for index, line in enumerate(lines) if index < _OPENING or _DIGIT.search(line))
