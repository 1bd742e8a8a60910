"""What an archive holds: a member, which is opened only when its turn comes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import BinaryIO, Protocol

from rawi.ingest.archives.limits import Meter
from rawi.records import Article, Failure


class Kind(StrEnum):
    """The formats that are told apart; a Word document is a ZIP."""

    JSON = "json"
    PAGE = "page"
    WARC = "warc"
    ZIP = "zip"
    TAR = "tar"
    MBOX = "mbox"
    MAIL = "mail"
    PDF = "pdf"
    PARQUET = "parquet"
    ADDRESSES = "addresses"


# Kinds that hold members, each of which may be an archive again.
CONTAINERS = frozenset((Kind.WARC, Kind.ZIP, Kind.TAR, Kind.MBOX, Kind.ADDRESSES))


@dataclass(frozen=True, slots=True)
class Told:
    """What a list or a crawler tells of a page, taken where the page itself does not say."""

    url: str | None = None
    title: str | None = None
    source: str | None = None
    published: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """Something to read: a file, a part of an archive, or a page of the web.

    `name` tells the format by its ending, `where` names the member in messages, `depth` counts the
    archives around it, and `meter` is shared with all that came out of the same file.
    """

    name: str
    where: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    kind: Kind | None = None
    told: Told | None = None
    depth: int = 0
    meter: Meter = field(default_factory=Meter)


@dataclass(frozen=True, slots=True)
class Address:
    """A page of the web that is still to be fetched."""

    url: str
    where: str
    told: Told
    meter: Meter = field(default_factory=Meter)
    depth: int = 0


class Fetched(Protocol):
    """A page that came from the web."""

    @property
    def url(self) -> str:
        """Give the address where it was found, after all redirects."""

    @property
    def content(self) -> bytes:
        """Give its bytes."""


Fetch = Callable[[str], Fetched]
Outcome = Article | Failure
Item = Member | Address | Article | Failure
Items = Iterator[Item]
