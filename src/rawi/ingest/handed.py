"""Makes an article of a text that Python code hands over, changing nothing in it."""

from datetime import date

from rawi.ingest.dates import parse_given_date
from rawi.ingest.dating import date_article
from rawi.ingest.identity import content_id, without_surrogates
from rawi.records import Article


def article_from_text(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    """Make an article of a bare text, taken as it stands.

    Only lone surrogates, which no file can hold, are replaced one for one. Raises
    InvalidDate where `published` is a day that no calendar has or can be read in two ways.

    >>> article_from_text("وصل الوفد إلى تونس.", published="2015-08-06").published
    datetime.date(2015, 8, 6)
    """
    plain = without_surrogates(text)
    given = parse_given_date(published) if published else None
    shown, basis = date_article(plain, given=given, url=url)
    return Article(
        id=content_id(plain, url=url, title=title),
        text=plain,
        url=url,
        source=source,
        title=title,
        published=shown,
        published_basis=basis,
    )
