"""`rawi quotes`: what somebody says, and what is said about somebody."""

from typing import Annotated

import typer

from rawi.cli.asking import AsOf, Json, Limit, Outlet, Place, Since, Until, answer, given_filters


def quotes(
    chronicle: Place,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who speaks.")] = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Whom the words name.")] = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """List quotes by and about someone, the latest first."""
    from rawi.render.answers import quotes_table

    found = given_filters(outlet=outlet, since=since, until=until, as_of=as_of, limit=limit)
    answer(
        chronicle,
        lambda asked: asked.quotes(by=by, about=about, **found),
        tables=lambda answers: [quotes_table(answers)],
        as_json=as_json,
    )
