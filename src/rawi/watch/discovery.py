"""Fetches one source of an outlet and gives the pages that it names."""

from rawi.errors import FetchError, InputError
from rawi.fetch.fetcher import Fetcher, Page, Version
from rawi.watch.feeds import read_feed
from rawi.watch.found import Found
from rawi.watch.front_pages import read_front_page
from rawi.watch.outlets import Source
from rawi.watch.sitemaps import read_sitemap

# Of an index, the sitemaps that changed last are read; older ones hold the archive.
_MOST_SITEMAPS = 3


def discover(source: Source, fetcher: Fetcher, known: Version) -> tuple[tuple[Found, ...], Page]:
    """Give the pages that a source names now, and the source's own page with its state.

    A source that has not changed names nothing new. Raises FetchError and InputError.
    """
    page = fetcher.fetch(source.url, known=known)
    if page.unchanged:
        return (), page
    if source.kind == "feed":
        return read_feed(page.content, page.url), page
    if source.kind == "sitemap":
        return _of_sitemap(page, fetcher), page
    return read_front_page(page.content, page.url), page


def _of_sitemap(page: Page, fetcher: Fetcher) -> tuple[Found, ...]:
    """Give the pages of a sitemap; of an index, those of its newest sitemaps."""
    sitemap = read_sitemap(page.content, page.url)
    dated = sorted(
        enumerate(sitemap.sitemaps), key=lambda one: (one[1].published is None, _days(one[1]), -one[0])
    )
    found = list(sitemap.pages)
    problem: FetchError | InputError | None = None
    for _, inner in dated[:_MOST_SITEMAPS]:
        try:
            content = fetcher.fetch(inner.url).content
            found += read_sitemap(content, inner.url).pages
        except (FetchError, InputError) as error:
            problem = error
    if problem is not None and not found:
        raise problem
    return tuple(found)


def _days(found: Found) -> int:
    return -found.published.toordinal() if found.published else 0
