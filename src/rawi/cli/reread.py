"""`rawi reread`: what an older Rawi read, read anew."""

import io
from contextlib import closing
from typing import Annotated

import typer

from rawi.cli.exits import Exit
from rawi.cli.guard import say


def reread(
    chronicle: Annotated[
        str, typer.Argument(metavar="CHRONICLE", help="The file of the chronicle, or postgresql://…")
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="Also what this version of Rawi read: after a change of lexicons.")
    ] = False,
    processes: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="How many processes read; all cores if not given.")
    ] = None,
) -> None:
    """Read anew what an older Rawi read.

    The articles are taken from the chronicle itself; their versions, days and corrections stay. An
    interrupted run goes on where it stopped when it is started again.
    """
    from rawi.cli.progress import with_progress
    from rawi.records import Failure
    from rawi.store.engine import Store
    from rawi.store.rereading import count_stale
    from rawi.store.rereading import reread as reread_store

    done = failed = 0
    with closing(Store(chronicle)) as store:
        total = count_stale(store, everything=everything)
        results = reread_store(store, everything=everything, processes=processes)
        shown = with_progress(
            results, what="read anew", output=io.StringIO(), share=lambda: (done + failed) / max(1, total)
        )
        for result in shown:
            if isinstance(result, Failure):
                failed += 1
                say(f"{result.where}: {result.error}")
            else:
                done += 1
    typer.echo(f"{chronicle}: {done} read anew" + (f", {failed} failed" if failed else ""))
    if failed:
        raise typer.Exit(Exit.SOME_FAILED)
