"""The search: articles that hold the words, whatever their spelling, and actors of that name."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from rawi.store.answers import Filters, Party
from rawi.store.queries.search import search_some
from rawi.web.filters import read_filters
from rawi.web.pages.timeline import choices_for
from rawi.web.questions.passages import Passage, passages
from rawi.web.questions.people import find_named
from rawi.web.showing import show, site_of

router = APIRouter()
PER_PAGE = 30
_MOST = 600
_NAMES = ("q", "outlet", "since", "until", "as_of", "page")


class Found(tuple[tuple[Passage, ...], int, tuple[tuple[Party, int], ...]]):
    """Passages of one page, how many articles there are, and the actors of that name."""


def _found(connection: Connection, words: str, filters: Filters, page: int) -> Found:
    wanted = slice((page - 1) * PER_PAGE, page * PER_PAGE)
    shown, total = search_some(connection, words, replace(filters, limit=_MOST), wanted=wanted)
    return Found((passages(words, shown), total, find_named(connection, words)))


@router.get("/search", include_in_schema=False)
def search(request: Request) -> Response:
    """Show what a search finds."""
    asked, site = read_filters(request.query_params, names=_NAMES), site_of(request)
    words = asked.get("q")
    found, total, named = site.ask(
        ("search", words, asked.filters, asked.page),
        lambda chronicle: _found(chronicle, words, asked.filters, asked.page),
    )
    return show(
        request,
        "search.html",
        asked=asked,
        words=words,
        found=found,
        total=total,
        most=_MOST,
        named=named,
        choices=choices_for(request),
        pages=max(1, -(-total // PER_PAGE)),
    )
