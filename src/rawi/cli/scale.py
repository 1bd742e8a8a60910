"""`rawi scale`: reading and adding on many machines, with Dask."""

import io
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.exits import Exit
from rawi.cli.guard import say

if TYPE_CHECKING:  # loaded when there is something to read: help must be quick
    from contextlib import AbstractContextManager

    from distributed import Client

    from rawi.cluster.planning import Counts
    from rawi.store.adding import Tally

_MOST_NAMED = 100
_Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="WARC, JSON Lines, Parquet, other files, folders of them."),
]
_Out = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="The folder of the run, seen by all machines.")
]
_Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A running Dask scheduler, tcp://host:8786; else this machine."),
]
_Workers = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Without a scheduler: how many processes; all cores if not given."),
]
_InPart = Annotated[
    int,
    typer.Option("--in-part", metavar="N", min=1, help="Articles of one task, which a stop may cost."),
]
_IN_PART = 1000


def _cluster(scheduler: str | None, workers: int | None) -> "AbstractContextManager[Client]":
    """Reach the cluster; say what to install where the libraries are missing."""
    try:
        from rawi.cluster.client import reach
    except ImportError as error:
        say(f"reading on many machines needs {error.name}; install it with: pip install 'rawi[scale]'")
        raise typer.Exit(Exit.WRONG_CALL) from error
    if scheduler is not None and workers is not None:
        raise typer.BadParameter("a running cluster has the workers it has.", param_hint="--workers")
    return reach(scheduler, workers=workers)


def _tell() -> Callable[[str, int, int], None]:
    from rawi.cli.progress import stages

    return stages()


def _read(client: "Client", inputs: list[str], out: Path, in_part: int) -> "Counts":
    """Read, and name on stderr what failed."""
    from rawi.cluster.planning import load_plan
    from rawi.cluster.running import load_failures, scale_read

    counts = scale_read(client, inputs, out, in_part=in_part, tell=_tell())
    plan = load_plan(out)
    if plan is not None and counts.failures:
        for failure in islice(load_failures(plan.run(out)), _MOST_NAMED):
            say(f"{failure.where}: {failure.error}")
        if counts.failures > _MOST_NAMED:
            say(f"{counts.failures - _MOST_NAMED} more failures: {out / 'failures'}")
    return counts


def _told(counts: "Counts") -> str:
    parts = (
        *((counts.readings, "read"), (counts.repeats, "of them known already"), (counts.failures, "failed")),
        *((counts.copies, "pairs of copies"), (counts.tellings, "tellings"), (counts.incidents, "incidents")),
    )
    return ", ".join(f"{count:,} {what}" for count, what in parts if count) or "no articles"


def _add(client: "Client", chronicle: str, out: Path) -> "Tally":
    """Add what was read, and name on stderr what failed."""
    from rawi.cli.progress import with_progress
    from rawi.cluster.adding import scale_add
    from rawi.records import Failure
    from rawi.store.adding import Tally
    from rawi.store.engine import Store

    tally = Tally()
    with closing(Store(chronicle, create=True)) as store:
        results = scale_add(client, store, out)
        for result in with_progress(results, what="articles added", output=io.StringIO()):
            tally.count(result)
            if isinstance(result, Failure):
                say(f"{result.where}: {result.error}")
    return tally


def read(
    inputs: _Inputs,
    out: _Out,
    scheduler: _Scheduler = None,
    workers: _Workers = None,
    in_part: _InPart = _IN_PART,
) -> None:
    """Read articles on many cores or machines, into a folder of Parquet tables.

    Readings, failures, copies and incidents come out the same however many workers there are and
    whatever happens to them. A run that was stopped goes on when it is called again.
    """
    with _cluster(scheduler, workers) as client:
        counts = _read(client, inputs, out, in_part)
    typer.echo(f"{out}: {_told(counts)}")
    if counts.failures:
        raise typer.Exit(Exit.SOME_FAILED)


def add(
    chronicle: Annotated[
        str,
        typer.Argument(
            metavar="CHRONICLE", help="The file of the chronicle, made if need be, or postgresql://…"
        ),
    ],
    out: _Out,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT...]", help="What to read first; nothing if --out was read already."),
    ] = None,
    scheduler: _Scheduler = None,
    workers: _Workers = None,
    in_part: _InPart = _IN_PART,
) -> None:
    """Add articles that were read on many machines to a chronicle.

    The chronicle is written in one place, in the order of the input, and comes out as `rawi add` makes
    it. What it holds already is skipped.
    """
    from rawi.cli.add import told

    with _cluster(scheduler, workers) as client:
        from rawi.cluster.adding import finished_run
        from rawi.cluster.client import check_workers

        if inputs:
            _read(client, inputs, out, in_part)
        finished_run(out)
        check_workers(client, out)
        tally = _add(client, chronicle, out)
    typer.echo(f"{chronicle}: {told(tally)}")
    if tally.failed:
        raise typer.Exit(Exit.SOME_FAILED)
