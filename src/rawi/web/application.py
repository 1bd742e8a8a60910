"""Puts the app together: pages, assets, and what becomes of errors."""

import logging
from collections.abc import Collection

from fastapi import FastAPI, Request, Response
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette import status as http
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from rawi import __version__
from rawi.errors import MissingLibrary, NothingFound, UnknownName
from rawi.manners.reader import LANGUAGES
from rawi.web.addresses import local_address
from rawi.web.api import chronicle, description, feeds
from rawi.web.assets import assets
from rawi.web.door import Door
from rawi.web.filters import BadAddress
from rawi.web.keeping import Keeper
from rawi.web.languages import LANGUAGE_COOKIE, THEME_COOKIE, THEMES
from rawi.web.pages import (
    actors,
    article,
    brief,
    front,
    incident,
    ledger,
    login,
    map,
    outlets,
    relations,
    review,
    review_findings,
    search,
    timeline,
)
from rawi.web.security import LOOPBACK, Guard
from rawi.web.showing import show
from rawi.web.site import Site

_YEAR = 31_536_000
_log = logging.getLogger(__name__)
_PAGES = (
    front,
    timeline,
    incident,
    article,
    search,
    actors,
    relations,
    ledger,
    map,
    outlets,
    review,
    review_findings,
    login,
    chronicle,
    feeds,
    description,
    brief,
)


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _failed(request: Request, status: int, key: str, value: str = "") -> Response:
    """Answer with an error: as a page, or as JSON where JSON was asked for."""
    if _wants_json(request):
        return JSONResponse({"error": key, "about": value, "status": status}, status_code=status)
    return show(request, "error.html", status=status, key=key, value=value, code=status)


def _on_http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else http.HTTP_500_INTERNAL_SERVER_ERROR
    known = {
        http.HTTP_403_FORBIDDEN: "error.forbidden",
        http.HTTP_404_NOT_FOUND: "error.missing",
        http.HTTP_405_METHOD_NOT_ALLOWED: "error.method",
    }
    return _failed(request, status, known.get(status, "error.other"))


def _on_bad_address(request: Request, error: Exception) -> Response:
    assert isinstance(error, BadAddress)
    return _failed(request, http.HTTP_400_BAD_REQUEST, error.key, error.value)


async def _on_misfit(request: Request, error: Exception) -> Response:
    """Answer that there is no such page where the path itself cannot be; FastAPI tells of other misfits."""
    assert isinstance(error, RequestValidationError)
    if any(one["loc"][0] == "path" for one in error.errors()):
        return _failed(request, http.HTTP_404_NOT_FOUND, "error.missing")
    return await request_validation_exception_handler(request, error)


def _on_unknown_name(request: Request, error: Exception) -> Response:
    asked = [request.query_params.get(name, "") for name in ("actor", "pair", "place", "q")]
    return _failed(request, http.HTTP_404_NOT_FOUND, "error.name", " ".join(filter(None, asked)))


def _on_nothing_found(request: Request, error: Exception) -> Response:
    return _failed(request, http.HTTP_404_NOT_FOUND, "error.nothing")


def _on_missing_library(request: Request, error: Exception) -> Response:
    _log.error("%s", error)
    return _failed(request, http.HTTP_501_NOT_IMPLEMENTED, "error.library")


def _on_fault(request: Request, error: Exception) -> Response:
    _log.error("a page failed", exc_info=error)
    return _failed(request, http.HTTP_500_INTERNAL_SERVER_ERROR, "error.fault")


def _choice(request: Request, cookie: str, value: str, known: Collection[str]) -> Response:
    """Keep a reader's choice for a year, and lead back to where they were."""
    if value not in known:
        raise HTTPException(http.HTTP_404_NOT_FOUND)
    back = local_address(request.query_params.get("back", "/"))
    response = RedirectResponse(back, status_code=http.HTTP_303_SEE_OTHER)
    response.set_cookie(cookie, value, max_age=_YEAR, httponly=True, samesite="lax")
    return response


def _add_choices(app: FastAPI) -> None:
    @app.get("/language/{value}", include_in_schema=False)
    def language(request: Request, value: str) -> Response:
        return _choice(request, LANGUAGE_COOKIE, value, LANGUAGES)

    @app.get("/theme/{value}", include_in_schema=False)
    def theme(request: Request, value: str) -> Response:
        return _choice(request, THEME_COOKIE, value, THEMES)

    @app.get("/assets/{name}", include_in_schema=False)
    def asset(name: str) -> Response:
        found = assets().get(name)
        if found is None:
            raise HTTPException(http.HTTP_404_NOT_FOUND)
        headers = {"cache-control": f"public, max-age={_YEAR}, immutable"}
        return Response(found.content, media_type=found.type, headers=headers)


def make_app(site: Site, *, hosts: Collection[str] | None = LOOPBACK, door: Door | None = None) -> Guard:
    """Make the app of one chronicle; `hosts` are the names it answers to, None for any.

    Reviewing needs a login wherever others than this machine are answered, unless `door` says otherwise.

    The guard stands outside of all else, so that pages on faults are guarded too.
    """
    app = FastAPI(title="Rawi", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    app.state.door = door or Door(needs_login=hosts is None)
    _add_choices(app)
    for page in _PAGES:
        app.include_router(page.router)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_misfit)
    app.add_exception_handler(BadAddress, _on_bad_address)
    app.add_exception_handler(UnknownName, _on_unknown_name)
    app.add_exception_handler(NothingFound, _on_nothing_found)
    app.add_exception_handler(MissingLibrary, _on_missing_library)
    app.add_exception_handler(Exception, _on_fault)
    app.add_middleware(GZipMiddleware, minimum_size=800)
    return Guard(Keeper(app, site.ticks, site.corrected), hosts)
