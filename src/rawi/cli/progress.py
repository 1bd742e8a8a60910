"""Shows on stderr how far a long run is, where stderr is a terminal."""

import sys
import time
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")
_QUIET_SECONDS = 1.5


def with_progress(items: Iterator[T], *, what: str) -> Iterator[T]:
    """Pass items on, counting them on stderr once the run has taken more than a moment.

    Nothing is shown when standard output goes to the same terminal, where results themselves appear.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    started = time.monotonic()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} {task.description}, {task.fields[rate]:.0f} a second"),
        TimeElapsedColumn(),
    )
    # No refreshing thread: readers are forked processes, and forking with threads may lock them.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task(what, total=None, rate=0.0)
        shown = started
        for count, item in enumerate(items, start=1):
            yield item
            now = time.monotonic()
            if now - started > _QUIET_SECONDS and now - shown > 0.2:
                progress.update(task, completed=count, rate=count / (now - started))
                progress.refresh()
                shown = now
