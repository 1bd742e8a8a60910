"""The door to the pages that change something: who may go through, and what a form must bring along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import parse_qs, urlsplit

from fastapi import Request, Response
from starlette import status as http
from starlette.exceptions import HTTPException

from rawi.store.reviewers import reviewers
from rawi.web.guesses import Guesses
from rawi.web.sessions import LIFETIME, SESSION_COOKIE, Session, Sessions

_LARGEST = 64 * 1024
_MOST_FIELDS = 600
_FORM = "application/x-www-form-urlencoded"
Form = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Door:
    """Whether reviewing needs a login, the sessions that were begun, and wrong guesses."""

    needs_login: bool
    sessions: Sessions = field(default_factory=Sessions)
    guesses: Guesses = field(default_factory=Guesses)
    # Passwords are tried one after the other: each try takes much memory on purpose.
    trying: Lock = field(default_factory=Lock)


def door_of(request: Request) -> Door:
    """Give the door of the app."""
    door = request.app.state.door
    assert isinstance(door, Door)
    return door


def session_of(request: Request) -> Session | None:
    """Give the session of a reader, None if there is none."""
    return door_of(request).sessions.read(request.cookies.get(SESSION_COOKIE))


def may_review(request: Request) -> bool:
    """Tell whether a reader may review: whoever logged in, and on this machine alone anybody."""
    if not door_of(request).needs_login:
        return True
    session, site = session_of(request), request.app.state.site
    if session is None or not session.name:
        return False
    # Whoever was removed since stays outside, however long their session lasts.
    with site.store.reading() as connection:
        return session.name in reviewers(connection)


def keep_session(request: Request, response: Response, session: Session) -> None:
    """Send a session as a cookie that no script reads and no other site sends."""
    response.set_cookie(
        SESSION_COOKIE,
        door_of(request).sessions.write(session),
        max_age=LIFETIME,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def value_of(form: Form, name: str, *, most: int = 500) -> str:
    """Give one value of a form, without space around it; empty if it has none."""
    return next(iter(form.get(name, ())), "").strip()[:most]


def _comes_from_here(request: Request) -> bool:
    """Tell whether a form was sent by a page of this app, as far as the browser says."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    # Pages that send no referrer send «null» for themselves too; then the token alone tells.
    origin = request.headers.get("origin", "null")
    return origin == "null" or urlsplit(origin).netloc == request.headers.get("host", "")


async def read_form(request: Request) -> Form:
    """Read a form that was sent; what other sites send, or what is no form, is turned away."""
    if not _comes_from_here(request):
        raise HTTPException(http.HTTP_403_FORBIDDEN)
    if request.headers.get("content-type", "").partition(";")[0].strip() != _FORM:
        raise HTTPException(http.HTTP_415_UNSUPPORTED_MEDIA_TYPE)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise HTTPException(http.HTTP_413_CONTENT_TOO_LARGE)
    try:
        return parse_qs(body.decode("ascii"), max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(http.HTTP_400_BAD_REQUEST) from error


async def read_signed_form(request: Request) -> Form:
    """Read a form of somebody who may review, with the token of their session."""
    form = await read_form(request)
    session = session_of(request)
    if session is None or not may_review(request):
        raise HTTPException(http.HTTP_403_FORBIDDEN)
    if not door_of(request).sessions.is_token(session, value_of(form, "token")):
        raise HTTPException(http.HTTP_403_FORBIDDEN)
    return form
