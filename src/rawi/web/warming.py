"""Asks for a page of each kind before the first reader does, who would wait until all was loaded."""

import asyncio
import logging
from collections.abc import Iterator
from urllib.parse import quote

from sqlalchemy import Connection

from rawi.charts.land import prepare_land
from rawi.chronicle.borders import nearest_border
from rawi.errors import RawiError
from rawi.manners.reader import LANGUAGES
from rawi.store.answers import Filters, Incident
from rawi.web.addresses import actor_address, article_address, incident_address, outlet_address
from rawi.web.questions.agreements import find_agreements
from rawi.web.questions.happenings import Span, Wanted, find_page
from rawi.web.security import App, Message, Scope
from rawi.web.site import Site

_log = logging.getLogger(__name__)
# Those of which there is one each; the front page first, where readers begin.
_PAGES = (
    "/",
    "/incidents",
    "/ledger",
    "/map",
    "/actors",
    "/relations",
    "/outlets",
    "/search",
    "/review",
    "/api",
)


def _of_incident(one: Incident) -> Iterator[str]:
    """Give the pages of an incident, and of what it tells of."""
    yield incident_address(one.id)
    yield article_address(one.source.version)
    if one.source.outlet is not None:
        yield outlet_address(one.source.outlet)
    for party in (*one.actors, *one.recipients)[:1]:
        yield actor_address(party.key)
        yield f"/relations?actor={quote(party.key)}"
        yield f"/search?q={quote(party.name_ar)}"


def pages_to_warm(connection: Connection) -> tuple[str, ...]:
    """Give the addresses of a page of each kind."""
    found = [*_PAGES]
    newest = find_page(connection, Wanted(Filters(limit=None)), Span(1))
    found += [address for one in newest for address in _of_incident(one)]
    found += [f"/ledger/{one.id}" for one in find_agreements(connection, Filters(), limit=1)]
    return tuple(found)


async def _ask(app: App, address: str, language: str) -> None:
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost"), (b"accept-language", language.encode())],
        "client": ("127.0.0.1", 0),
        "server": ("localhost", 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        """Throw the answer away: what was loaded for it stays."""

    await app(scope, receive, send)


async def _ask_all(app: App, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        for language in LANGUAGES:
            await _ask(app, address, language)


def warm_up(site: Site, app: App) -> None:
    """Ask for a page of each kind in each language."""
    try:
        asyncio.run(_ask_all(app, _PAGES[:1]))
        prepare_land()
        nearest_border(0.0, 0.0)  # loads the index of all borders
        with site.store.reading() as connection:
            addresses = pages_to_warm(connection)
        asyncio.run(_ask_all(app, addresses))
    except RawiError as error:  # a chronicle that is away now may be back when somebody asks
        _log.warning("%s", error)
