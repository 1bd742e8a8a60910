"""Writes the addresses of pages, so that every template links alike."""

from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import Path

from rawi.store.answers import Source

# The highest number that a database can give to a row.
_HIGHEST = 2**63 - 1
# The number of a version of an article in an address; any other leads to no page.
VersionNumber = Annotated[int, Path(ge=0, le=_HIGHEST)]


def incident_address(key: str) -> str:
    """Give the address of an incident."""
    return f"/incidents/{quote(key, safe='')}"


def actor_address(key: str) -> str:
    """Give the address of somebody's page.

    >>> actor_address("~PER ليلى")
    '/actors/~PER%20%D9%84%D9%8A%D9%84%D9%89'
    """
    return f"/actors/{quote(key, safe='')}"


def outlet_address(name: str) -> str:
    """Give the address of an outlet's page."""
    return f"/outlets/{quote(name, safe='')}"


def article_address(version: int, start: int | None = None, end: int | None = None) -> str:
    """Give the address of an article, or of some words in it.

    >>> article_address(7, 10, 24)
    '/articles/7?at=10-24#here'
    """
    return f"/articles/{version}" + (
        f"?at={start}-{end}#here" if start is not None and end is not None else ""
    )


def words_address(source: Source) -> str:
    """Give the address of the words that an answer rests on."""
    return article_address(source.version, source.start, source.end)


def local_address(told: str) -> str:
    """Give a path of this app that somebody wants to return to; anything else leads to the front page.

    >>> local_address("/incidents?actor=DZ"), local_address("//elsewhere.example")
    ('/incidents?actor=DZ', '/')
    """
    parts = urlsplit(told) if told.isprintable() else urlsplit("")
    is_local = (
        told.startswith("/") and not told.startswith(("//", "/\\")) and not (parts.scheme or parts.netloc)
    )
    return told if is_local and told.isprintable() and "\\" not in told else "/"
