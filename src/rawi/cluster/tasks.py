"""Runs tasks on the workers, and finds the articles that kill them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from distributed import Client, KilledWorker, as_completed

from rawi.cluster.planning import Part
from rawi.cluster.reading import probe
from rawi.errors import ScaleError

# Times that a task is begun again after an error, such as a file system that was away.
_RETRIES = 2
# Into how many pieces a part is cut to find what kills its readers: each round costs some processes.
_PIECES = 8


class Task(NamedTuple):
    """Something to do on a worker, once and with the same outcome however often it is begun."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Ended(NamedTuple):
    """A task that ended: with a value, with an error for good, or by killing the workers that had it."""

    task: Task
    value: Any = None
    error: BaseException | None = None

    @property
    def killed(self) -> bool:
        """Whether the workers that had it died one after the other."""
        return isinstance(self.error, KilledWorker)

    def checked(self) -> Any:
        """Give the value; raise ScaleError if there is none, which leaves the rest to a later call."""
        if self.error is None:
            return self.value
        if self.killed:
            what = "the workers that began it died, one after the other; give them more memory"
        else:
            told = f"{type(self.error).__name__}: {' '.join(str(self.error).split()):.200}"
            what = f"it failed ({told}); mend that"
        raise ScaleError(f"{self.task.name}: {what}, and call the same again to go on.") from self.error


def run_tasks(client: Client, tasks: Sequence[Task], *, retries: int = _RETRIES) -> Iterator[Ended]:
    """Run tasks on all workers, and yield each as it ends."""
    of: dict[str, Task] = {}
    futures = []
    for task in tasks:
        future = client.submit(task.function, *task.arguments, pure=False, retries=retries)
        of[future.key] = task
        futures.append(future)
    waiting = as_completed(futures)
    futures.clear()  # what has ended is let go of
    for future in waiting:
        task, error = of.pop(future.key), future.exception()
        yield Ended(task, error=error) if error is not None else Ended(task, future.result())


def find_deadly(client: Client, part: Part) -> frozenset[int]:
    """Find the members of a part that kill whoever reads them, by cutting it into ever smaller pieces."""
    deadly: set[int] = set()
    pieces = [part]
    while pieces:
        tasks = [Task(f"looking for what kills in {one.path}", probe, (one,)) for one in pieces]
        pieces = []
        for ended in run_tasks(client, tasks, retries=0):
            one: Part = ended.task.arguments[0]
            if not ended.killed:
                ended.checked()
            elif one.end - one.first == 1:
                deadly.add(one.first)
            else:
                pieces.extend(_pieces(one))
    return frozenset(deadly)


def _pieces(part: Part) -> Iterator[Part]:
    step = -(-(part.end - part.first) // _PIECES)
    for first in range(part.first, part.end, step):
        yield Part(part.number, part.path, first, min(part.end, first + step))
