"""Says when an article was published, and how that is known."""

from datetime import date

from rawi.records import PublishedBasis

# No article is longer; a whole book would take minutes and bound nothing.
_LONGEST_TEXT = 100_000


def date_article(
    text: str, *, given: date | None = None, metadata: date | None = None
) -> tuple[date | None, PublishedBasis]:
    """Choose the date that was given, else the page's own, else what the text itself shows.

    Today's date and the file's date say nothing about an article and are never used.

    >>> date_article("وصل الوفد إلى العاصمة")[1].value
    'unknown'
    """
    if given is not None:
        return given, PublishedBasis.GIVEN
    if metadata is not None:
        return metadata, PublishedBasis.METADATA
    shown = _shown_by_text(text)
    return (shown, PublishedBasis.TEXT) if shown else (None, PublishedBasis.UNKNOWN)


def _shown_by_text(text: str) -> date | None:
    # Without a digit no year stands there; with one, the time expressions decide.
    if len(text) > _LONGEST_TEXT or not any(map(str.isdecimal, text)):
        return None
    # Imported late: their lexicons take time to load, and most articles come with a date.
    from rawi.language.sentences import segment
    from rawi.timexes.published import bound_published

    bound = bound_published(text, segment(text))
    return bound.day if bound else None
