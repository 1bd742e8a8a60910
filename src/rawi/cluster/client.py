"""Reaches the machines: a running Dask cluster by its address, or one of this machine's own cores."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from dask import config
from distributed import Client, LocalCluster

from rawi import __version__
from rawi.errors import ScaleError
from rawi.scale.batches import available_cores

# Seconds to wait for the scheduler, and for its first worker.
_PATIENCE = 30
_NOTE = ".seen-by-all-"


def _of_this_machine(workers: int | None) -> LocalCluster:
    return LocalCluster(
        n_workers=workers or available_cores(),
        threads_per_worker=1,  # reading is bound by the processor
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )


@contextmanager
def reach(scheduler: str | None, *, workers: int | None = None) -> Iterator[Client]:
    """Give a client of the cluster whose scheduler has that address, or of a new one on this machine.

    Raises ScaleError if nothing answers there, or if it has no workers.
    """
    if scheduler is None:
        # Workers hold what they make on disk at once, so that pressure on memory is no reason to spill.
        with (
            config.set({"distributed.worker.memory.spill": False, "distributed.worker.memory.target": False}),
            _of_this_machine(workers) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        what = " ".join(str(error).split())[:120] or type(error).__name__
        raise ScaleError(
            f"{scheduler}: no Dask scheduler answers there ({what}); start one with: dask scheduler"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            what = f"dask worker {scheduler}"
            raise ScaleError(f"{scheduler}: the scheduler has no workers; start some with: {what}") from error
        yield client


def _told_by_worker(note: str) -> tuple[str, bool]:
    """Tell which Rawi a worker has, and whether it sees a file."""
    return __version__, Path(note).exists()


def check_workers(client: Client, folder: Path) -> None:
    """Raise ScaleError unless all workers have this very Rawi and see the folder of the run."""
    note = folder / f"{_NOTE}{uuid4().hex}"
    note.touch()
    try:
        told: dict[str, Any] = client.run(_told_by_worker, str(note), on_error="return")
    finally:
        note.unlink(missing_ok=True)
    for worker, answer in told.items():
        if isinstance(answer, BaseException):
            what = f"it cannot run Rawi ({' '.join(str(answer).split()):.120})"
            advice = f"install there: pip install 'rawi[scale]=={__version__}'"
        elif answer[0] != __version__:
            what, advice = f"it has Rawi {answer[0]}", f"install {__version__} as here"
        elif not answer[1]:
            what = f"it does not see {folder}"
            advice = "inputs and --out must lie where all machines see them under the same path"
        else:
            continue
        raise ScaleError(f"worker {worker}: {what}; {advice}.")
