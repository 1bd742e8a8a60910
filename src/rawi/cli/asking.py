"""What the commands that ask a chronicle do alike: their filters, and how they show answers."""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rawi.cli.guard import say

if TYPE_CHECKING:  # loaded when something is asked: help must be quick
    from rawi.render.columns import Table
    from rawi.store.chronicle import Chronicle

Place = Annotated[
    str, typer.Argument(metavar="CHRONICLE", help="The file of the chronicle, or postgresql://…")
]
Actor = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who takes part: a name in Arabic or Latin letters, or an ISO code."),
]
Pair = Annotated[
    str | None, typer.Option(metavar="NAME,NAME", help="Two who both take part, in whichever role.")
]
Type = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="PLOVER's type, or type/mode: ASSAULT, CONSULT/visit."),
]
Where = Annotated[str | None, typer.Option("--place", metavar="NAME", help="A place, or a country.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only articles of this outlet.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what the chronicle could know by this day."),
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="How many answers at most.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, with all that is known.")]


def _day(told: str | None) -> str | None:
    from rawi.ingest.dates import parse_given_date

    return parse_given_date(told).isoformat() if told is not None else None


def given_filters(**given: Any) -> dict[str, Any]:
    """Check filters of the command line, and leave out those that were not given.

    Raises InvalidDate for a day that no calendar has.
    """
    for name in ("since", "until", "as_of"):
        if name in given:
            given[name] = _day(given[name])
    if given.get("pair") is not None:
        names = [name.strip() for name in given["pair"].replace("\N{ARABIC COMMA}", ",").split(",")]
        if len(names) != 2 or not all(names):  # a pair is two
            raise typer.BadParameter("give two names with a comma between them.", param_hint="--pair")
        given["pair"] = tuple(names)
    return {name: value for name, value in given.items() if value is not None}


def answer(
    place: str,
    ask: "Callable[[Chronicle], Sequence[Any]]",
    *,
    tables: "Callable[[Sequence[Any]], Iterable[Table]]",
    as_json: bool,
) -> None:
    """Ask a chronicle and print the answers: as tables, or each as one line of JSON."""
    from rawi.store.chronicle import open_chronicle

    with closing(open_chronicle(place)) as chronicle:
        answers = ask(chronicle)
    if as_json:
        import msgspec

        for one in answers:
            sys.stdout.write(msgspec.json.encode(one).decode("utf-8") + "\n")
        return
    from rawi.render.terminal import Printer

    if not answers:
        say("nothing found")
    printer = Printer(sys.stdout)
    for table in tables(answers) if answers else ():
        printer.table(table)
