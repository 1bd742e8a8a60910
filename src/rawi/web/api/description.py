"""The description of the JSON interface in both languages: OpenAPI for programs, a page for people."""

from copy import deepcopy
from functools import cache
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from rawi import __version__
from rawi.lexicon import load_table
from rawi.render.kinds import Label
from rawi.web.problems import language_of_program
from rawi.web.showing import reader_of, show

router = APIRouter(include_in_schema=False)


@cache
def _said() -> dict[str, Label]:
    return {row["key"]: Label(row["label_ar"], row["label_en"]) for row in load_table("web/api")}


def _describe(thing: dict[str, Any], key: str, language: str) -> None:
    """Say in a language what a part of the description is; what the code says in English stays."""
    words = getattr(_said().get(key, Label("", "")), language)
    if words:
        thing["description"] = words


def _described(request: Request, language: str) -> dict[str, Any]:
    kept = request.app.state
    if not hasattr(kept, "openapi"):
        routes = request.app.routes
        plain = get_openapi(title="Rawi", version=__version__, routes=routes)
        kept.openapi = {one: _worded(plain, one) for one in Label._fields}
    described: dict[str, Any] = kept.openapi[language]
    return described


def _worded(plain: dict[str, Any], language: str) -> dict[str, Any]:
    """Give the description in the words of a language."""
    told = deepcopy(plain)
    _describe(told["info"], "info", language)
    for path, methods in told["paths"].items():
        for operation in methods.values():
            _describe(operation, path, language)
            for parameter in operation.get("parameters", ()):
                for place in (parameter, parameter["schema"]):
                    _describe(place, f"?{parameter['name']}", language)
            for status, response in operation["responses"].items():
                _describe(response, status, language)
    for name, record in told["components"]["schemas"].items():
        _describe(record, name.partition("_")[0], language)
    return told


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """Give the description in OpenAPI."""
    language = language_of_program(request)
    headers = {"content-language": language, "vary": "Accept-Language, Cookie"}
    return JSONResponse(_described(request, language), headers=headers)


@router.get("/api")
def page(request: Request) -> Response:
    """Show the description."""
    described = _described(request, reader_of(request).language)
    operations = [
        (path, operation) for path, methods in described["paths"].items() for operation in methods.values()
    ]
    return show(request, "api.html", operations=operations)
