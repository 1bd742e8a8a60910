"""`rawi watch`: new articles of outlets into a chronicle, as they appear."""

import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.exits import Exit
from rawi.cli.guard import say

if TYPE_CHECKING:  # loaded when there is something to watch: help must be quick
    from rawi.fetch.fetcher import Fetcher
    from rawi.records import Failure
    from rawi.watch.outlets import Outlets
    from rawi.watch.watcher import Watcher

# However far the next visit is, look again after this: clocks are set, machines sleep.
_LONGEST_SLEEP = 600.0
_SHORTEST_SLEEP = 1.0


def watch(
    target: Annotated[
        str,
        typer.Argument(
            metavar="CHRONICLE",
            help="The chronicle to add to, made if need be; or FILE.jsonl.",
        ),
    ],
    outlets: Annotated[
        Path, typer.Option(metavar="FILE", help="The outlets to watch (TOML); see docs/watching.md.")
    ],
    once: Annotated[
        bool, typer.Option("--once", help="Visit what is due, fetch what is new, and end: for cron.")
    ] = False,
) -> None:
    """Watch feeds, news sitemaps and front pages of outlets, and add their new articles.

    Each page is fetched once, at a pace that no site feels, within what its robots.txt allows. It
    can be stopped at any moment and goes on where it was.
    """
    from rawi.cli.watched import open_watched
    from rawi.watch.outlets import load_outlets
    from rawi.watch.watcher import Watcher

    wanted = load_outlets(outlets)
    failures: list[Failure] = []

    def report(failure: "Failure") -> None:
        say(f"{failure.where}: {failure.error}")
        failures.append(failure)

    # A service is stopped by this signal; what was done by then is safe.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(Exit.DONE))
    with open_watched(target) as watched:
        fetcher = new_fetcher(wanted.contact)
        watcher = Watcher(watched.state, fetcher, deliver=watched.deliver, report=report)
        _run(watcher, wanted, once=once, failures=failures)
    if failures:
        raise typer.Exit(Exit.SOME_FAILED)


def new_fetcher(contact: str | None) -> "Fetcher":
    """Make the fetcher; the watcher itself tries again later, so that one slow site holds up none."""
    from rawi.fetch.fetcher import Fetcher

    return Fetcher(contact=contact, attempts=1)


def _run(watcher: "Watcher", outlets: "Outlets", *, once: bool, failures: "list[Failure]") -> None:
    while True:
        tally = watcher.round(outlets.sources)
        if tally.sources or tally.read or tally.failed:
            say(
                f"{tally.sources} sources visited, {tally.found} new pages, {tally.read} read, "
                f"{tally.failed} failed"
            )
        if once:
            return
        failures.clear()
        wait = watcher.seconds_to_next(outlets.sources)
        time.sleep(min(max(wait, _SHORTEST_SLEEP), _LONGEST_SLEEP))
