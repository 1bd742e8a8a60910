"""`rawi incidents`: what happened, put together from all that tell it."""

from typing import Annotated

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


def incidents(
    chronicle: Place,
    least_voices: Annotated[
        int, typer.Option("--voices", metavar="N", min=1, help="At least so many independent voices.")
    ] = 1,
    actor: Actor = None,
    pair: Pair = None,
    kind: Type = None,
    where: Where = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """List incidents, the latest first.

    Voices are independent texts: an agency copy counts once. Ids lead to `rawi accounts`.
    """
    from rawi.render.answers import incidents_table

    found = given_filters(
        actor=actor,
        pair=pair,
        type=kind,
        place=where,
        outlet=outlet,
        since=since,
        until=until,
        as_of=as_of,
        limit=limit,
    )
    answer(
        chronicle,
        lambda asked: asked.incidents(least_voices=least_voices, **found),
        tables=lambda answers: [incidents_table(answers)],
        as_json=as_json,
    )
