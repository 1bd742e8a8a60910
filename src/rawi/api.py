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
    if `published` is no date, and TypeError for what is neither a text nor an Article.

    >>> read("انعقد الاجتماع في تونس يوم 3 أفريل 2025.").timexes[0].value
    '2025-04-03'
    """
    if isinstance(article, str):
        article = article_from_text(article, published=published)
    if not isinstance(article, Article):
        raise TypeError(f"give a text (str) or an Article, not {type(article).__name__}")
    return _read_article(article, layers=_wanted(layers))


def read_many(
    articles: Iterable[str | Article | Failure],
    *,
    layers: Iterable[Layer | str] = ALL_LAYERS,
    processes: int | None = None,
) -> Iterator[Reading | Failure]:
    """Read articles, or bare texts, on all cores (or `processes`) and yield readings in their order.

    An article that cannot be read gives a Failure at its place; the others are read all the same.
    """
    from rawi.scale import read_batches  # pools of processes are slow to load, and one text needs none

    ready = (article_from_text(article) if isinstance(article, str) else article for article in articles)
    return read_batches(ready, layers=_wanted(layers), processes=processes)


def _wanted(layers: Iterable[Layer | str]) -> frozenset[Layer]:
    return frozenset(map(Layer, (layers,) if isinstance(layers, str) else layers))


__all__ = ["read", "read_many"]
