"""Shows pages: fills templates with what was found, in the language and manner of who reads."""

from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from rawi import __version__
from rawi.charts.life import mood_of
from rawi.letters import is_arabic
from rawi.manners import figures, links, naming
from rawi.manners.reader import LANGUAGES, Reader
from rawi.render.kinds import kinds, reason_label
from rawi.render.naming import entity_label
from rawi.render.nesting import Close, Open
from rawi.render.safety import one_line, visible
from rawi.web import addresses
from rawi.web.assets import asset_address
from rawi.web.door import session_of
from rawi.web.languages import THEMES, choose_reader
from rawi.web.questions.agreements import last_told, stood_since, told_day
from rawi.web.site import Site
from rawi.web.speaking import FILTERS, WORDS

_TESTS: dict[str, Callable[..., bool]] = {
    "described": naming.is_described,
    "arabic": lambda words: any(map(is_arabic, words)),
    "open": lambda piece: isinstance(piece, Open),
    "close": lambda piece: isinstance(piece, Close),
}


@cache
def environment() -> Environment:
    """Give the environment of all templates; whatever is put into them is escaped."""
    made = Environment(
        loader=PackageLoader("rawi.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    made.filters.update(
        mood=mood_of,
        last_told=last_told,
        stood_since=stood_since,
        told_day=told_day,
        visible=visible,
        one_line=one_line,
        first_day=figures.first_day,
        last_day=figures.last_day,
        readable=links.readable_address,
        original=links.original_address,
    )
    made.globals.update(WORDS)
    made.globals.update(
        reason_label=reason_label,
        entity_label=entity_label,
        quad_of=naming.quad_of,
        incident_address=addresses.incident_address,
        actor_address=addresses.actor_address,
        outlet_address=addresses.outlet_address,
        article_address=addresses.article_address,
        words_address=addresses.words_address,
        asset=asset_address,
        kinds=kinds,
        languages=LANGUAGES,
        themes=THEMES,
        made_by=__version__,
    )
    made.tests.update(_TESTS)
    return made


def reader_of(request: Request) -> Reader:
    """Tell who reads, by what the request says."""
    return choose_reader(request.headers.get("accept-language", ""), request.cookies)


def site_of(request: Request) -> Site:
    """Give the chronicle that is asked."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


def show(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """Show a page."""
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    page = environment().get_template(template)
    html = page.render(
        reader=reader_of(request),
        path=request.url.path,
        here=path,
        site=site_of(request),
        reviewer=session_of(request),
        **told,
    )
    headers = {"cache-control": "private, no-cache", "vary": "Accept-Language, Cookie"}
    return HTMLResponse(html, status_code=status, headers=headers)
