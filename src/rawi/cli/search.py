"""`rawi search`: articles by their words."""

from typing import Annotated

import typer

from rawi.cli.asking import AsOf, Json, Limit, Outlet, Place, Since, Until, answer, given_filters


def search(
    chronicle: Place,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What to look for.")],
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> None:
    """Find articles by words, in any spelling and inflection; "quoted words" as they are written."""
    from rawi.render.answers import hits_table

    found = given_filters(outlet=outlet, since=since, until=until, as_of=as_of, limit=limit)
    answer(
        chronicle,
        lambda asked: asked.search(words, **found),
        tables=lambda answers: [hits_table(answers)],
        as_json=as_json,
    )
