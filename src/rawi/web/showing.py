"""Shows pages: fills templates with what was found, in the language and manner of who reads."""

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context

from rawi import __version__
from rawi.render.kinds import kinds, label, reason_label
from rawi.render.nesting import Close, Open
from rawi.render.safety import FIRST_STRONG_ISOLATE, POP_ISOLATE, one_line, visible
from rawi.store.answers import Party
from rawi.web import addresses, figures, naming
from rawi.web.assets import asset_address
from rawi.web.languages import LANGUAGES, THEMES, Reader, choose_reader
from rawi.web.site import Site
from rawi.web.wording import Counted, counted, wording

_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT ISOLATE}"


def _reader(context: Context) -> Reader:
    reader = context["reader"]
    assert isinstance(reader, Reader)
    return reader


@pass_context
def _wording(context: Context, key: str, **values: object) -> str:
    return wording(key, _reader(context).language, **values)


@pass_context
def _counted(context: Context, key: str, count: int) -> str:
    reader = _reader(context)
    return counted(key, Counted(count, figures.number(count, reader)), reader.language)


@pass_context
def _number(context: Context, value: int) -> str:
    return figures.number(value, _reader(context))


@pass_context
def _signed(context: Context, value: float) -> str:
    """Write a score with its sign, kept in its order among Arabic words."""
    sign = "\N{MINUS SIGN}" if value < 0 else "+" if value > 0 else ""
    return figures.digits(f"{sign}{abs(value):.1f}", _reader(context))


@pass_context
def _day(context: Context, told: str | None, pattern: str = "day") -> str:
    return figures.day_of(told, _reader(context), pattern) if told else ""


@pass_context
def _span(context: Context, first: str | None, last: str | None) -> str:
    return figures.span_of(first, last, _reader(context))


@pass_context
def _party(context: Context, party: Party) -> str:
    return one_line(naming.party_name(party, _reader(context).language))


@pass_context
def _type_name(context: Context, kind: str, mode: str | None = None) -> str:
    return naming.type_name(kind, mode, _reader(context).language)


@pass_context
def _modality(context: Context, modality: str) -> str:
    return naming.modality_name(modality, _reader(context).language)


@pass_context
def _country(context: Context, code: str) -> str:
    return naming.country_name(code, _reader(context).language)


@pass_context
def _label(context: Context, key: str) -> str:
    return str(getattr(label(key), _reader(context).language))


@pass_context
def _told(context: Context, words: Any) -> str:
    return one_line(str(getattr(words, _reader(context).language)))


@pass_context
def _office(context: Context, office: str) -> str:
    return naming.office_name(office, _reader(context).language)


@pass_context
def _embedded(context: Context, words: str) -> str:
    """Shut words in with the page's direction, for SVG, whose text must be laid out left to right."""
    opening = _RIGHT_TO_LEFT if _reader(context).direction == "rtl" else FIRST_STRONG_ISOLATE
    return f"{opening}{words}{POP_ISOLATE}"


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
    made.filters.update(
        visible=visible,
        one_line=one_line,
        number=_number,
        signed=_signed,
        day=_day,
        party=_party,
        country=_country,
        told=_told,
        office=_office,
        embedded=_embedded,
        first_day=figures.first_day,
        last_day=figures.last_day,
        readable=addresses.readable_address,
        original=addresses.original_address,
    )
    made.globals.update(
        t=_wording,
        n=_counted,
        span=_span,
        type_name=_type_name,
        modality_name=_modality,
        label=_label,
        reason_label=reason_label,
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
    made.tests.update(
        open=lambda piece: isinstance(piece, Open), close=lambda piece: isinstance(piece, Close)
    )
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
        reader=reader_of(request), path=request.url.path, here=path, site=site_of(request), **told
    )
    headers = {"cache-control": "private, no-cache", "vary": "Accept-Language, Cookie"}
    return HTMLResponse(html, status_code=status, headers=headers)
