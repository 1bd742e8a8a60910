"""`rawi relations`: who stands how to whom."""

from enum import StrEnum
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
    answer,
    given_filters,
)


class Per(StrEnum):
    """How long a time one count covers."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


def relations(
    chronicle: Place,
    per: Annotated[
        Per, typer.Option(help="How long a time one count covers.", case_sensitive=False)
    ] = Per.MONTH,
    actor: Actor = None,
    pair: Pair = None,
    kind: Type = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """Show what parties did to one another, by period, counted by incident and not by report."""
    from rawi.render.answers import relations_table

    found = given_filters(
        actor=actor, pair=pair, type=kind, outlet=outlet, since=since, until=until, as_of=as_of, limit=limit
    )
    answer(
        chronicle,
        lambda asked: asked.relations(per=per.value, **found),
        tables=lambda answers: [relations_table(answers)],
        as_json=as_json,
    )
