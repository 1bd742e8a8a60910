"""Atom feeds of incidents, for any filters of the timeline: they serve as alerts."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request, Response

from rawi.render.safety import visible
from rawi.store.answers import Incident
from rawi.web.addresses import incident_address, words_address
from rawi.web.api.answering import tag_of, unchanged
from rawi.web.filters import read_filters
from rawi.web.languages import Reader
from rawi.web.naming import party_name, type_name
from rawi.web.questions.happenings import find_points, tell_points
from rawi.web.showing import reader_of, show, site_of
from rawi.web.wording import wording

router = APIRouter(include_in_schema=False)
_ENTRIES = 50


def _moment(told: str) -> str:
    """Write a day or a moment as Atom asks."""
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return "1970-01-01T00:00:00Z"
    return moment.replace(tzinfo=moment.tzinfo or UTC).isoformat()


def _title(one: Incident, reader: Reader) -> str:
    comma = wording("list.comma", reader.language) + " "
    actors = comma.join(party_name(party, reader.language) for party in one.actors)
    others = comma.join(party_name(party, reader.language) for party in one.recipients)
    told = [type_name(one.type, one.mode, reader.language), actors, others]
    return " · ".join(part for part in told if part)


def _text(told: str) -> str:
    """Write text for XML, which cannot hold control characters."""
    return escape(visible(told))


def _entry(one: Incident, base: str, reader: Reader) -> str:
    link = base + incident_address(one.id)
    source = one.source
    words, outlet = escape(visible(source.words)), escape(visible(source.outlet or ""))
    said = f'<p dir="rtl" lang="ar">{words}</p><p>{outlet}</p>'
    return (
        f"<entry><id>{_text(link)}</id><title>{_text(_title(one, reader))}</title>"
        f"<updated>{_moment(one.known_at)}</updated><link href={quoteattr(link)}/>"
        f'<link rel="via" href={quoteattr(base + words_address(source))}/>'
        f'<content type="html">{escape(said)}</content></entry>'
    )


def _feed(told: tuple[Incident, ...], request: Request, query: str) -> str:
    """Write a feed of incidents, the one told last at its head."""
    reader, base = reader_of(request), str(request.base_url).rstrip("/")
    here, language = f"{base}/feeds/incidents.atom{query}", reader.language
    title = f"{wording('app.name', language)} · {wording('nav.timeline', language)}"
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><id>{_text(here)}</id>',
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(told[0].known_at if told else '')}</updated>",
        f'<author><name>Rawi</name></author><link rel="self" href={quoteattr(here)}/>',
        f"<link href={quoteattr(f'{base}/incidents{query}')}/>",
        *(_entry(one, base, reader) for one in told),
        "</feed>\n",
    )
    return "".join(parts)


@router.get("/feeds")
def feeds(request: Request) -> Response:
    """Show how to follow the chronicle."""
    return show(request, "feeds.html")


@router.get("/feeds/incidents.atom")
def incidents(request: Request) -> Response:
    """Give the incidents told last that match the filters."""
    asked, site = read_filters(request.query_params), site_of(request)
    tag = tag_of(request)
    if same := unchanged(request, tag):
        return same
    points = site.ask(
        ("points", asked.filters, asked.voices),
        lambda one: find_points(one, asked.filters, voices=asked.voices),
    )
    latest = sorted(points, key=lambda point: point.summary.known_at, reverse=True)[:_ENTRIES]
    with site.store.reading() as connection:
        told = tell_points(connection, latest, asked.filters)
    told_feed = _feed(told, request, asked.query())
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "Accept-Language, Cookie"}
    return Response(told_feed, media_type="application/atom+xml", headers=headers)
