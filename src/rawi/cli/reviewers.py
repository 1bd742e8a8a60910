"""`rawi reviewers`: who may review a chronicle in the browser from other machines."""

import sys
from contextlib import closing
from typing import Annotated

import typer

from rawi.cli.asking import Place
from rawi.cli.guard import say


def _password(name: str) -> str:
    """Ask for a password: twice in a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def reviewers(
    chronicle: Place,
    add: Annotated[
        str | None, typer.Option("--add", metavar="NAME", help="Let somebody review; asks for a password.")
    ] = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="NAME", help="Let somebody review no more.")
    ] = None,
) -> None:
    """List, add and remove who may review a chronicle after a login.

    A login is needed where `rawi serve --host` answers others than this machine. Of a password only what
    scrypt makes of it is kept, in the chronicle. It is read from standard input where that is no terminal.
    """
    from rawi.store import reviewers as kept
    from rawi.store.engine import Store

    with closing(Store(chronicle)) as store:
        if add is not None:
            password = _password(add)
            with store.keeping() as connection:
                kept.set_reviewer(connection, add, password)
        if remove is not None:
            with store.keeping() as connection:
                if not kept.remove_reviewer(connection, remove):
                    say(f"{remove} is no reviewer")
                    raise typer.Exit(2)
        with store.reading() as connection:
            for name in kept.reviewers(connection):
                typer.echo(name)
