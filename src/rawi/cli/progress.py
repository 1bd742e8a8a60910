"""Shows on stderr how far a long run is, where stderr is a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:  # loaded when there is something to show
    from rich.progress import Progress, TaskID

T = TypeVar("T")
_QUIET_SECONDS = 1.5
_BETWEEN_SECONDS = 0.2
_LEAST_SHARE = 0.002  # below this, what remains is a guess


def with_progress(
    items: Iterator[T], *, what: str, output: TextIO, share: Callable[[], float | None] = lambda: None
) -> Iterator[T]:
    """Pass items on, counting them on stderr once the run has taken more than a moment.

    `share` tells how much of the input is done with, from which the time that remains is reckoned.
    Nothing is shown when the output goes to a terminal too, where the results themselves appear.
    """
    if not sys.stderr.isatty() or output.isatty():
        yield from items
        return
    started = shown = time.monotonic()
    progress: Progress | None = None
    try:
        for count, item in enumerate(items, start=1):
            yield item
            now = time.monotonic()
            if now - started < _QUIET_SECONDS or now - shown < _BETWEEN_SECONDS:
                continue
            if progress is None:
                progress, task = _begun(what)
            left = remaining(now - started, share() or 0.0)
            progress.update(task, completed=count, rate=count / (now - started), left=left)
            progress.refresh()
            shown = now
    finally:
        if progress is not None:
            progress.stop()


def _begun(what: str) -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} {task.description}, {task.fields[rate]:.0f} a second"),
        TextColumn("{task.fields[left]}"),
        TimeElapsedColumn(),
    )
    # No refreshing thread: readers are forked processes, and forking with threads may lock them.
    console = Console(stderr=True)
    progress = Progress(*columns, console=console, transient=True, auto_refresh=False, redirect_stdout=False)
    progress.start()
    return progress, progress.add_task(what, total=None, rate=0.0, left="")


def stages() -> Callable[[str, int, int], None]:
    """Give what shows the stages of a run on one line of stderr, with the time that the stage still takes."""
    if not sys.stderr.isatty():
        return lambda stage, done, total: None
    current, started = "", 0.0

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal current, started
        if stage != current:
            current, started = stage, time.monotonic()
        left = remaining(time.monotonic() - started, done / total if total else 1.0)
        sys.stderr.write(f"\r\x1b[K{stage}: {done} of {total}{f', {left}' if left else ''}")
        sys.stderr.write("\r\x1b[K" if done == total else "")
        sys.stderr.flush()

    return tell


def remaining(elapsed: float, share: float) -> str:
    """Say how long the rest takes if it goes on as so far; nothing where that is not known yet.

    >>> remaining(60.0, 0.25), remaining(60.0, 0.0)
    ('25%, 0:03:00 to go', '')
    """
    if share < _LEAST_SHARE:
        return ""
    left = timedelta(seconds=round(elapsed * (1 - share) / share))
    return f"{share:.0%}, {left} to go"
