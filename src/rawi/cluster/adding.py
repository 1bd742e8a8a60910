"""Adds the readings of a run to a chronicle: prepared on all workers, written in one place and in order."""

from collections import deque
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from distributed import Client, Future

from rawi.cluster import layout
from rawi.cluster.layout import Run, part_and_row
from rawi.cluster.planning import load_counts, load_plan
from rawi.cluster.reading import READINGS_IN_GROUP
from rawi.cluster.tables import read_rows
from rawi.cluster.tasks import Ended, Task
from rawi.errors import ScaleError
from rawi.reading_format import load_reading
from rawi.records import Failure
from rawi.store.adding import Result, add_prepared, unknown_keys
from rawi.store.engine import Store
from rawi.store.prepared import Prepared, prepare
from rawi.store.writer import Added

# Tasks handed out ahead for each worker: more would fill the memory with what waits to be written.
_AHEAD = 2


def finished_run(folder: Path) -> Run:
    """Give the run of a folder; raise ScaleError unless it is finished."""
    plan = load_plan(folder) if folder.is_dir() else None
    if plan is None or load_counts(folder) is None:
        raise ScaleError(
            f"{folder}: there is no finished run; first call: rawi scale read INPUT… --out {folder}"
        )
    return plan.run(folder)


def prepare_rows(path: Path, group: int, wanted: frozenset[int]) -> list[Prepared | Failure]:
    """Prepare some readings of one row group for the store."""
    with pq.ParquetFile(path) as file:
        rows = file.read_row_group(group, columns=["number", "id", "reading"]).to_pylist()
    return [_prepared(row) for row in rows if row["number"] in wanted]


def _prepared(row: dict[str, Any]) -> Prepared | Failure:
    try:
        return prepare(load_reading(row["reading"]))
    except Exception as error:  # one bad reading must not stop a batch
        return Failure(row["id"], f"{type(error).__name__}: {error}")


class _Preparing:
    """Hands readings out to the workers, and takes them back in their order."""

    def __init__(self, client: Client, store: Store, run: Run) -> None:
        self._client = client
        self._store = store
        self._run = run

    def _tasks(self) -> Iterator[tuple[int, Task | None]]:
        """Give for each row group how many articles the chronicle knows, and the task for the others."""
        for part in range(self._run.parts):
            path = self._run.path(layout.READINGS, part)
            told = read_rows(self._run.path(layout.ARTICLES, part))
            for group, some in groupby(
                told, key=lambda one: part_and_row(one["number"])[1] // READINGS_IN_GROUP
            ):
                rows = list(some)
                asked = [(row["key"], row["digest"]) for row in rows if not row["repeats"]]
                unknown = unknown_keys(self._store, asked)
                new = (row for row in rows if not row["repeats"])
                wanted = frozenset(one["number"] for one in new if (one["key"], one["digest"]) in unknown)
                task = Task(f"preparing {path}", prepare_rows, (path, group, wanted)) if wanted else None
                yield len(rows) - len(wanted), task

    def ready(self) -> Iterator[Prepared | Result]:
        """Yield readings ready to be written, failures, and what is known already."""
        ahead = _AHEAD * max(1, len(self._client.nthreads()))
        waiting: deque[tuple[Task, Future]] = deque()
        for known, task in self._tasks():
            yield from (Added.KNOWN for _ in range(known))
            if task is None:
                continue
            future = self._client.submit(task.function, *task.arguments, pure=False)
            waiting.append((task, future))
            if len(waiting) > ahead:
                yield from self._taken(*waiting.popleft())
        while waiting:
            yield from self._taken(*waiting.popleft())

    @staticmethod
    def _taken(task: Task, future: Future) -> Any:
        error = future.exception()
        return Ended(task, error=error).checked() if error is not None else future.result()


def scale_add(client: Client, store: Store, folder: Path) -> Iterator[Result]:
    """Add the readings of a finished run to a chronicle, and yield what became of each article.

    They are written in the order of the input, so that the chronicle is the one that `rawi add` makes.
    """
    run = finished_run(folder)
    yield from add_prepared(store, _Preparing(client, store, run).ready())
