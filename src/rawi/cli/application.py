"""Puts the commands together and turns errors into messages and exit codes."""

import sys
from typing import Annotated

import typer

from rawi.cli.exits import Exit

application = typer.Typer(
    name="rawi",
    help="Rawi reads Arabic news and ties every finding to the exact words of the article.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all was read; 1 some of the input could not be read, the rest was; "
    "2 the call is wrong; 130 interrupted.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from rawi import __version__

        typer.echo(f"rawi {__version__}")
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
    from rawi.cli import explain, read, schema
    from rawi.errors import RawiError

    _use_utf8()
    for command in (read.read, explain.explain, schema.schema):
        application.command()(command)
    try:
        application()
    except RawiError as error:
        typer.echo(f"rawi: {error}", err=True)
        sys.exit(Exit.WRONG_CALL)
    except KeyboardInterrupt:
        typer.echo("rawi: interrupted", err=True)
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (`head`, a pager) has seen enough.
        sys.stderr.close()
        sys.exit(Exit.DONE)
