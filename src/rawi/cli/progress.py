"""Shows on stderr how far a long run is, where stderr is a terminal."""

import sys
import time
from collections.abc import Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
_QUIET_SECONDS = 1.5
_BETWEEN_SECONDS = 0.2


def with_progress(items: Iterator[T], *, what: str, output: TextIO) -> Iterator[T]:
    """Pass items on, counting them on stderr once the run has taken more than a moment.

    Nothing is shown when the output goes to a terminal too, where the results themselves appear.
    """
    if not sys.stderr.isatty() or output.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} {task.description}, {task.fields[rate]:.0f} a second"),
        TimeElapsedColumn(),
    )
    started = shown = time.monotonic()
    progress: Progress | None = None
    try:
        for count, item in enumerate(items, start=1):
            yield item
            now = time.monotonic()
            if now - started < _QUIET_SECONDS or now - shown < _BETWEEN_SECONDS:
                continue
            if progress is None:
                # No refreshing thread: readers are forked processes, and forking with threads may lock them.
                console = Console(stderr=True)
                progress = Progress(
                    *columns, console=console, transient=True, auto_refresh=False, redirect_stdout=False
                )
                progress.start()
                task = progress.add_task(what, total=None, rate=0.0)
            progress.update(task, completed=count, rate=count / (now - started))
            progress.refresh()
            shown = now
    finally:
        if progress is not None:
            progress.stop()
