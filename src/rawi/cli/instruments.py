"""`rawi instruments`: agreements and standing arrangements, and what became of them."""

from typing import Annotated

import typer

from rawi.cli.asking import Actor, AsOf, Json, Limit, Outlet, Pair, Place, Since, Until, answer, given_filters


def instruments(
    chronicle: Place,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day whose status is wanted; today if not given.")
    ] = None,
    actor: Actor = None,
    pair: Pair = None,
    kind: Annotated[
        str | None, typer.Option("--type", metavar="KIND", help="agreement, treaty, committee, ceasefire …")
    ] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """List agreements, treaties, committees, alliances and the like: parties, status and steps."""
    from rawi.render.answers import instruments_table

    found = given_filters(
        **{"actor": actor, "pair": pair, "type": kind, "outlet": outlet},
        **{"since": since, "until": until, "as_of": as_of, "limit": limit, "on": on},
    )
    answer(
        chronicle,
        lambda asked: asked.instruments(**found),
        tables=lambda answers: [instruments_table(answers)],
        as_json=as_json,
    )
