"""`rawi add`: articles into a chronicle."""

import io
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.exits import Exit
from rawi.cli.guard import say

if TYPE_CHECKING:  # loaded when there is something to add: help must be quick
    from rawi.store.adding import Tally


def told(tally: "Tally") -> str:
    """Say how many articles became what."""
    parts = (
        (tally.new, "new"),
        (tally.changed, "in a new version"),
        (tally.known, "known already"),
        (tally.failed, "failed"),
    )
    return ", ".join(f"{count} {what}" for count, what in parts if count) or "no articles"


def add(
    chronicle: Annotated[
        str,
        typer.Argument(
            metavar="CHRONICLE", help="The file of the chronicle, made if need be, or postgresql://…"
        ),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, archives, addresses, or - for standard input."
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of articles that do not surely know theirs."),
    ] = None,
    processes: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="How many processes read; all cores if not given.")
    ] = None,
) -> None:
    """Read articles and add them to a chronicle.

    What is there already is skipped; another text under the same address is a new version. An
    interrupted run goes on where it stopped when it is started again.
    """
    from rawi.cli.inputs import dated, web
    from rawi.cli.progress import with_progress
    from rawi.cli.tracking import Track
    from rawi.ingest.loading import load_placed
    from rawi.records import Failure
    from rawi.store.adding import Tally, add_articles
    from rawi.store.engine import Store

    tally, track = Tally(), Track(paths)
    articles = dated(track.inputs(load_placed(paths, fetch=web())), published)
    with closing(Store(chronicle, create=True)) as store:
        results = track.results(add_articles(store, articles, processes=processes))
        for result in with_progress(results, what="articles", output=io.StringIO(), share=track.share):
            tally.count(result)
            if isinstance(result, Failure):
                say(f"{result.where}: {result.error}")
    typer.echo(f"{chronicle}: {told(tally)}")
    if tally.failed:
        raise typer.Exit(Exit.SOME_FAILED)
