"""Keeps some processes at work, and starts another one where one ends."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from types import FrameType

# Seconds before a process that ended is replaced: one that cannot start is not to be tried all the time.
_PAUSE = 1.0
_LAST_WAIT = 10.0


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _run(task: Callable[[], None]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    task()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def watch_over(task: Callable[[], None], count: int, *, announce: Callable[[str], None]) -> None:
    """Run a task in so many processes until interrupted; each is a fresh one, which inherits nothing."""
    context = multiprocessing.get_context("spawn")
    running: list[SpawnProcess] = []
    signal.signal(signal.SIGTERM, _interrupt)  # what ends a service must end its workers too
    try:
        while True:
            while len(running) < count:
                one = context.Process(target=_run, args=(task,), daemon=True)
                one.start()
                running.append(one)
            wait([one.sentinel for one in running])
            for ended in [one for one in running if not one.is_alive()]:
                running.remove(ended)
                announce(f"a worker ended with {ended.exitcode}; another one takes its place")
            time.sleep(_PAUSE)
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.join(_LAST_WAIT)
