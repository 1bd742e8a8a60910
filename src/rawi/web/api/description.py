"""The description of the JSON interface: in OpenAPI for programs, and as a page for people."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from rawi import __version__
from rawi.web.showing import show

router = APIRouter(include_in_schema=False)


def _described(request: Request) -> dict[str, Any]:
    kept = request.app.state
    if not hasattr(kept, "openapi"):
        kept.openapi = get_openapi(
            title="Rawi",
            version=__version__,
            routes=request.app.routes,
            description="A chronicle of the Arabic press. The ETag of answers changes with the chronicle.",
        )
    described: dict[str, Any] = kept.openapi
    return described


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """Give the description in OpenAPI."""
    return JSONResponse(_described(request))


@router.get("/api")
def page(request: Request) -> Response:
    """Show the description."""
    described = _described(request)
    operations = [
        (path, operation) for path, methods in described["paths"].items() for operation in methods.values()
    ]
    return show(request, "api.html", operations=operations)
