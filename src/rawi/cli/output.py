"""Opens what readings are written to: standard output, or a file that appears whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Open a file to write to, or standard output if there is none.

    The file takes its name when all is written; if the run ends early, it holds what came before. Until
    then it is hidden, so that a run over the folder it lies in does not read its own output.
    """
    if path is None:
        yield sys.stdout
        return
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            yield stream
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
    finally:
        if unfinished.exists():
            unfinished.replace(path)
