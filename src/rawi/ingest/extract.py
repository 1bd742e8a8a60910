"""What a saved page gives: the article's text, its heading data, and all that was left out."""

from dataclasses import dataclass
from datetime import date

from rawi.records import Removed


@dataclass(frozen=True, slots=True)
class Extract:
    """The article found in a page."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    removed: tuple[Removed, ...] = ()
