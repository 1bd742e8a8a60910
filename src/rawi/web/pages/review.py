"""Review: incidents merged, split, retyped, rejected, names of one put together; and all of it undone."""

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette import status as http
from starlette.exceptions import HTTPException

from rawi.chronicle.corrections import Correction
from rawi.errors import ChronicleError, UnknownName
from rawi.events.ontology import event_types
from rawi.store.corrections import Corrections
from rawi.store.queries.incidents import find_incidents
from rawi.web.addresses import local_address
from rawi.web.door import (
    Form,
    door_of,
    keep_session,
    may_review,
    read_signed_form,
    session_of,
    value_of,
)
from rawi.web.filters import read_filters
from rawi.web.pages.timeline import choices_for
from rawi.web.questions.reviewing import find_made, find_to_review
from rawi.web.sessions import Session
from rawi.web.showing import show, site_of

router = APIRouter()
_NAMES = ("actor", "type", "outlet", "since", "until", "done", "refused")
_SHOWN = 40
_TWO = 2
_REFUSALS = ("reason", "name", "two", "some", "refused")
Signed = Annotated[Form, Depends(read_signed_form)]


def _reviewing(request: Request, template: str, **told: Any) -> Response:
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
        refused=refused if refused in _REFUSALS else "",
        done=done[:9] if done.isascii() and done.isdecimal() else "",
        **told,
    )
    if session is None:
        keep_session(request, response, begun)
    return response


def _to_login(request: Request) -> Response:
    return RedirectResponse(f"/login?back={quote(request.url.path)}", status_code=http.HTTP_303_SEE_OTHER)


@router.get("/review", include_in_schema=False)
def review(request: Request) -> Response:
    """Show incidents to choose from, and what was corrected."""
    if not may_review(request):
        return _to_login(request)
    asked = read_filters(request.query_params, names=_NAMES, limit=_SHOWN)
    site = site_of(request)
    incidents = site.ask(("review", asked.filters), lambda one: find_incidents(one, asked.filters))
    return _reviewing(
        request,
        "review.html",
        asked=asked,
        incidents=incidents,
        made=site.ask("made", find_made),
        choices=choices_for(request),
    )


@router.get("/review/incidents/{key}", include_in_schema=False)
def review_incident(request: Request, key: str) -> Response:
    """Show what can be said of an incident."""
    if not may_review(request):
        return _to_login(request)
    try:
        found = site_of(request).ask(("to review", key), lambda one: find_to_review(one, key))
    except UnknownName as error:
        raise HTTPException(http.HTTP_404_NOT_FOUND) from error
    return _reviewing(
        request,
        "review_incident.html",
        told=found.told,
        incident=found.told.incident,
        near=found.near,
        types=sorted(event_types(), key=lambda one: (one[0], one[1] or "")),
    )


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


def _correct(
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


def _refuse(form: Form, why: str) -> Response:
    return RedirectResponse(_back(form, refused=why), status_code=http.HTTP_303_SEE_OTHER)


@router.post("/review/merge", include_in_schema=False)
def merge(request: Request, form: Signed) -> Response:
    """Make one of the incidents that were chosen; the first keeps its place."""
    ids = list(dict.fromkeys(form.get("incident", ())))
    if len(ids) < _TWO:
        return _refuse(form, "two")
    return _correct(request, form, lambda made, reason: made.merge_incidents(*ids, reason=reason))


@router.post("/review/split", include_in_schema=False)
def split(request: Request, form: Signed) -> Response:
    """Take the tellings that were chosen out of an incident."""
    incident, tellings = value_of(form, "incident"), form.get("telling", [])
    if not tellings:
        return _refuse(form, "some")
    return _correct(
        request, form, lambda made, reason: made.split_incident(incident, *tellings, reason=reason)
    )


@router.post("/review/retype", include_in_schema=False)
def retype(request: Request, form: Signed) -> Response:
    """Give an incident another type."""
    incident, kind = value_of(form, "incident"), value_of(form, "type")
    return _correct(request, form, lambda made, reason: made.retype(incident, kind, reason=reason))


@router.post("/review/reject", include_in_schema=False)
def reject(request: Request, form: Signed) -> Response:
    """Reject an incident."""
    incident = value_of(form, "incident")
    return _correct(request, form, lambda made, reason: made.reject(incident, reason=reason))


@router.post("/review/reject-tellings", include_in_schema=False)
def reject_tellings(request: Request, form: Signed) -> Response:
    """Reject the tellings that were chosen, each by itself."""
    tellings = form.get("telling", [])
    if not tellings:
        return _refuse(form, "some")

    def make(made: Corrections, reason: str) -> Correction:
        return [made.reject(one, alone=True, reason=reason) for one in tellings][-1]

    return _correct(request, form, make)


@router.post("/review/names", include_in_schema=False)
def merge_names(request: Request, form: Signed) -> Response:
    """Make one of two whom articles call by different names."""
    names = [name.strip() for name in form.get("named", ()) if name.strip()]
    if len(names) < _TWO:
        return _refuse(form, "two")
    return _correct(request, form, lambda made, reason: made.merge_entities(*names, reason=reason))


@router.post("/review/undo", include_in_schema=False)
def undo(request: Request, form: Signed) -> Response:
    """Undo a correction."""
    number = value_of(form, "number", most=9)
    if not (number.isascii() and number.isdecimal()):
        return _refuse(form, "refused")
    return _correct(request, form, lambda made, _: made.undo(int(number)), needs_reason=False)
