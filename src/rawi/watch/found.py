"""What a feed, a sitemap or a front page tells of a page that may be an article."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Found:
    """A page to fetch: its address as it stood, and what was said of it there."""

    url: str
    title: str | None = None
    published: date | None = None
