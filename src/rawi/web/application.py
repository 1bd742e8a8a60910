"""Puts the app together: pages, assets, and what becomes of errors."""

import logging
from collections.abc import Collection

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
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
from rawi.web.problems import Fault, refuse, refuse_misfit
from rawi.web.security import LOOPBACK, Guard
from rawi.web.site import Site

_YEAR = 31_536_000
# Parameters that name somebody or some place.
_NAMING = ("actor", "pair", "place", "by", "about", "q")
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


def _on_http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else http.HTTP_500_INTERNAL_SERVER_ERROR
    known = {
        http.HTTP_403_FORBIDDEN: "error.forbidden",
        http.HTTP_404_NOT_FOUND: "error.missing",
        http.HTTP_405_METHOD_NOT_ALLOWED: "error.method",
    }
    return refuse(request, status, Fault(known.get(status, "error.other")))


def _on_bad_address(request: Request, error: Exception) -> Response:
    assert isinstance(error, BadAddress)
    return refuse(
        request, http.HTTP_400_BAD_REQUEST, Fault(error.key, error.value, error.where, error.choices)
    )


def _on_misfit(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return refuse_misfit(request, error)


def _on_unknown_name(request: Request, error: Exception) -> Response:
    given = {name: request.query_params.get(name, "") for name in _NAMING}
    given["key"] = request.path_params.get("key", "")
    told = {name: value for name, value in given.items() if value}
    fault = Fault("error.name", " ".join(told.values()), ", ".join(told))
    return refuse(request, http.HTTP_404_NOT_FOUND, fault)


def _on_nothing_found(request: Request, error: Exception) -> Response:
    return refuse(request, http.HTTP_404_NOT_FOUND, Fault("error.nothing"))


def _on_missing_library(request: Request, error: Exception) -> Response:
    _log.error("%s", error)
    return refuse(request, http.HTTP_501_NOT_IMPLEMENTED, Fault("error.library"))


def _on_fault(request: Request, error: Exception) -> Response:
    _log.error("a page failed", exc_info=error)
    return refuse(request, http.HTTP_500_INTERNAL_SERVER_ERROR, Fault("error.fault"))


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
