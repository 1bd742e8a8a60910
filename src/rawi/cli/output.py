"""Opens what readings are written to: standard output, or a file that appears whole."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer


def refuse_to_overwrite(inputs: Iterable[str], output: Path | None) -> None:
    """Refuse the call if the output would take the place of a file that is read."""
    for path in inputs:
        if output is not None and output.is_file() and Path(path).is_file() and output.samefile(path):
            raise typer.BadParameter(
                f"{output}: this file is read; write the readings to another one.", param_hint="--output"
            )


@contextmanager
def open_output(path: Path | None, *, in_place: bool = False) -> Iterator[TextIO]:
    """Open a file to write to, or standard output if there is none; `in_place` writes on at its end.

    The file takes its name when all is written; if the run ends early, it holds what came before. Until
    then it is hidden, so that a run over the folder it lies in does not read its own output.
    """
    if path is None:
        yield sys.stdout
        return
    if in_place:
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
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
