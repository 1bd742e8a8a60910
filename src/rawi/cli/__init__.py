"""The command line: `rawi COMMAND …`, one command a file."""

from rawi.cli.application import main

__all__ = ["main"]
