"""`rawi accounts`: who tells what of an incident, and where the accounts part."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli.asking import (
    Actor,
    AsOf,
    Json,
    Limit,
    Outlet,
    Pair,
    Place,
    Since,
    Type,
    Until,
    Where,
    answer,
    given_filters,
)

if TYPE_CHECKING:  # loaded when something is asked: help must be quick
    from rawi.render.columns import Table


def _tables(answers: "Sequence[Any]", *, tellings: bool) -> "Iterable[Table]":
    from rawi.render.accounts import accounts_tables
    from rawi.render.answers import tellings_table

    for told in answers:
        yield from accounts_tables((told,))
        if tellings:
            yield tellings_table(told.tellings)


def accounts(
    chronicle: Place,
    incident: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The id that `rawi incidents` shows.")
    ] = None,
    actor: Actor = None,
    pair: Pair = None,
    kind: Type = None,
    place: Where = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    tellings: Annotated[
        bool, typer.Option("--tellings", help="Also each telling, and why it is counted to the incident.")
    ] = False,
    limit: Limit = 5,
    as_json: Json = False,
) -> None:
    """Show who tells what of an incident, through whom, from when, and where the accounts part.

    The id, or its first letters, is that of any telling of the incident. Without an id, the incidents that
    match and on which parties contradict each other, the most contested first.
    """
    found = given_filters(
        actor=actor,
        pair=pair,
        type=kind,
        place=place,
        outlet=outlet,
        since=since,
        until=until,
        as_of=as_of,
        limit=limit,
    )
    answer(
        chronicle,
        lambda asked: asked.accounts(incident, **found),
        tables=lambda answers: _tables(answers, tellings=tellings),
        as_json=as_json,
    )
