"""Reads many articles on all cores, in order, whatever happens to a single one.

An article that raises becomes a Failure. If a worker process dies, the articles it held are read
again one by one in a fresh process, so that only the article that kills it fails.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from rawi.collecting import collect_rarely
from rawi.reading import ALL_LAYERS, Layer, read
from rawi.records import Article, Failure, Reading

Outcome = Reading | Failure
T = TypeVar("T")
U = TypeVar("U")


class _Work(NamedTuple):
    """What is done with each article: which layers are read, and what is made of the reading."""

    layers: frozenset[Layer]
    then: Callable[[Reading], Any] | None = None


_Batch = tuple[Article | Failure, ...]
_BATCH_SIZE = 32
# Batches handed out ahead of the one awaited, for each process: enough that none waits.
_AHEAD = 3
# The same of single things, each of which takes about as long as an article.
_THINGS_AHEAD = 8
# Fewer articles than this are read before a second process has started.
_WORTH_A_POOL = 96

# Seconds between a worker's looks at whether its parent still lives.
_LOOK_AFTER_PARENT = 2.0
# Seconds that a worker told to end is given before the program goes on without it.
_LAST_WAIT = 5.0


def available_cores() -> int:
    """Count the cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_one(article: Article | Failure, work: _Work) -> Any:
    """Read one article; an error of the reader becomes a Failure that names the article."""
    if isinstance(article, Failure):
        return article
    if not isinstance(article, Article):
        return Failure(_where(article), f"this is no Article but of type {type(article).__name__}")
    try:
        reading = read(article, layers=work.layers)
        return reading if work.then is None else work.then(reading)
    except Exception as error:  # one bad article must not stop a batch
        return Failure(article.id, f"{type(error).__name__}: {error}")


def _where(article: object) -> str:
    if isinstance(article, Failure):
        return article.where
    return article.id if isinstance(article, Article) else f"{article!r:.40}"


def _read_batch(batch: _Batch, work: _Work) -> list[Any]:
    return [read_one(article, work) for article in batch]


def _serve_parent(parent: int) -> None:
    """Leave interrupts to the parent process, and end when it is gone, however it ended."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_AFTER_PARENT)
    os._exit(1)


class _Pool:
    """A pool of processes that is replaced when one of them dies."""

    def __init__(self, processes: int, work: _Work) -> None:
        self.processes = processes
        self.work = work
        self.executor = self._start(processes)

    @staticmethod
    def _start(processes: int) -> ProcessPoolExecutor:
        # Forked workers share the lexicons and do not need the caller's script to be importable.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        return ProcessPoolExecutor(
            processes, mp_context=context, initializer=_serve_parent, initargs=(os.getpid(),)
        )

    def submit(self, batch: _Batch) -> "Future[list[Any]]":
        return self.hand_out(_read_batch, batch, self.work)

    def hand_out(self, work: Callable[..., T], *given: Any) -> "Future[T]":
        try:
            return self.executor.submit(work, *given)
        except BrokenProcessPool:
            self._replace()
            return self.executor.submit(work, *given)

    def _replace(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self._start(self.processes)

    def rescue(self, batch: _Batch) -> list[Any]:
        """Read a batch whose worker died, each article in a process that can be lost."""
        outcomes: list[Any] = []
        for article in batch:
            with self._start(1) as executor:
                try:
                    outcomes.extend(executor.submit(_read_batch, (article,), self.work).result())
                except BrokenProcessPool:
                    outcomes.append(Failure(_where(article), "the process reading this article was killed"))
        return outcomes

    def stop(self) -> None:
        workers = list((self.executor._processes or {}).values())
        self.executor.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(_LAST_WAIT)


def _batches(articles: Iterator[Article | Failure]) -> Iterator[_Batch]:
    while batch := tuple(islice(articles, _BATCH_SIZE)):
        yield batch


def _in_pool(articles: Iterator[Article | Failure], pool: _Pool) -> Iterator[Any]:
    waiting: deque[tuple[_Batch, Future[list[Any]]]] = deque()
    for batch in _batches(articles):
        waiting.append((batch, pool.submit(batch)))
        if len(waiting) >= _AHEAD * pool.processes:
            yield from _result(*waiting.popleft(), pool)
    while waiting:
        yield from _result(*waiting.popleft(), pool)


def _result(batch: _Batch, future: "Future[list[Any]]", pool: _Pool) -> list[Any]:
    try:
        return future.result()
    except BrokenProcessPool:
        return pool.rescue(batch)


class Crew:
    """Processes that read articles, and that do other work once they have: they know all words by then.

    Few articles, or one process, are read where the crew is, and other work is done there too.
    """

    def __init__(self, work: _Work, *, processes: int | None = None) -> None:
        self._work = work
        self._count = available_cores() if processes is None else processes
        self._pool: _Pool | None = None

    def read(self, articles: Iterable[Article | Failure]) -> Iterator[Any]:
        """Read articles, and yield what becomes of them in their order."""
        stream = iter(articles)
        head = list(islice(stream, _WORTH_A_POOL)) if self._count > 1 else []
        if self._count == 1 or len(head) < _WORTH_A_POOL:
            for article in chain(head, stream):
                yield read_one(article, self._work)
            return
        self._pool = _Pool(self._count, self._work)
        yield from _in_pool(chain(head, stream), self._pool)

    def each(self, work: Callable[[T], U], things: Iterable[T]) -> Iterator[U]:
        """Do some work with each of some things, and yield what comes of it in their order."""
        if self._pool is None:
            yield from map(work, things)
            return
        waiting: deque[tuple[T, Future[U]]] = deque()
        for thing in things:
            waiting.append((thing, self._pool.hand_out(work, thing)))
            if len(waiting) >= _THINGS_AHEAD * self._pool.processes:
                yield _outcome(work, *waiting.popleft())
        while waiting:
            yield _outcome(work, *waiting.popleft())

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.stop()


def _outcome(work: Callable[[T], U], thing: T, future: "Future[U]") -> U:
    try:
        return future.result()
    except BrokenProcessPool:  # whoever did it was killed; it is done here instead
        return work(thing)


def crew_into(then: Callable[[Reading], Any], *, processes: int | None = None) -> Crew:
    """Give a crew that hands on what `then` makes of each reading."""
    return Crew(_Work(ALL_LAYERS, then), processes=processes)


def read_batches(
    articles: Iterable[Article | Failure],
    *,
    layers: frozenset[Layer] = ALL_LAYERS,
    processes: int | None = None,
) -> Iterator[Outcome]:
    """Read articles on `processes` cores (all, if None) and yield the outcomes in their order.

    Failures among the articles (from ingest) pass through at their place.
    """
    return _outcomes(articles, _Work(layers), processes)


def read_batches_into(
    articles: Iterable[Article | Failure], then: Callable[[Reading], T], *, processes: int | None = None
) -> Iterator[T | Failure]:
    """Read articles as `read_batches` does, and yield what `then` makes of each reading on its core."""
    return _outcomes(articles, _Work(ALL_LAYERS, then), processes)


def _outcomes(articles: Iterable[Article | Failure], work: _Work, processes: int | None) -> Iterator[Any]:
    with Crew(work, processes=processes) as crew:
        yield from crew.read(articles)
