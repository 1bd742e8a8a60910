"""Actors: those named most, and a page for each: names, offices, incidents, quotes, neighbours."""

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from rawi.charts.bars import make_bars
from rawi.charts.wheel import make_wheel
from rawi.errors import UnknownName
from rawi.web.filters import read_filters
from rawi.web.questions.people import KINDS, find_actor, find_actors
from rawi.web.showing import reader_of, show, site_of

router = APIRouter()
PER_PAGE = 60


@router.get("/actors", include_in_schema=False)
def actors(request: Request, kind: str = KINDS[0]) -> Response:
    """List the actors of a kind."""
    if kind not in KINDS:
        raise HTTPException(404)
    page = read_filters(request.query_params, names=("page",)).page
    some = site_of(request).ask(
        ("actors", kind, page),
        lambda asked: find_actors(asked, kind, limit=PER_PAGE + 1, offset=(page - 1) * PER_PAGE),
    )
    return show(
        request,
        "actors.html",
        actors=some[:PER_PAGE],
        kind=kind,
        known_kinds=KINDS,
        page=page,
        has_more=len(some) > PER_PAGE,
    )


@router.get("/actors/{key:path}", include_in_schema=False)
def actor(request: Request, key: str) -> Response:
    """Show one actor."""
    try:
        told = site_of(request).ask(("actor", key), lambda asked: find_actor(asked, key))
    except UnknownName as error:
        raise HTTPException(404) from error
    if told is None:
        raise HTTPException(404)
    mirrored = reader_of(request).direction == "rtl"
    bars = make_bars([(point.day, point.quad, 1) for point in told.points], mirrored=mirrored)
    return show(
        request,
        "actor.html",
        told=told,
        person=told.person,
        bars=bars,
        actor_query=read_filters({"actor": key}, names=("actor",)),
        wheel=make_wheel([one.incidents for one in told.neighbours]),
    )
