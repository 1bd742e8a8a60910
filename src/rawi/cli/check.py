"""`rawi check`: whether a chronicle is whole."""

from contextlib import closing
from typing import Annotated

import typer

from rawi.cli.exits import Exit


def check(
    chronicle: Annotated[
        str, typer.Argument(metavar="CHRONICLE", help="The file of the chronicle, or postgresql://…")
    ],
) -> None:
    """Check every span of a chronicle against its text, and every reference.

    Prints what is wrong, a line each; prints that the chronicle is whole otherwise.
    """
    from rawi.store.checking import check as check_store
    from rawi.store.engine import Store

    faults = 0
    with closing(Store(chronicle)) as store:
        for fault in check_store(store):
            typer.echo(fault)
            faults += 1
    if faults:
        raise typer.Exit(Exit.SOME_FAILED)
    typer.echo(f"{chronicle}: whole")
