"""Puts the commands together."""

import sys
from typing import Annotated

import typer

from rawi.cli.accounts import accounts
from rawi.cli.add import add
from rawi.cli.brief import brief
from rawi.cli.check import check
from rawi.cli.corrected import correct
from rawi.cli.exits import Exit
from rawi.cli.explain import explain
from rawi.cli.export import export
from rawi.cli.guard import guarded
from rawi.cli.incidents import incidents
from rawi.cli.instruments import instruments
from rawi.cli.outlets import outlets
from rawi.cli.quotes import quotes
from rawi.cli.read import read
from rawi.cli.relations import relations
from rawi.cli.reread import reread
from rawi.cli.reviewers import reviewers
from rawi.cli.scale import add as scale_add
from rawi.cli.scale import read as scale_read
from rawi.cli.schema import schema
from rawi.cli.search import search
from rawi.cli.serve import serve
from rawi.cli.timeline import timeline
from rawi.cli.verify import verify
from rawi.cli.watch import watch
from rawi.cli.who import who
from rawi.collecting import collect_rarely

_EXIT_CODES = (
    "Exit codes: 0 all was read; 1 some of the input could not be read, the rest was; "
    "2 the call is wrong, or the output cannot be written; 130 interrupted."
)

application = typer.Typer(
    name="rawi",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # loading rich for the help would treble its time
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EXIT_CODES,
)
_ASKING = (timeline, incidents, accounts, instruments, relations, who, quotes, search)
_REST = (reread, export, brief, verify, serve, reviewers, check, watch, outlets, explain, schema)
for _command in (read, add, *_ASKING, *_REST):
    application.command(_command.__name__, epilog=_EXIT_CODES)(guarded(_command))

_scale = typer.Typer(
    name="scale",
    help="Read and add on many cores or machines, with Dask.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog=_EXIT_CODES,
)
_scale.command("read", epilog=_EXIT_CODES)(guarded(scale_read))
_scale.command("add", epilog=_EXIT_CODES)(guarded(scale_add))
application.add_typer(_scale, name="scale")
application.add_typer(correct, name="correct", epilog=_EXIT_CODES)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"rawi {version('rawi')}")
        raise typer.Exit


@application.callback()
def rawi(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Rawi reads Arabic news and ties every finding to the exact words of the article."""


def _use_utf8() -> None:
    """Arabic must come out whole whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main() -> None:
    """Run the command line."""
    _use_utf8()
    collect_rarely()
    try:
        application(prog_name="rawi")
    except KeyboardInterrupt:
        typer.echo("rawi: interrupted", err=True)
        sys.exit(Exit.INTERRUPTED)
