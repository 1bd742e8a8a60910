"""Reading from Python: one text, or many articles on all cores."""

from collections.abc import Iterable, Iterator
from datetime import date

from rawi.ingest.handed import article_from_text
from rawi.reading import ALL_LAYERS, Layer
from rawi.reading import read as _read_article
from rawi.records import Article, Failure, Reading


def read(
    article: str | Article, *, published: date | str | None = None, layers: Iterable[Layer | str] = ALL_LAYERS
) -> Reading:
    """Read one article, or a bare text published on a day (an ISO date or a `date`).

    Without a date, the text's own words bound it; today's date is never used. Raises InvalidDate
    if `published` is no date.

    >>> read("انعقد الاجتماع في تونس يوم 3 أفريل 2025.").timexes[0].value
    '2025-04-03'
    """
    if isinstance(article, str):
        article = article_from_text(article, published=published)
    return _read_article(article, layers=frozenset(map(Layer, layers)))


def read_many(
    articles: Iterable[Article | Failure],
    *,
    layers: Iterable[Layer | str] = ALL_LAYERS,
    processes: int | None = None,
) -> Iterator[Reading | Failure]:
    """Read articles on all cores (or `processes`) and yield readings in the articles' order.

    An article that cannot be read gives a Failure at its place; the others are read all the same.
    """
    from rawi.scale import read_batches  # pools of processes are slow to load, and one text needs none

    return read_batches(articles, layers=frozenset(map(Layer, layers)), processes=processes)


__all__ = ["read", "read_many"]
