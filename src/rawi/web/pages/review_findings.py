"""Review of what articles say: who is taken for another, who held an office, which claims are none."""

from fastapi import APIRouter, Request, Response
from starlette import status as http
from starlette.exceptions import HTTPException

from rawi.chronicle.corrections import Correction, Layer
from rawi.errors import UnknownName
from rawi.manners.naming import country_name, office_name
from rawi.store.corrections import Corrections
from rawi.web.addresses import VersionNumber
from rawi.web.door import may_review, value_of
from rawi.web.forms import Signed, correct, refuse, show_review, to_login
from rawi.web.questions.judging import find_actor_to_review, find_article_to_review, known_offices
from rawi.web.showing import reader_of, site_of

router = APIRouter()


def _offered(request: Request) -> dict[str, list[tuple[str, str]]]:
    """Give the offices and countries that a form offers, in the order of their names."""
    language, (offices, countries) = reader_of(request).language, known_offices()
    named = {
        "offices": [(one, office_name(one, language)) for one in offices],
        "countries": [(one, country_name(one, language)) for one in countries],
    }
    return {what: sorted(ones, key=lambda one: one[1]) for what, ones in named.items()}


@router.get("/review/actors/{key:path}", include_in_schema=False)
def review_actor(request: Request, key: str) -> Response:
    """Show what can be said of an actor."""
    if not may_review(request):
        return to_login(request)
    try:
        found = site_of(request).ask(("actor to review", key), lambda one: find_actor_to_review(one, key))
    except UnknownName as error:
        raise HTTPException(http.HTTP_404_NOT_FOUND) from error
    return show_review(request, "review_actor.html", told=found, person=found.person, **_offered(request))


@router.get("/review/articles/{version}", include_in_schema=False)
def review_article(request: Request, version: VersionNumber) -> Response:
    """Show the claims and agreements of an article, to be rejected."""
    if not may_review(request):
        return to_login(request)
    found = site_of(request).ask(
        ("article to review", version), lambda one: find_article_to_review(one, version)
    )
    if found is None:
        raise HTTPException(http.HTTP_404_NOT_FOUND)
    return show_review(request, "review_article.html", told=found)


@router.post("/review/tell-apart", include_in_schema=False)
def tell_apart(request: Request, form: Signed) -> Response:
    """Split somebody: some names, or the names in some articles, mean somebody else."""
    who, into = value_of(form, "actor"), value_of(form, "into") or None
    names, articles = form.get("name", []), form.get("article", [])
    if not names and not articles:
        return refuse(form, "which")
    return correct(
        request,
        form,
        lambda made, reason: made.split_entity(who, names=names, articles=articles, into=into, reason=reason),
    )


@router.post("/review/office", include_in_schema=False)
def set_office(request: Request, form: Signed) -> Response:
    """Say that somebody held an office."""
    who = value_of(form, "actor")
    office = f"{value_of(form, 'office')} {value_of(form, 'country')}"
    first, last = value_of(form, "first") or None, value_of(form, "last") or None
    return correct(
        request,
        form,
        lambda made, reason: made.set_office(who, office, first=first, last=last, reason=reason),
    )


@router.post("/review/reject-findings", include_in_schema=False)
def reject_findings(request: Request, form: Signed) -> Response:
    """Reject the claims, or the mentions of agreements, that were chosen, each by itself."""
    article, layer = value_of(form, "article"), value_of(form, "layer")
    starts = [one for one in form.get("start", []) if one.isascii() and one.isdecimal() and len(one) < 10]
    if not starts or layer not in (Layer.CLAIM, Layer.INSTRUMENT):
        return refuse(form, "some")

    def make(made: Corrections, reason: str) -> Correction:
        return [made.reject_finding(article, layer, int(one), reason=reason) for one in starts][-1]

    return correct(request, form, make)
