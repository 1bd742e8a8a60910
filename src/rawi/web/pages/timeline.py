"""The timeline: incidents that match the filters of the address, as bars over time and day by day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from rawi.charts.bars import make_bars
from rawi.events.ontology import event_types
from rawi.manners.figures import first_day, last_day
from rawi.manners.naming import type_name
from rawi.store.answers import Filters, Incident
from rawi.web.filters import Asked, read_filters
from rawi.web.questions.happenings import Span, Wanted, find_last_day, find_page, find_spread
from rawi.web.questions.outlets import find_outlet_names
from rawi.web.showing import reader_of, show, site_of
from rawi.web.site import Site

router = APIRouter()
PER_PAGE = 50
# Lengths of an ISO year and of an ISO month.
_PERIODS = (4, 7)


class Day(NamedTuple):
    """The incidents of one day, of a month or year as far as it is told, or those without a day."""

    day: str
    incidents: tuple[Incident, ...]


class Choices(NamedTuple):
    """What the form of filters offers: types with their names, and outlets."""

    types: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]


def choices_for(request: Request) -> Choices:
    """Give what the form of filters offers a reader."""
    language = reader_of(request).language
    types = [
        (f"{kind}/{mode}" if mode else kind, type_name(kind, mode, language)) for kind, mode in event_types()
    ]
    outlets = site_of(request).ask("outlet names", find_outlet_names)
    return Choices(tuple(types), outlets)


def by_day(incidents: Iterable[Incident]) -> tuple[Day, ...]:
    """Group incidents by the day on which they begin; those of a whole month or year stand apart."""
    days = []
    for _, some in groupby(incidents, key=lambda one: one.first or ""):
        ordered = sorted(some, key=lambda one: -len(_period(one)))
        days += [Day(period, tuple(ones)) for period, ones in groupby(ordered, key=_period)]
    return tuple(days)


def _period(one: Incident) -> str:
    """Give the time of an incident: its first day, or the whole month or year that it may be of."""
    first, last = one.first or "", one.last
    whole = (first[:length] for length in _PERIODS if first == first_day(first[:length]))
    return next((period for period in whole if last == last_day(period)), first)


def _wider(asked: Asked) -> str | None:
    """Give the query of the month or year around the days asked for, to zoom out."""
    since, until = asked.filters.since, asked.filters.until
    if since is None or until is None:
        return None
    if since[:7] == until[:7] and since != until[:7] + "-01":
        return asked.query(since=f"{since[:7]}-01", until=last_day(since[:7]))
    if since[:4] == until[:4] and (since[5:], until[5:]) != ("01-01", "12-31"):
        return asked.query(since=f"{since[:4]}-01-01", until=f"{since[:4]}-12-31")
    return asked.query(since=None, until=None)


def _range(filters: Filters, day: str) -> bool:
    """Whether a day lies in the days asked for; an incident may span their edge."""
    return (filters.since or "") <= day <= (filters.until or "9999")


def without_ahead(site: Site, asked: Asked) -> Wanted:
    """Leave out what is told of days to come, unless days are asked for: the newest stands first then."""
    filters = asked.filters
    if filters.since is not None or filters.until is not None or asked.told is not None:
        return asked.wanted
    last = site.ask(("last day", filters.as_of), lambda one: find_last_day(one, filters))
    return replace(asked.wanted, up_to=last)


def _day_after(day: str | None) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day is not None else None


@router.get("/incidents", include_in_schema=False)
def timeline(request: Request) -> Response:
    """Show the incidents that match."""
    asked, site, reader = read_filters(request.query_params), site_of(request), reader_of(request)
    spread = site.ask(("spread", asked.wanted), lambda one: find_spread(one, asked.wanted))
    listed = without_ahead(site, asked)
    ahead = sum(number for day, _, number in spread.days if listed.up_to and day > listed.up_to)
    span = Span(PER_PAGE, (asked.page - 1) * PER_PAGE)
    incidents = site.ask(("page", listed, span), lambda one: find_page(one, listed, span))
    days = [count for count in spread.days if _range(asked.filters, count[0])]
    return show(
        request,
        "timeline.html",
        asked=asked,
        choices=choices_for(request),
        days=by_day(incidents),
        total=spread.total,
        pages=max(1, -(-(spread.total - ahead) // PER_PAGE)),
        ahead=ahead,
        first_ahead=_day_after(listed.up_to),
        bars=make_bars(days, mirrored=reader.direction == "rtl"),
        wider=_wider(asked),
    )
