"""`rawi serve`: a chronicle in the browser."""

from contextlib import closing
from typing import Annotated

import typer

from rawi.cli.guard import say

_LOOPBACK = "127.0.0.1"


def serve(
    chronicle: Annotated[
        str, typer.Argument(metavar="CHRONICLE", help="The file of the chronicle, or postgresql://…")
    ],
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8321,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="The address to listen at; others than this machine need one."),
    ] = _LOOPBACK,
    workers: Annotated[
        int, typer.Option(metavar="N", min=1, help="How many processes answer, for many readers at once.")
    ] = 1,
) -> None:
    """Show a chronicle in the browser, to this machine alone unless told otherwise."""
    try:
        from rawi.web.serving import Place
        from rawi.web.serving import serve as serve_store
    except ImportError as error:
        say(f"the web app needs {error.name}; install it with: pip install 'rawi[web]'")
        raise typer.Exit(2) from error
    from rawi.store.engine import Store

    with closing(Store(chronicle)) as store:
        serve_store(store, at=Place(host, port), workers=workers, announce=say)
