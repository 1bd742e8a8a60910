"""A whole run: plans, reads all parts, finds copies and incidents; goes on where an earlier call stopped."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from distributed import Client

from rawi.cluster import layout
from rawi.cluster.client import check_workers
from rawi.cluster.copying import compare, find_candidates, join_voices, list_articles
from rawi.cluster.incidents import find_incidents
from rawi.cluster.layout import Run
from rawi.cluster.planning import (
    Counts,
    Input,
    Part,
    Plan,
    check_same,
    count_members,
    cut,
    find_inputs,
    load_counts,
    load_plan,
    save,
)
from rawi.cluster.probing import find_deadly
from rawi.cluster.reading import read_part, write_failures
from rawi.cluster.tables import count_rows, read_rows
from rawi.cluster.tasks import Ended, Task, run_tasks
from rawi.cluster.versions import find_versions
from rawi.records import Failure

ARTICLES_IN_PART = 1000
# Told of each stage how many of its tasks are done, of how many.
Tell = Callable[[str, int, int], None]
# Stages over all buckets before voices are joined, and after.
_BEFORE = (
    ("finding repeated articles", find_versions),
    ("looking for copies", find_candidates),
    ("comparing copies", compare),
)
_AFTER = (("listing articles", list_articles), ("putting incidents together", find_incidents))


def _uncounted(ended: Ended) -> Failure:
    told = (
        "it kills the process that opens it"
        if ended.killed
        else f"{type(ended.error).__name__}: {ended.error}"
    )
    return Failure(ended.task.arguments[0], f"the file cannot be read ({told})")


def _plan(client: Client, folder: Path, paths: Sequence[str], *, in_part: int) -> Plan:
    """Count what the files hold, on the workers, and cut them into parts."""
    files, failures = find_inputs(paths)
    members: dict[str, int] = {}
    for ended in run_tasks(client, [Task(f"counting {path}", count_members, (path,)) for path in files]):
        if ended.error is None:
            members[ended.task.arguments[0]] = ended.value
        else:
            failures.append(_uncounted(ended))
    inputs = [Input(path, Path(path).stat().st_size, members.get(path, 0)) for path in files]
    plan = cut(inputs, in_part=in_part)
    write_failures(plan.run(folder), len(plan.parts), sorted(failures, key=lambda one: one.where))
    save(plan, folder / layout.PLAN)
    return plan


class _Stages:
    """The stages of a run, each waiting for the one before."""

    def __init__(self, client: Client, plan: Plan, run: Run, tell: Tell) -> None:
        self._client = client
        self._plan = plan
        self._run = run
        self._tell = tell

    def _ended(self, stage: str, tasks: Sequence[Task]) -> Iterator[Ended]:
        self._tell(stage, 0, len(tasks))
        for count, ended in enumerate(run_tasks(self._client, tasks), start=1):
            yield ended
            self._tell(stage, count, len(tasks))

    def _all(self, stage: str, tasks: Sequence[Task]) -> None:
        for ended in self._ended(stage, tasks):
            ended.checked()

    def read(self) -> None:
        """Read all parts that are not read yet; where reading kills, find what does, and leave that out."""
        stage, run = "reading", self._run
        left = [part for part in self._plan.parts if not run.path(layout.READINGS, part.number).exists()]
        killing = []
        for ended in self._ended(
            stage, [Task(f"reading {part.path}", read_part, (run, part)) for part in left]
        ):
            if ended.killed:
                killing.append(ended.task)
            else:
                ended.checked()
        for task in killing:
            part = task.arguments[1]
            deadly = self._deadly(part)
            self._all("reading what kills", [Task(task.name, read_part, (run, part, deadly))])

    def _deadly(self, part: Part) -> frozenset[int]:
        workers = self._client.scheduler_info()["workers"].values()
        memory = min((one["memory_limit"] for one in workers if one["memory_limit"]), default=None)
        task = Task(f"looking for what kills in {part.path}", find_deadly, (part, memory))
        found = frozenset[int]()
        for ended in self._ended("looking for what kills", [task]):
            found = ended.checked()
        return found

    def compare(self) -> None:
        """Find what comes again, near-copies, voices and incidents."""
        run = self._run
        buckets = range(run.buckets)
        for stage, function in _BEFORE:
            self._all(stage, [Task(stage, function, (run, bucket)) for bucket in buckets])
        self._all("joining voices", [Task("joining voices", join_voices, (run,))])
        for stage, function in _AFTER:
            self._all(stage, [Task(stage, function, (run, bucket)) for bucket in buckets])


def _counts(run: Run) -> Counts:
    def rows(kind: str, number: int) -> int:
        return sum(count_rows(run.path(kind, at)) for at in range(number))

    incidents = repeats = 0
    for bucket in range(run.buckets):
        heads = read_rows(run.path(layout.INCIDENTS, bucket), columns=["incident"])
        incidents += len({row["incident"] for row in heads})
        found = read_rows(run.path(layout.VERSIONS, bucket), columns=["repeats"])
        repeats += sum(row["repeats"] for row in found)
    return Counts(
        rows(layout.READINGS, run.parts),
        rows(layout.FAILURES, run.parts + 1),
        repeats,
        rows(layout.COPIES, run.buckets),
        rows(layout.INCIDENTS, run.buckets),
        incidents,
    )


def scale_read(
    client: Client, paths: Sequence[str], folder: Path, *, in_part: int = ARTICLES_IN_PART, tell: Tell
) -> Counts:
    """Read inputs into a folder on all workers of a cluster.

    What an earlier call with the same inputs finished is not done again. Raises ScaleError where the
    folder, the inputs or the workers do not allow it.
    """
    plan = load_plan(folder)
    if plan is not None:
        check_same(plan, folder, find_inputs(paths)[0], in_part=in_part)
        if (counts := load_counts(folder)) is not None:
            return counts
    folder.mkdir(parents=True, exist_ok=True)
    check_workers(client, folder)
    if plan is None:
        plan = _plan(client, folder, paths, in_part=in_part)
    run = plan.run(folder)
    stages = _Stages(client, plan, run, tell)
    stages.read()
    stages.compare()
    counts = _counts(run)
    save(counts, folder / layout.DONE)
    shutil.rmtree(folder / layout.WORK)
    for left in folder.glob("*/.*"):  # what workers were writing when they were killed
        left.unlink(missing_ok=True)
    return counts


def load_failures(run: Run) -> Iterator[Failure]:
    """Give the failures of a run."""
    for part in range(run.parts + 1):
        for row in read_rows(run.path(layout.FAILURES, part)):
            yield Failure(**row)
