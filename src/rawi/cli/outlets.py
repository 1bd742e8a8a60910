"""`rawi outlets`: how the watched outlets do, and what failed."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # loaded when there is something to show: help must be quick
    from rawi.watch.state import ShownState, Visit


def outlets(
    target: Annotated[
        str,
        typer.Argument(metavar="CHRONICLE", help="The chronicle or FILE.jsonl that is watched into."),
    ],
    failures: Annotated[
        int, typer.Option("--failures", min=0, metavar="COUNT", help="Show so many of the latest failures.")
    ] = 20,
) -> None:
    """Show each watched source, when it was last read, what it gave, and what failed and why.

    Times are UTC.
    """
    from rawi.cli.watched import open_state

    with open_state(target) as state:
        _show(state, failures)


def _show(state: "ShownState", failures: int) -> None:
    from rawi.render.safety import visible
    from rawi.watch.state import Fate

    counts = state.counts()
    outlet = None
    for visit in state.visits():
        if visit.outlet != outlet:
            outlet = visit.outlet
            told = ", ".join(f"{counts.get((outlet, fate), 0)} {fate}" for fate in Fate)
            typer.echo(f"{visible(outlet)}: {told}")
        typer.echo(f"  {visit.kind}  {visible(visit.url)}")
        typer.echo(f"    {visible(_standing(visit))}")
    troubled = state.troubled(limit=failures)
    if troubled:
        typer.echo("\nLatest failures")
    for note in troubled:
        fate = "" if note.fate is Fate.FAILED else f" (tried again at {_moment(note.due)})"
        typer.echo(f"  {visible(note.outlet)}: {visible(note.url)}\n    {visible(note.error or '')}{fate}")


def _standing(visit: "Visit") -> str:
    good = f"last read {_moment(visit.last_good)}" if visit.last_good else "never read"
    told = f"{good}, {visit.found} pages so far, next visit {_moment(visit.due)}"
    return f"{told}; failed {visit.failures} times in a row: {visit.error}" if visit.failures else told


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
