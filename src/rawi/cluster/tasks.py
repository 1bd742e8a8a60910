"""Runs tasks on the workers, and says how each ended."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from distributed import Client, KilledWorker, as_completed

from rawi.errors import ScaleError

# Times that a task is begun again after an error, such as a file system that was away.
_RETRIES = 2


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


def run_tasks(client: Client, tasks: Sequence[Task]) -> Iterator[Ended]:
    """Run tasks on all workers, and yield each as it ends."""
    of: dict[str, Task] = {}
    futures = []
    for task in tasks:
        future = client.submit(task.function, *task.arguments, pure=False, retries=_RETRIES)
        of[future.key] = task
        futures.append(future)
    waiting = as_completed(futures)
    futures.clear()  # what has ended is let go of
    for future in waiting:
        task, error = of.pop(future.key), future.exception()
        yield Ended(task, error=error) if error is not None else Ended(task, future.result())
