"""Reads what was fetched from the web, be it a page, a document or an archive."""

from collections.abc import Iterator
from dataclasses import dataclass

from rawi.ingest.archives.members import Address, Outcome, Told
from rawi.ingest.loading import load_item


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    content: bytes


def read_fetched(url: str, content: bytes, *, told: Told | None = None) -> tuple[Outcome, ...]:
    """Give the articles of a fetched page, and failures with their reasons.

    >>> page = "<html><body><p>وصل الوفد التونسي إلى الجزائر صباح اليوم.</p></body></html>"
    >>> [found.url for found in read_fetched("https://a.example/5", page.encode())]
    ['https://a.example/5']
    """
    address = Address(url, url, told or Told(url))
    return tuple(_outcomes(address, _Page(url, content)))


def _outcomes(address: Address, page: _Page) -> Iterator[Outcome]:
    return load_item(address, fetch=lambda _: page)
