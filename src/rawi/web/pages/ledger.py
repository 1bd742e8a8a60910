"""The ledger: agreements and standing arrangements with their status at a glance, and a page for each."""

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from rawi.charts.life import make_life
from rawi.web.filters import BadAddress, read_filters
from rawi.web.questions.agreements import (
    ALL,
    KINDS,
    VIEWS,
    View,
    find_agreement,
    list_agreements,
    step_day,
)
from rawi.web.showing import reader_of, show, site_of

router = APIRouter()
PER_PAGE = 60
_NAMES = ("actor", "pair", "outlet", "since", "until", "as_of", "page", "kind", "view")


@router.get("/ledger", include_in_schema=False)
def ledger(request: Request, kind: str = "", view: str = ALL) -> Response:
    """List the instruments."""
    asked = read_filters(request.query_params, names=_NAMES)
    if kind and kind not in KINDS:
        raise BadAddress("error.kind", kind, "kind")
    if view not in VIEWS:
        raise BadAddress("error.choice", view, "view", choices=VIEWS)
    wanted = View(asked.filters, kind or None, view)
    found = site_of(request).ask(
        ("ledger", wanted, asked.page, PER_PAGE),
        lambda one: list_agreements(one, wanted, page=asked.page, per_page=PER_PAGE),
    )
    return show(
        request,
        "ledger.html",
        asked=asked,
        agreements=found.entries,
        total=found.total,
        pages=max(1, -(-found.total // PER_PAGE)),
        kind=kind,
        view=view,
        views=VIEWS,
        known_kinds=KINDS,
    )


@router.get("/ledger/{key}", include_in_schema=False)
def instrument(request: Request, key: str) -> Response:
    """Show the life of one instrument."""
    asked = read_filters(request.query_params, names=("as_of",))
    found = site_of(request).ask(
        ("instrument", key, asked.filters), lambda one: find_agreement(one, key, asked.filters)
    )
    if found is None:
        raise HTTPException(404)
    whole = None
    if found.part_of is not None:
        part = found.part_of
        whole = site_of(request).ask(
            ("instrument", part, asked.filters), lambda one: find_agreement(one, part, asked.filters)
        )
    mirrored = reader_of(request).direction == "rtl"
    life = make_life([(step.status, step_day(step)) for step in found.steps], mirrored=mirrored)
    return show(request, "instrument.html", asked=asked, one=found, life=life, whole=whole)
