"""What the commands do alike with their input: layers, dates given on the command line, failures."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from rawi.cli.guard import say

if TYPE_CHECKING:  # the reader itself is loaded only when there is something to read: help must be quick
    from rawi.fetch.fetcher import Fetcher
    from rawi.ingest.archives.members import Fetch, Fetched
    from rawi.reading import Layer
    from rawi.records import Article, Failure, Reading


def wanted_layers(only: str | None) -> "frozenset[Layer]":
    """Read the layers of `--only`."""
    from rawi.reading import ALL_LAYERS, Layer

    if only is None:
        return ALL_LAYERS
    names = [name.strip() for name in only.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Layer)]
    if unknown or not names:
        wrong = ", ".join(unknown) or "nothing"
        raise typer.BadParameter(
            f"{wrong} is no layer; choose among {', '.join(Layer)}.", param_hint="--only"
        )
    return frozenset(map(Layer, names))


def web() -> "Fetch":
    """Give what fetches addresses of the web; its libraries are loaded when the first is met."""
    fetcher: Fetcher | None = None

    def fetch(url: str) -> "Fetched":
        nonlocal fetcher
        if fetcher is None:
            from rawi.fetch.fetcher import Fetcher

            fetcher = Fetcher()
        return fetcher.fetch(url)

    return fetch


def dated(articles: "Iterable[Article | Failure]", published: str | None) -> "Iterator[Article | Failure]":
    """Give the date of the command line to the articles that do not surely know their own.

    Raises InvalidDate at once if there is no such day.
    """
    from rawi.ingest.dates import parse_given_date
    from rawi.records import Article, PublishedBasis

    if published is None:
        return iter(articles)
    day = parse_given_date(published)
    sure = (PublishedBasis.GIVEN, PublishedBasis.METADATA)

    def with_day(article: "Article | Failure") -> "Article | Failure":
        if isinstance(article, Article) and article.published_basis not in sure:
            return replace(article, published=day, published_basis=PublishedBasis.GIVEN)
        return article

    return map(with_day, articles)


def reported(
    outcomes: "Iterable[Reading | Failure]", failures: "list[Failure]", *, notes: bool
) -> "Iterator[Reading]":
    """Pass the readings on, and say on stderr what failed and, with `notes`, what is odd."""
    from rawi.records import Failure

    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures.append(outcome)
            say(f"{outcome.where}: {outcome.error}")
            continue
        for note in outcome.notes if notes else ():
            say(f"{outcome.url or outcome.title or outcome.id}: {note}")
        yield outcome
