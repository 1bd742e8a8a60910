"""Answers in JSON, marked with the chronicle's version so that what did not change is not sent again."""

from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from typing import Any, Generic, TypeVar

import msgspec
from fastapi import Request, Response
from pydantic import BaseModel, Field

from rawi.web.filters import Asked, read_filters
from rawi.web.showing import site_of

T = TypeVar("T")
PER_PAGE = 100


class FilterQuery(BaseModel):
    """The filters of an address."""

    actor: str | None = Field(default=None, description="Who takes part: a name, a key, or an ISO code.")
    pair: str | None = Field(default=None, description="Two who both take part, with a comma between them.")
    type: str | None = Field(default=None, description="PLOVER's type, or type/mode: ASSAULT, CONSULT/visit.")
    place: str | None = Field(default=None, description="A place, or a country.")
    outlet: str | None = Field(default=None, description="Only articles of this outlet.")
    since: str | None = Field(default=None, description="From this day on, as 2025-04-01.")
    until: str | None = Field(default=None, description="Up to this day.")
    as_of: str | None = Field(default=None, description="Only what could be known by this day.")
    told: str | None = Field(default=None, description="Only incidents told for the first time on this day.")
    voices: str | None = Field(default=None, description="At least so many independent voices.")
    page: str | None = Field(default=None, description=f"Which page, from 1; {PER_PAGE} answers a page.")

    def asked(self, *, limit: int = PER_PAGE) -> Asked:
        """Check the filters."""
        return read_filters({name: value for name, value in self if value is not None}, limit=limit)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of answers: the chronicle's version, how many there are in all, which page of how many."""

    version: str
    total: int
    page: int
    pages: int
    items: tuple[T, ...]


def plain(value: Any) -> Any:
    """Give records as objects: named tuples too, which JSON would make lists of.

    >>> from rawi.render.kinds import Label
    >>> plain((Label("مالي", "Mali"),))
    [{'ar': 'مالي', 'en': 'Mali'}]
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(one) for name, one in value._asdict().items()}
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(one) for one in value]
    return value


def tag_of(request: Request) -> str:
    """Give the tag of what an address answers now."""
    told = f"{site_of(request).version()} {request.url.path}?{request.url.query}"
    return f'W/"{sha256(told.encode()).hexdigest()[:20]}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """Answer that nothing changed, if the reader has what the tag names."""
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    return Response(status_code=304, headers=_headers(tag)) if tag in known else None


def _headers(tag: str) -> dict[str, str]:
    return {"etag": tag, "cache-control": "private, no-cache"}


def answer(value: Any, tag: str) -> Response:
    """Answer with JSON."""
    return Response(msgspec.json.encode(plain(value)), media_type="application/json", headers=_headers(tag))


def page_of(found: tuple[T, ...], asked: Asked, version: str, *, total: int) -> Page[T]:
    """Make a page of answers."""
    return Page(version, total, asked.page, max(1, -(-total // PER_PAGE)), found)
