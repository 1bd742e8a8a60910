"""`rawi accounts`: who tells what of one incident."""

from typing import Annotated

import typer

from rawi.cli.asking import AsOf, Json, Place, answer, given_filters


def accounts(
    chronicle: Place,
    incident: Annotated[str, typer.Argument(metavar="ID", help="The id that `rawi incidents` shows.")],
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Show what each article tells of an incident, and why it is counted to it.

    The id, or its first letters, is that of any of its tellings.
    """
    from rawi.render.answers import accounts_table

    found = given_filters(as_of=as_of)
    answer(
        chronicle,
        lambda asked: asked.accounts(incident, **found),
        tables=lambda answers: [accounts_table(answers)],
        as_json=as_json,
    )
