"""Says what is wrong with a request, where, and what to do: as a page, or as JSON to programs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette import status as http

from rawi.web.filters import DAYS, TEXTS
from rawi.web.languages import LANGUAGE_COOKIE
from rawi.web.showing import reader_of, show
from rawi.web.wording import wording

_ENGLISH = "en"
# Filters for which the forms of the pages have a name.
_LABELLED = frozenset((*TEXTS, *DAYS, "voices", "kind", "view", "frame", "q"))
_MISFITS = {"missing": "error.required", "enum": "error.choice", "literal_error": "error.choice"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not answered: a key for programs, about what, where, and words for people."""

    error: str
    about: str
    where: str
    status: int
    message: str
    do: str


def language_of_program(request: Request) -> str:
    """Give the language that a program asks for; one that asks for none reads English."""
    asks = "accept-language" in request.headers or LANGUAGE_COOKIE in request.cookies
    return reader_of(request).language if asks else _ENGLISH


class Fault(NamedTuple):
    """What is wrong: the key of its words, the value, where it stands, and what could stand there."""

    key: str
    value: str = ""
    where: str = ""
    choices: str = ""


def refuse(request: Request, status: int, fault: Fault) -> Response:
    """Answer with an error."""
    key, value, where, choices = fault
    if not request.url.path.startswith("/api/"):
        named = where if where in _LABELLED else ""
        told = {"key": key, "value": value, "where": named, "choices": choices}
        return show(request, "error.html", status=status, code=status, **told)
    language = language_of_program(request)
    does = wording(f"{key}.do", language, choices=choices, where=where)
    problem = Problem(key, value, where, status, wording(key, language), does)
    headers = {"content-language": language, "vary": "Accept-Language, Cookie"}
    return JSONResponse(asdict(problem), status_code=status, headers=headers)


def refuse_misfit(request: Request, error: RequestValidationError) -> Response:
    """Answer that a part of an address cannot be, or that there is no page of such a path."""
    first: Mapping[str, Any] = error.errors()[0]
    if any(one["loc"][0] == "path" for one in error.errors()):
        return refuse(request, http.HTTP_404_NOT_FOUND, Fault("error.missing"))
    key = _MISFITS.get(first["type"], "error.misfit")
    expected = str(first.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    value = "" if first["input"] is None or key == "error.required" else str(first["input"])
    fault = Fault(key, value, str(first["loc"][-1]), expected)
    return refuse(request, http.HTTP_422_UNPROCESSABLE_CONTENT, fault)
