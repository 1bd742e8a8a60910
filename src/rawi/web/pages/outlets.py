"""Outlets: whom each quotes, whose news it tells first, and with whom it shares texts."""

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from rawi.web.questions.outlets import find_outlet, find_outlets
from rawi.web.showing import show, site_of

router = APIRouter()


@router.get("/outlets", include_in_schema=False)
def outlets(request: Request) -> Response:
    """List the outlets."""
    return show(request, "outlets.html", outlets=site_of(request).ask("outlets", find_outlets))


@router.get("/outlets/{name:path}", include_in_schema=False)
def outlet(request: Request, name: str) -> Response:
    """Show one outlet."""
    told = site_of(request).ask(("outlet", name), lambda asked: find_outlet(asked, name))
    if told is None:
        raise HTTPException(404)
    return show(request, "outlet.html", told=told)
