"""The incident page: the accounts board, who carries which account, and why all this is one incident."""

from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection
from starlette.exceptions import HTTPException

from rawi.charts.surroundings import draw_surroundings
from rawi.chronicle.identity import BY_NAME
from rawi.errors import UnknownName
from rawi.store.answers import Filters, Party, Telling
from rawi.store.queries.names import party_names
from rawi.web.filters import read_filters
from rawi.web.questions.board import Board, find_board
from rawi.web.showing import show, site_of

router = APIRouter()
_REASONS = {
    **{"e": "who", "p": "place", "c": "country", "s": "names", "o": "thing", "r": "root"},
    **{"k": "type", "w": "word", "a": "article", "h": "headline", "d": "deed"},
}
# Reasons that name somebody or some place.
_NAMED = frozenset({"who", "place", "names", "article"})


class Reason(NamedTuple):
    """What a telling shares with the leading one: of which kind, what, and who that is."""

    kind: str
    shared: str
    party: Party | None

    @property
    def is_known(self) -> bool:
        """Whether the chronicle can name it."""
        return self.party is not None and self.party.name != self.party.key


class Membership(NamedTuple):
    """Why one telling is counted to the incident."""

    telling: Telling
    reasons: tuple[Reason, ...]


class Whole(NamedTuple):
    """All that the page of an incident shows."""

    board: Board
    memberships: tuple[Membership, ...]


def find_whole(connection: Connection, key: str, filters: Filters) -> Whole:
    """Find all that the page of an incident shows.

    Raises UnknownName if no incident has the key, or none that was known on the day asked for.
    """
    board = find_board(connection, key, filters)
    shared = {reason.partition(":")[2] for one in board.tellings for reason in one.reasons}
    names = party_names(connection, shared)
    return Whole(board, tuple(_membership(telling, names) for telling in board.tellings))


def _membership(telling: Telling, names: dict[str, Party]) -> Membership:
    reasons = (reason.partition(":") for reason in telling.reasons)
    told = (
        Reason(_REASONS[kind], shared, names.get(shared) if _REASONS[kind] in _NAMED else None)
        for kind, _, shared in reasons
        if kind in _REASONS
    )
    # A name that is not settled has a key of sounds alone, which says nothing to a reader.
    clear = (one for one in told if one.is_known or not one.shared.startswith(BY_NAME))
    return Membership(telling, tuple(clear))


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
    board = whole.board
    return show(
        request,
        "incident.html",
        asked=asked,
        whole=whole,
        board=board,
        incident=board.told.incident,
        map=draw_surroundings(board.sites),
    )
