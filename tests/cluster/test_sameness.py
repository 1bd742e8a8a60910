"""A run comes out the same on many workers, on one, and in a chronicle, whatever happens to the workers."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from rawi import Failure, dump_reading, load_articles
from rawi.cluster.adding import scale_add
from rawi.cluster.planning import Counts
from rawi.cluster.running import scale_read
from rawi.scale import read_batches
from rawi.store.adding import add_articles
from rawi.store.checking import check
from rawi.store.engine import Store
from rawi.store.writer import Added

from .comparing import (
    copies_of_chronicle,
    copies_of_run,
    digests,
    incidents_of_chronicle,
    incidents_of_run,
    rows,
    versions_of_chronicle,
    versions_of_run,
    voices_of_chronicle,
    voices_of_run,
)
from .conftest import IN_PART


def quiet(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@pytest.fixture(scope="module")
def run(cluster: LocalCluster, inputs: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read everything once, on two workers."""
    folder = tmp_path_factory.mktemp("run") / "out"
    with Client(cluster) as client:
        scale_read(client, inputs, folder, in_part=IN_PART, tell=quiet)
    return folder


@pytest.fixture(scope="module")
def chronicle(inputs: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Add everything on one machine, as `rawi add` does."""
    with closing(Store(str(tmp_path_factory.mktemp("one") / "news.rawi"), create=True)) as store:
        list(add_articles(store, load_articles(inputs), processes=1))
        yield store


def test_the_articles_make_the_cases_that_matter(run: Path) -> None:
    articles, incidents = rows(run, "articles"), rows(run, "incidents")
    assert any(one["repeats"] for one in articles)
    assert any(one["version"] > 1 and not one["repeats"] for one in articles)
    assert len(rows(run, "copies")) > 5
    assert len({one["incident"] for one in incidents}) < len(incidents)
    # Days join days before them, in another block as well as in their own.
    assert any(one["incident"] != one["leader"] for one in incidents)
    assert len(list((run / "readings").iterdir())) > 4


def test_readings_are_those_of_one_machine_in_their_order(run: Path, inputs: list[str]) -> None:
    outcomes = list(read_batches(load_articles(inputs), processes=1))
    lines = [dump_reading(one) for one in outcomes if not isinstance(one, Failure)]
    assert [one["reading"] for one in rows(run, "readings")] == lines
    failures = [(one.where, one.error) for one in outcomes if isinstance(one, Failure)]
    assert len(failures) == 3
    assert [(one["where"], one["error"]) for one in rows(run, "failures")] == failures


def test_copies_voices_versions_and_incidents_are_those_of_a_chronicle(run: Path, chronicle: Store) -> None:
    assert copies_of_run(run) == copies_of_chronicle(chronicle)
    assert voices_of_run(run) == voices_of_chronicle(chronicle)
    assert versions_of_run(run) == versions_of_chronicle(chronicle)
    assert incidents_of_run(run) == incidents_of_chronicle(chronicle)


def _kill_workers(client: Client, *, stop: threading.Event, killed: list[int]) -> None:
    """Kill a worker as soon as it is at work, and then others, at moments all over the run."""
    while not stop.wait(0.7) and len(killed) < 3:
        busy = [address for address, tasks in client.processing().items() if tasks]
        if busy:
            pids = client.run(os.getpid, workers=busy[:1])
            for pid in pids.values():
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)


def test_killed_workers_change_not_one_byte(
    cluster: LocalCluster, run: Path, inputs: list[str], tmp_path: Path
) -> None:
    folder, stop, killed = tmp_path / "out", threading.Event(), list[int]()
    with Client(cluster) as client, Client(cluster) as other:
        killer = threading.Thread(
            target=_kill_workers, args=(other,), kwargs={"stop": stop, "killed": killed}
        )
        killer.start()
        scale_read(client, inputs, folder, in_part=IN_PART, tell=quiet)
        stop.set()
        killer.join()
    assert killed, "no worker was killed"
    assert digests(folder) == digests(run)


def test_a_run_that_was_stopped_goes_on_and_does_nothing_twice(
    client: Client, run: Path, inputs: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "out"

    class Stopped(Exception):
        pass

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "reading" and done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        scale_read(client, inputs, folder, in_part=IN_PART, tell=stop)
    time.sleep(1)  # a part that was being read may end
    finished = {path: path.stat().st_mtime_ns for path in (folder / "readings").glob("part-*")}
    assert finished
    scale_read(client, inputs, folder, in_part=IN_PART, tell=quiet)
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert digests(folder) == digests(run)
    again: list[str] = []
    counts = scale_read(client, inputs, folder, in_part=IN_PART, tell=lambda stage, *_: again.append(stage))
    assert again == []
    assert isinstance(counts, Counts) and counts.failures == 3


def test_a_chronicle_made_of_a_run_is_the_one_that_adding_makes(
    client: Client, run: Path, chronicle: Store, tmp_path: Path
) -> None:
    with closing(Store(str(tmp_path / "news.rawi"), create=True)) as store:
        first = list(scale_add(client, store, run))
        assert incidents_of_chronicle(store) == incidents_of_chronicle(chronicle)
        assert voices_of_chronicle(store) == voices_of_chronicle(chronicle)
        assert versions_of_chronicle(store) == versions_of_chronicle(chronicle)
        assert list(check(store)) == []
        again = list(scale_add(client, store, run))
    assert {Added.NEW, Added.CHANGED, Added.KNOWN} == set(first)
    assert set(again) == {Added.KNOWN} and len(again) == len(first) == len(rows(run, "readings"))
