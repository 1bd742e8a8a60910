"""Atom feeds of incidents, for any filters of the timeline: they serve as alerts."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request, Response

from rawi.manners.figures import day_of
from rawi.manners.naming import party_name, type_name
from rawi.manners.reader import Reader
from rawi.render.safety import one_line, visible
from rawi.store.answers import Incident, Party, Source
from rawi.store.ledger_answers import LedgerEntry
from rawi.store.queries.names import party_names
from rawi.web.addresses import incident_address, words_address
from rawi.web.api.answering import tag_of, unchanged
from rawi.web.filters import DAYS, Asked, read_filters
from rawi.web.questions.agreements import MOVED, find_agreements, step_day
from rawi.web.questions.articles import find_added
from rawi.web.questions.happenings import Span, find_page
from rawi.web.showing import reader_of, show, site_of
from rawi.web.speaking import instrument_words, standing_words
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


def _step_title(one: LedgerEntry, status: str, reader: Reader) -> str:
    return f"{instrument_words(one.name, reader)}: {standing_words(status, one, reader)}"


def _text(told: str) -> str:
    """Write text for XML, which cannot hold control characters."""
    return escape(visible(told))


class Entry(NamedTuple):
    """One entry of a feed: its address, title, moment, and the words it rests on."""

    address: str
    title: str
    moment: str
    source: Source


def _entry(one: Entry, base: str) -> str:
    link, source = base + one.address, one.source
    words, outlet = escape(visible(source.words)), escape(visible(source.outlet or ""))
    said = f'<p dir="rtl" lang="ar">{words}</p><p>{outlet}</p>'
    return (
        f"<entry><id>{_text(link)}</id><title>{_text(one.title)}</title>"
        f"<updated>{_moment(one.moment)}</updated><link href={quoteattr(link)}/>"
        f'<link rel="via" href={quoteattr(base + words_address(source))}/>'
        f'<content type="html">{escape(said)}</content></entry>'
    )


def _newest(entries: Iterable[Entry], request: Request) -> list[Entry]:
    """Give the entries learnt of last: with the moment at which the chronicle took in their words."""
    waiting = list(entries)
    with site_of(request).store.reading() as connection:
        learnt = find_added(connection, (one.source.version for one in waiting))
    # What was taken in at once stands in the order of its own days.
    waiting.sort(key=lambda one: (learnt[one.source.version], one.moment), reverse=True)
    return [one._replace(moment=learnt[one.source.version]) for one in waiting[:_ENTRIES]]


def _said(name: str, value: str, reader: Reader, parties: Mapping[str, Party]) -> str:
    """Say what a filter lets through."""
    if name in DAYS:
        return day_of(value, reader)
    if name == "type":
        kind, _, mode = value.partition("/")
        return type_name(kind.upper(), mode or None, reader.language)
    return party_name(parties[value], reader.language) if value in parties else value


def _named(request: Request, asked: Asked, page: str) -> str:
    """Name a feed: the chronicle's page that it follows, and each filter."""
    reader = reader_of(request)
    colon = wording("list.colon", reader.language)
    wanted = [value for name, value in asked.given if name in ("actor", "place")]
    with site_of(request).store.reading() as connection:
        parties = party_names(connection, wanted)
    told = [wording("app.name", reader.language), wording(page, reader.language)]
    for name, value in asked.given:
        if name != "page":
            words = one_line(_said(name, value, reader, parties))
            told.append(f"{wording('filter.' + name, reader.language)}{colon} {words}")
    return " · ".join(told)


class Followed(NamedTuple):
    """What a feed follows: the address of its page, and the key of its name."""

    page: str
    name: str


def _feed(found: Iterable[Entry], request: Request, asked: Asked, followed: Followed) -> Response:
    """Answer with a feed, the newest entry at its head."""
    entries, query = _newest(found, request), asked.query()
    reader, base = reader_of(request), str(request.base_url).rstrip("/")
    here, language = f"{base}{request.url.path}{query}", reader.language
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><id>{_text(here)}</id>',
        f"<title>{_text(_named(request, asked, followed.name))}</title>",
        f"<updated>{_moment(entries[0].moment if entries else '')}</updated>",
        f'<author><name>Rawi</name></author><link rel="self" href={quoteattr(here)}/>',
        f"<link href={quoteattr(f'{base}{followed.page}{query}')}/>",
        *(_entry(one, base) for one in entries),
        "</feed>\n",
    )
    headers = {"etag": tag_of(request), "cache-control": "private, no-cache"}
    headers["vary"] = "Accept-Language, Cookie"
    return Response("".join(parts), media_type="application/atom+xml", headers=headers)


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
    with site.store.reading() as connection:
        told = find_page(connection, asked.wanted, Span(_ENTRIES, newest_told=True))
    reader = reader_of(request)
    entries = [Entry(incident_address(one.id), _title(one, reader), one.known_at, one.source) for one in told]
    return _feed(entries, request, asked, Followed("/incidents", "nav.timeline"))


@router.get("/feeds/instruments.atom")
def instruments(request: Request) -> Response:
    """Give the last steps of instruments that match the filters."""
    asked, reader = read_filters(request.query_params), reader_of(request)
    if same := unchanged(request, tag_of(request)):
        return same
    with site_of(request).store.reading() as connection:
        found = find_agreements(connection, asked.filters, view=MOVED)
    entries = [
        Entry(
            f"/ledger/{one.id}#step-{number}",
            _step_title(one, step.status, reader),
            step_day(step),
            step.sources[0],
        )
        for one in found
        for number, step in enumerate(one.steps)
        if step.sources
    ]
    return _feed(entries, request, asked, Followed("/ledger", "nav.ledger"))
