"""`rawi who`: who somebody is across articles."""

from typing import Annotated

import typer

from rawi.cli.asking import AsOf, Json, Limit, Outlet, Place, Since, Until, answer, given_filters


def who(
    chronicle: Place,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an office with its country.")],
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """Show the names, offices and days of whoever is called so.

    An office with its country (وزير الخارجية المصري) shows all who bear it, by their days.
    """
    from rawi.render.answers import people_tables

    found = given_filters(outlet=outlet, since=since, until=until, as_of=as_of, limit=limit)
    answer(chronicle, lambda asked: asked.who(name, **found), tables=people_tables, as_json=as_json)
