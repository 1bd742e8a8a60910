"""The login of reviewers, needed where others than this machine are answered."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette import status as http

from rawi.store.reviewers import may_review as knows_password
from rawi.web.addresses import local_address
from rawi.web.door import Form, door_of, keep_session, read_form, read_signed_form, value_of
from rawi.web.sessions import SESSION_COOKIE
from rawi.web.showing import show, site_of

router = APIRouter()


def _ask(request: Request, back: str, *, refused: str = "", wait: int = 0, status: int = 200) -> Response:
    return show(request, "login.html", status=status, back=back, refused=refused, wait=wait)


@router.get("/login", include_in_schema=False)
def login(request: Request) -> Response:
    """Ask who reviews."""
    return _ask(request, local_address(request.query_params.get("back", "/review")))


@router.post("/login", include_in_schema=False)
def enter(request: Request, form: Annotated[Form, Depends(read_form)]) -> Response:
    """Let in whoever knows the password; after some wrong guesses each further one must wait."""
    door, name = door_of(request), value_of(form, "name")
    back = local_address(value_of(form, "back") or "/review")
    who = (f"name {name}", f"from {request.client.host if request.client else ''}")
    wait = door.guesses.wait(*who)
    if wait:
        return _ask(request, back, refused="login.wait", wait=wait, status=http.HTTP_429_TOO_MANY_REQUESTS)
    with door.trying, site_of(request).store.reading() as connection:
        # Somebody else may have used up the tries while this one waited.
        is_right = not door.guesses.wait(*who) and knows_password(
            connection, name, next(iter(form.get("password", ())), "")
        )
    if not is_right:
        door.guesses.wrong(*who)
        return _ask(request, back, refused="login.wrong", status=http.HTTP_403_FORBIDDEN)
    door.guesses.right(*who)
    response = RedirectResponse(back, status_code=http.HTTP_303_SEE_OTHER)
    keep_session(request, response, door.sessions.begin(name))
    return response


@router.post("/logout", include_in_schema=False)
def leave(request: Request, form: Annotated[Form, Depends(read_signed_form)]) -> Response:
    """End a session."""
    del form
    response = RedirectResponse("/", status_code=http.HTTP_303_SEE_OTHER)
    response.delete_cookie(SESSION_COOKIE)
    return response
