"""Relations: a matrix of all pairs for a period, and a pair's series in both directions."""

from dataclasses import replace
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from rawi.charts.matrix import make_matrix
from rawi.charts.series import Series, make_series
from rawi.store.answers import Filters, Party, Relation
from rawi.store.queries.names import find_meant, party_names
from rawi.store.queries.relations import Period, find_relations
from rawi.web.filters import read_filters
from rawi.web.showing import reader_of, show, site_of

router = APIRouter()
_NAMES = ("pair", "actor", "since", "until", "outlet", "as_of")
_MOST = 40


class Direction(NamedTuple):
    """What one party did to the other."""

    actor: Party
    recipient: Party
    series: Series
    incidents: int


def _whole(connection: Connection, filters: Filters) -> tuple[Relation, ...]:
    return tuple(find_relations(connection, replace(filters, limit=None), per=Period.ALL))


def _by_month(connection: Connection, filters: Filters) -> tuple[Relation, ...]:
    return tuple(find_relations(connection, replace(filters, limit=None), per=Period.MONTH))


def _pair(connection: Connection, filters: Filters) -> tuple[Party, ...]:
    """Give the two who are asked for, each once though several keys bear its name."""
    keys = [find_meant(connection, words).keys[0] for words in filters.pair or ()]
    names = party_names(connection, keys)
    return tuple(names[key] for key in keys)


def _directions(relations: tuple[Relation, ...], *, mirrored: bool) -> tuple[Direction, ...]:
    by_pair: dict[tuple[str, str], list[Relation]] = {}
    for one in relations:
        by_pair.setdefault((one.actor.key, one.recipient.key), []).append(one)
    found = []
    for some in by_pair.values():
        series = make_series(some, mirrored=mirrored)
        if series is not None:
            count = sum(one.incidents for one in some)
            found.append(Direction(some[0].actor, some[0].recipient, series, count))
    return tuple(sorted(found, key=lambda one: (-one.incidents, one.actor.key))[:_MOST])


@router.get("/relations", include_in_schema=False)
def relations(request: Request) -> Response:
    """Show the matrix, or the series of the pair that is asked for."""
    asked, site = read_filters(request.query_params, names=_NAMES), site_of(request)
    if asked.filters.pair is None:
        found = site.ask(("matrix", asked.filters), lambda one: _whole(one, asked.filters))
        matrix = make_matrix(found)
        return show(request, "relations.html", asked=asked, matrix=matrix, pairs=found[:_MOST])
    mirrored = reader_of(request).direction == "rtl"
    months = site.ask(("series", asked.filters), lambda one: _by_month(one, asked.filters))
    return show(
        request,
        "pair.html",
        asked=asked,
        parties=site.ask(("pair", asked.filters.pair), lambda one: _pair(one, asked.filters)),
        directions=_directions(months, mirrored=mirrored),
    )
