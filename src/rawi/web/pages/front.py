"""The front page: what is new, what is contested, which pairs moved, and a search over everything."""

from fastapi import APIRouter, Request, Response

from rawi.web.questions.latest import find_latest
from rawi.web.showing import show, site_of

router = APIRouter()


@router.get("/", include_in_schema=False)
def front(request: Request) -> Response:
    """Show the front page."""
    return show(request, "front.html", latest=site_of(request).ask("latest", find_latest))
