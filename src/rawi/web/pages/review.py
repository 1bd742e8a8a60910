"""Review: incidents merged, split, retyped, rejected, names of one put together; and all of it undone."""

from fastapi import APIRouter, Request, Response
from starlette import status as http
from starlette.exceptions import HTTPException

from rawi.chronicle.corrections import Correction
from rawi.errors import UnknownName
from rawi.events.ontology import event_types
from rawi.store.corrections import Corrections
from rawi.web.door import may_review, value_of
from rawi.web.filters import read_filters
from rawi.web.forms import Signed, correct, refuse, show_review, to_login
from rawi.web.pages.timeline import choices_for, without_ahead
from rawi.web.questions.happenings import Span, find_page
from rawi.web.questions.reviewing import find_made, find_to_review
from rawi.web.showing import site_of

router = APIRouter()
_NAMES = ("actor", "type", "outlet", "since", "until", "done", "refused")
_SHOWN = 40
_TWO = 2


@router.get("/review", include_in_schema=False)
def review(request: Request) -> Response:
    """Show incidents to choose from, and what was corrected."""
    if not may_review(request):
        return to_login(request)
    asked = read_filters(request.query_params, names=_NAMES)
    site = site_of(request)
    listed, span = without_ahead(site, asked), Span(_SHOWN)
    incidents = site.ask(("page", listed, span), lambda one: find_page(one, listed, span))
    return show_review(
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
        return to_login(request)
    try:
        found = site_of(request).ask(("to review", key), lambda one: find_to_review(one, key))
    except UnknownName as error:
        raise HTTPException(http.HTTP_404_NOT_FOUND) from error
    return show_review(
        request,
        "review_incident.html",
        told=found.told,
        incident=found.told.incident,
        near=found.near,
        types=sorted(event_types(), key=lambda one: (one[0], one[1] or "")),
    )


@router.post("/review/merge", include_in_schema=False)
def merge(request: Request, form: Signed) -> Response:
    """Make one of the incidents that were chosen; the first keeps its place."""
    ids = list(dict.fromkeys(form.get("incident", ())))
    if len(ids) < _TWO:
        return refuse(form, "two")
    return correct(request, form, lambda made, reason: made.merge_incidents(*ids, reason=reason))


@router.post("/review/split", include_in_schema=False)
def split(request: Request, form: Signed) -> Response:
    """Take the tellings that were chosen out of an incident."""
    incident, tellings = value_of(form, "incident"), form.get("telling", [])
    if not tellings:
        return refuse(form, "some")
    return correct(
        request, form, lambda made, reason: made.split_incident(incident, *tellings, reason=reason)
    )


@router.post("/review/retype", include_in_schema=False)
def retype(request: Request, form: Signed) -> Response:
    """Give an incident another type."""
    incident, kind = value_of(form, "incident"), value_of(form, "type")
    return correct(request, form, lambda made, reason: made.retype(incident, kind, reason=reason))


@router.post("/review/reject", include_in_schema=False)
def reject(request: Request, form: Signed) -> Response:
    """Reject an incident."""
    incident = value_of(form, "incident")
    return correct(request, form, lambda made, reason: made.reject(incident, reason=reason))


@router.post("/review/reject-tellings", include_in_schema=False)
def reject_tellings(request: Request, form: Signed) -> Response:
    """Reject the tellings that were chosen, each by itself."""
    tellings = form.get("telling", [])
    if not tellings:
        return refuse(form, "some")

    def make(made: Corrections, reason: str) -> Correction:
        return [made.reject(one, alone=True, reason=reason) for one in tellings][-1]

    return correct(request, form, make)


@router.post("/review/names", include_in_schema=False)
def merge_names(request: Request, form: Signed) -> Response:
    """Make one of two whom articles call by different names."""
    names = [name.strip() for name in form.get("named", ()) if name.strip()]
    if len(names) < _TWO:
        return refuse(form, "two")
    return correct(request, form, lambda made, reason: made.merge_entities(*names, reason=reason))


@router.post("/review/undo", include_in_schema=False)
def undo(request: Request, form: Signed) -> Response:
    """Undo a correction."""
    number = value_of(form, "number", most=9)
    if not (number.isascii() and number.isdecimal()):
        return refuse(form, "refused")
    return correct(request, form, lambda made, _: made.undo(int(number)), needs_reason=False)
