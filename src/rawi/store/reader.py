"""Which Rawi reads, by its version: what another made may be made anew."""

from functools import cache
from importlib.metadata import version


@cache
def reader() -> str:
    """Give the version of Rawi that reads."""
    return version("rawi")
