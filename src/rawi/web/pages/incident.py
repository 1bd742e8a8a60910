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
from rawi.web.questions.passages import as_written
from rawi.web.showing import show, site_of

router = APIRouter()
_REASONS = {
    **{"e": "who", "p": "place", "c": "country", "s": "names", "o": "thing", "r": "root"},
    **{"k": "type", "w": "word", "a": "article", "h": "headline", "d": "deed"},
}
# Reasons that name somebody or some place.
_NAMED = frozenset({"who", "place", "names", "article"})
# Reasons that are words of the article itself.
_WORDS = frozenset({"word", "root", "headline"})


class Reason(NamedTuple):
    """What a telling shares with the leading one: of which kind, what, who that is, or how it is written."""

    kind: str
    shared: str
    party: Party | None
    written: str | None


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


def _written(kind: str, shared: str, telling: Telling) -> str | None:
    """Give the word of a telling that is shared, as its article writes it."""
    if kind == "headline":
        return as_written(telling.source.title or "", shared)
    if kind in _WORDS:
        return as_written(telling.source.words, shared, is_root=kind == "root")
    return None


def _membership(telling: Telling, names: dict[str, Party]) -> Membership:
    told = []
    for kind, _, shared in (reason.partition(":") for reason in telling.reasons):
        what = _REASONS.get(kind)
        if what is None:
            continue
        party, written = names.get(shared) if what in _NAMED else None, _written(what, shared, telling)
        # A name that is not settled has a key of sounds alone, and a word that is compared by its lemma
        # has no hamza: neither is shown to a reader.
        is_told = written is not None if what in _WORDS else not shared.startswith(BY_NAME)
        if is_told or (party is not None and party.name != party.key):
            told.append(Reason(what, shared, party, written))
    # A word may be shared as itself and as its root.
    return Membership(
        telling, tuple({(one.kind in _WORDS, one.written or one.shared): one for one in told}.values())
    )


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
