"""What programs may ask of a chronicle, each an address under `/api`."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.exceptions import HTTPException

from rawi.errors import UnknownName
from rawi.store.answers import Hit, Incident, Quote, Relation
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.quotes import find_quotes
from rawi.store.queries.relations import Period, find_relations
from rawi.store.queries.search import search
from rawi.web.addresses import VersionNumber
from rawi.web.api.answering import PER_PAGE, FilterQuery, Page, answer, page_of, tag_of, unchanged
from rawi.web.filters import BadAddress
from rawi.web.pages.incident import find_whole
from rawi.web.problems import Problem
from rawi.web.questions.agreements import ALL, VIEWS, View, find_agreement, list_agreements
from rawi.web.questions.articles import find_article
from rawi.web.questions.happenings import Span, find_page, find_spread
from rawi.web.questions.outlets import Outlet, OutletTold, find_outlet, find_outlets
from rawi.web.questions.people import KINDS, Actor, find_actor, find_actors
from rawi.web.showing import site_of

_PROBLEMS: dict[int | str, dict[str, Any]] = {422: {"model": Problem}}
router = APIRouter(prefix="/api", tags=["chronicle"], responses=_PROBLEMS)
Given = Annotated[FilterQuery, Query()]
_MOST = 1000


@router.get("/incidents", response_model=Page[Incident])
def incidents(request: Request, given: Given) -> Response:
    """List incidents, the latest first: what, who, whom, where, when, and how many voices tell it."""
    asked, site, tag = given.asked(), site_of(request), tag_of(request)
    if same := unchanged(request, tag):
        return same
    spread = site.ask(("spread", asked.wanted), lambda one: find_spread(one, asked.wanted))
    with site.store.reading() as connection:
        told = find_page(connection, asked.wanted, Span(PER_PAGE, (asked.page - 1) * PER_PAGE))
    return answer(page_of(told, asked, site.version(), total=spread.total), tag)


@router.get("/incidents/{key}")
def incident(request: Request, key: str, as_of: str | None = None) -> Response:
    """Give one incident: its accounts as a board, and every telling with the reasons why it belongs here."""
    asked, tag = FilterQuery(as_of=as_of).asked(), tag_of(request)
    if same := unchanged(request, tag):
        return same
    try:
        whole = site_of(request).ask(
            ("incident", key, asked.filters), lambda one: find_whole(one, key, asked.filters)
        )
    except UnknownName as error:
        raise HTTPException(404) from error
    return _found(whole, tag)


@router.get("/articles/{version}")
def article(request: Request, version: VersionNumber) -> Response:
    """Give one version of an article: its reading (`rawi-reading/1`), versions, copies, who is who."""
    tag = tag_of(request)
    if same := unchanged(request, tag):
        return same
    return _found(site_of(request).ask(("article", version), lambda one: find_article(one, version)), tag)


@router.get("/search", response_model=Page[Hit])
def find(request: Request, q: str, given: Given) -> Response:
    """Find articles by their words, whatever the spelling and inflection; in quotes as written."""
    asked, site, tag = given.asked(limit=_MOST), site_of(request), tag_of(request)
    if same := unchanged(request, tag):
        return same
    hits = site.ask(("hits", q, asked.filters), lambda one: tuple(search(one, q, asked.filters)))
    shown = hits[(asked.page - 1) * PER_PAGE : asked.page * PER_PAGE]
    return answer(page_of(shown, asked, site.version(), total=len(hits)), tag)


@router.get("/actors", response_model=list[Actor])
def actors(request: Request, kind: str = KINDS[0], page: str = "1") -> Response:
    """List actors of a kind (PER, ORG, GPE, LOC, NORP), those in most articles first."""
    asked, tag = FilterQuery(page=page).asked(), tag_of(request)
    if kind not in KINDS:
        raise BadAddress("error.choice", kind, "kind", choices=KINDS)
    if same := unchanged(request, tag):
        return same
    with site_of(request).store.reading() as connection:
        offset = (asked.page - 1) * PER_PAGE
        return answer(find_actors(connection, kind, limit=PER_PAGE, offset=offset), tag)


@router.get("/actors/{key:path}")
def actor(request: Request, key: str) -> Response:
    """Give one actor: names, offices with their days, latest incidents, quotes by and about, neighbours."""
    tag = tag_of(request)
    if same := unchanged(request, tag):
        return same
    return _found(site_of(request).ask(("actor", key), lambda one: find_actor(one, key)), tag)


@router.get("/relations", response_model=list[Relation])
def relations(request: Request, given: Given, per: Period = Period.MONTH) -> Response:
    """Give what parties did to one another, period by period, counted by incident."""
    asked, tag = given.asked(limit=_MOST), tag_of(request)
    if same := unchanged(request, tag):
        return same
    with site_of(request).store.reading() as connection:
        return answer(find_relations(connection, asked.filters, per=per), tag)


@router.get("/quotes", response_model=list[Quote])
def quotes(request: Request, given: Given, by: str | None = None, about: str | None = None) -> Response:
    """Give what somebody says, or what is said about somebody; the latest first."""
    asked, tag = given.asked(), tag_of(request)
    if same := unchanged(request, tag):
        return same
    with site_of(request).store.reading() as connection:
        return answer(find_quotes(connection, asked.filters, by=by, about=about), tag)


@router.get("/instruments", response_model=Page[LedgerEntry])
def instruments(request: Request, given: Given, kind: str | None = None, view: str = ALL) -> Response:
    """List agreements and standing arrangements with the status of a day and every step's words.

    `view` is all, moved (the latest step first), overdue (a meeting is missing) or unconfirmed.
    """
    asked, site, tag = given.asked(), site_of(request), tag_of(request)
    if view not in VIEWS:
        raise BadAddress("error.choice", view, "view", choices=VIEWS)
    if same := unchanged(request, tag):
        return same
    wanted = View(asked.filters, kind, view)
    found = site.ask(
        ("ledger", wanted, asked.page, PER_PAGE),
        lambda one: list_agreements(one, wanted, page=asked.page, per_page=PER_PAGE),
    )
    return answer(page_of(found.entries, asked, site.version(), total=found.total), tag)


@router.get("/instruments/{key}", response_model=LedgerEntry)
def instrument(request: Request, key: str, as_of: str | None = None) -> Response:
    """Give one instrument: its parties, status and steps."""
    filters, tag = FilterQuery(as_of=as_of).asked().filters, tag_of(request)
    if same := unchanged(request, tag):
        return same
    with site_of(request).store.reading() as connection:
        return _found(find_agreement(connection, key, filters), tag)


@router.get("/outlets", response_model=list[Outlet])
def outlets(request: Request) -> Response:
    """List the outlets, those with most articles first."""
    tag = tag_of(request)
    return unchanged(request, tag) or answer(site_of(request).ask("outlets", find_outlets), tag)


@router.get("/outlets/{name:path}", response_model=OutletTold)
def outlet(request: Request, name: str) -> Response:
    """Give one outlet: whom it quotes and names, and with whom it shares texts."""
    tag = tag_of(request)
    if same := unchanged(request, tag):
        return same
    return _found(site_of(request).ask(("outlet", name), lambda one: find_outlet(one, name)), tag)


def _found(value: Any, tag: str) -> Response:
    if value is None:
        raise HTTPException(404)
    return answer(value, tag)
