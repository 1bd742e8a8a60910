"""`rawi instruments`: agreements and standing arrangements across articles."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli.asking import Actor, AsOf, Json, Limit, Outlet, Pair, Place, Since, Until, answer, given_filters

if TYPE_CHECKING:  # loaded when something is asked: help must be quick
    from rawi.render.columns import Table


def _tables(entries: Sequence[Any], *, steps: bool) -> "Iterable[Table]":
    from rawi.render.ledger import ledger_table, lives_tables

    yield ledger_table(entries)
    if steps:
        yield from lives_tables(entries)


def instruments(
    chronicle: Place,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Words of a name, or the beginning of an id.")
    ] = None,
    actor: Actor = None,
    pair: Pair = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="agreement, committee, ceasefire and so on.")
    ] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="How it stands: signed, in_force, withdrawn, …")
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only those whose next meeting is overdue.")
    ] = False,
    unconfirmed: Annotated[
        bool, typer.Option("--unconfirmed", help="Only those with steps announced and never confirmed.")
    ] = False,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="How they stand on this day.")] = None,
    steps: Annotated[bool, typer.Option("--steps", help="Also every step with its words.")] = False,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """List agreements, committees, truces and the like: parties, how often they meet, how they stand.

    They stand as of the day asked for, else as of the last day that the chronicle knows. Meetings are overdue
    and announcements unconfirmed as far as the articles of the chronicle tell.
    """
    found = given_filters(
        actor=actor, pair=pair, outlet=outlet, since=since, until=until, as_of=as_of, limit=limit
    )
    day = given_filters(as_of=on)
    day = {"on": day["as_of"]} if day else {}
    answer(
        chronicle,
        lambda asked: asked.instruments(
            name, kind=kind, status=status, overdue=overdue, unconfirmed=unconfirmed, **day, **found
        ),
        tables=lambda entries: _tables(entries, steps=steps),
        as_json=as_json,
    )
