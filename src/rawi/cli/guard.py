"""Turns whatever ends a command early into one line on stderr and an exit code."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps

import typer

from rawi.cli.exits import Exit


def say(message: str) -> None:
    """Tell the user something on stderr, control characters made visible."""
    from rawi.render.safety import visible

    typer.echo(f"rawi: {visible(message)}", err=True)


def _forget_output() -> None:
    """Let nothing more be written to a standard output that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Wrap a command so that errors, interrupts and closed pipes end it without a traceback."""

    @wraps(command)
    def run(*args: object, **options: object) -> None:
        from rawi.errors import RawiError

        try:
            command(*args, **options)
            sys.stdout.flush()
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            say("interrupted")
            with suppress(OSError):
                sys.stdout.flush()
            # Files are closed by now. A usual exit would wait for the pool of processes, for ever if
            # the interrupt met it while it was starting one.
            os._exit(Exit.INTERRUPTED)
        except BrokenPipeError as closed:
            # Who read our output (`head`, a pager) has seen enough.
            _forget_output()
            raise typer.Exit(Exit.DONE) from closed
        except RawiError as error:
            say(str(error))
            raise typer.Exit(Exit.WRONG_CALL) from error
        except OSError as error:
            say(f"{error.filename or 'the output'}: {error.strerror or error}")
            raise typer.Exit(Exit.WRONG_CALL) from error

    return run
