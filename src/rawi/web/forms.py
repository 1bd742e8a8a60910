"""Forms of review: shown to whoever may review, and made into corrections in their name."""

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette import status as http

from rawi.chronicle.corrections import Correction
from rawi.errors import ChronicleError
from rawi.store.corrections import Corrections
from rawi.web.addresses import local_address
from rawi.web.door import Form, door_of, keep_session, read_signed_form, session_of, value_of
from rawi.web.sessions import Session
from rawi.web.showing import show, site_of

REFUSALS = ("reason", "name", "two", "some", "which", "refused")
Signed = Annotated[Form, Depends(read_signed_form)]


def show_review(request: Request, template: str, **told: Any) -> Response:
    """Show a page to whoever may review; begin a session where there is none yet."""
    door, session = door_of(request), session_of(request)
    begun = session or door.sessions.begin("")
    refused = request.query_params.get("refused", "")
    done = request.query_params.get("done", "")
    response = show(
        request,
        template,
        token=door.sessions.token(begun),
        by=begun.name,
        named=door.needs_login,
        refused=refused if refused in REFUSALS else "",
        done=done[:9] if done.isascii() and done.isdecimal() else "",
        **told,
    )
    if session is None:
        keep_session(request, response, begun)
    return response


def to_login(request: Request) -> Response:
    """Lead to the login, and back from there."""
    return RedirectResponse(f"/login?back={quote(request.url.path)}", status_code=http.HTTP_303_SEE_OTHER)


def _back(form: Form, **told: object) -> str:
    """Give the page that a form came from, with what became of it."""
    path = local_address(value_of(form, "back") or "/review").partition("?")[0].partition("#")[0]
    return f"{path}?{urlencode(told)}"


def _signed(request: Request, form: Form) -> Session:
    """Give the session, under the name that the form gives where no login is needed."""
    session = session_of(request)
    assert session is not None
    name = value_of(form, "by", most=80)
    if door_of(request).needs_login or not name or name == session.name:
        return session
    return Session(name, session.until, session.nonce)


def correct(
    request: Request, form: Form, make: Callable[[Corrections, str], Correction], *, needs_reason: bool = True
) -> Response:
    """Make a correction of a form, and lead back to where it was sent from."""
    session, reason = _signed(request, form), value_of(form, "reason")
    refused = "name" if not session.name else "reason" if needs_reason and not reason else ""
    if not refused:
        try:
            made = make(Corrections(site_of(request).store, session.name), reason)
            address = _back(form, done=made.number)
        except ChronicleError:
            refused = "refused"
    if refused:
        address = _back(form, refused=refused)
    response = RedirectResponse(address, status_code=http.HTTP_303_SEE_OTHER)
    keep_session(request, response, session)
    return response


def refuse(form: Form, why: str) -> Response:
    """Lead back to where a form was sent from, and say why nothing was corrected."""
    return RedirectResponse(_back(form, refused=why), status_code=http.HTTP_303_SEE_OTHER)
