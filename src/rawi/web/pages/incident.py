"""The incident page: the accounts board, who carries which account, and why all this is one incident."""

from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection
from starlette.exceptions import HTTPException

from rawi.chronicle.tellings import FOUNDING
from rawi.errors import UnknownName
from rawi.store.answers import Filters, Incident, Party, Telling
from rawi.store.queries.accounts import find_accounts, incident_of
from rawi.store.queries.members import Summary, Teller, keys_of, members
from rawi.store.queries.names import party_names
from rawi.web.filters import read_filters
from rawi.web.questions.board import Board, find_pieces
from rawi.web.questions.columns import make_board
from rawi.web.showing import show, site_of

router = APIRouter()
_REASONS = {
    **{"e": "who", "p": "place", "c": "country", "s": "names", "o": "thing", "r": "root"},
    **{"k": "type", "w": "word", "a": "article", "h": "headline"},
}
# Reasons that name somebody or some place.
_NAMED = frozenset({"who", "place", "names", "article"})


class Reason(NamedTuple):
    """What a telling shares with the leading one: of which kind, what, and who that is."""

    kind: str
    shared: str
    party: Party | None


class Membership(NamedTuple):
    """Why one telling is counted to the incident."""

    telling: Telling
    reasons: tuple[Reason, ...]


class Whole(NamedTuple):
    """All that the page of an incident shows."""

    incident: Incident
    board: Board
    memberships: tuple[Membership, ...]


def _summary(incident: int, rows: list[Any]) -> Summary:
    founding = [row for row in rows if row["modality"] in FOUNDING] or rows
    firsts, lasts = (sorted(filter(None, (row[name] for row in founding))) for name in ("first", "last"))
    return Summary(
        incident,
        firsts[0] if firsts else None,
        lasts[-1] if lasts else None,
        len({row["voice"] for row in rows}),
        0,
        len(rows),
        min(row["known_at"] for row in rows),
    )


def find_whole(connection: Connection, key: str, filters: Filters) -> Whole | None:
    """Find all that the page of an incident shows; None where no known article tells it."""
    number = incident_of(connection, key)
    ones = members(connection, [number], filters).get(number, [])
    if not ones:
        return None
    name = keys_of(connection, [number])[number]
    tellings = find_accounts(connection, name, filters)
    outlets = {telling.source.outlet for telling in tellings if telling.source.outlet}
    summary = _summary(number, [one.row for one in ones])._replace(outlets=len(outlets))
    incident = Teller(connection, ones).incident(summary, ones, name)
    board = make_board(find_pieces(connection, ones))
    shared = {reason.partition(":")[2] for telling in tellings for reason in telling.reasons}
    names = party_names(connection, shared)
    return Whole(incident, board, tuple(_membership(telling, names) for telling in tellings))


def _membership(telling: Telling, names: dict[str, Party]) -> Membership:
    reasons = (reason.partition(":") for reason in telling.reasons)
    told = (
        Reason(_REASONS[kind], shared, names.get(shared) if _REASONS[kind] in _NAMED else None)
        for kind, _, shared in reasons
        if kind in _REASONS
    )
    return Membership(telling, tuple(told))


@router.get("/incidents/{key}", include_in_schema=False)
def incident(request: Request, key: str) -> Response:
    """Show an incident."""
    asked = read_filters(request.query_params, names=("as_of",))
    try:
        whole = site_of(request).ask(
            ("incident", key, asked.filters), lambda chronicle: find_whole(chronicle, key, asked.filters)
        )
    except UnknownName as error:
        raise HTTPException(404) from error
    if whole is None:
        raise HTTPException(404)
    return show(
        request, "incident.html", asked=asked, whole=whole, incident=whole.incident, board=whole.board
    )
