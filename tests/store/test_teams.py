"""A team shares a chronicle: many add and many ask, and the server is killed and comes back meanwhile."""

import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, OperationalError

from rawi import Article, load_articles
from rawi.errors import ChronicleError, LostChronicle
from rawi.store import persistence, schema
from rawi.store.adding import add_articles
from rawi.store.checking import check
from rawi.store.chronicle import open_chronicle
from rawi.store.engine import Store
from rawi.store.writer import Added

from .conftest import Server
from .test_adding import entities, incidents
from .test_interrupting import ARTICLES, news

ADDERS, SHARE = 3, 2 / 3


def _shares(path: Path, folder: Path) -> list[Path]:
    """Deal the articles out to several files, most of them to more than one, each in another order."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    draw = random.Random(3)
    dealt: list[list[str]] = [[] for _ in range(ADDERS)]
    for line in lines:
        for one in {draw.randrange(ADDERS), *(at for at in range(ADDERS) if draw.random() < SHARE)}:
            dealt[one].append(line)
    made = []
    for number, some in enumerate(dealt):
        draw.shuffle(some)
        made.append(folder / f"share-{number}.jsonl")
        made[-1].write_text("".join(some), encoding="utf-8")
    return made


def _start(place: str, path: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "rawi", "add", place, str(path), "--processes", "1"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def _ask(place: str, *, stop: threading.Event, answers: list[int], errors: list[BaseException]) -> None:
    """Ask again and again; while the server is away an error is right, anything else is not."""
    while not stop.wait(0.05):
        try:
            with open_chronicle(place) as chronicle:
                while not stop.is_set():
                    answers.append(len(chronicle.incidents(limit=20)))
                    chronicle.search("اتفاقا", limit=5)
        except (ChronicleError, DBAPIError) as error:
            errors.append(error)


def _stored(place: str) -> int:
    with closing(Store(place)) as store, store.reading() as connection:
        return connection.execute(select(func.count()).select_from(schema.version)).scalar_one()


def _wait_for(count: int, place: str) -> None:
    """Wait until so many articles are stored, so that the server is killed in the midst of the work."""
    until = time.monotonic() + 120
    while _stored(place) < count and time.monotonic() < until:
        time.sleep(0.1)


def test_a_server_that_is_killed_and_comes_back_loses_and_doubles_nothing(
    own_server: Server, tmp_path: Path
) -> None:
    path, place = news(tmp_path), own_server.new_database("team")
    with closing(Store(place, create=True)):
        pass
    answers, errors, stop = list[int](), list[BaseException](), threading.Event()
    told = {"stop": stop, "answers": answers, "errors": errors}
    readers = [threading.Thread(target=_ask, args=(place,), kwargs=told) for _ in range(2)]
    for reader in readers:
        reader.start()
    runs = [_start(place, share) for share in _shares(path, tmp_path)]
    for at, kill in ((1, own_server.stop), (ARTICLES // 2, own_server.kill), (ARTICLES, own_server.stop)):
        _wait_for(at, place)
        kill()
        time.sleep(1.5)
        own_server.start()
    ended = [run.communicate() for run in runs]
    stop.set()
    for reader in readers:
        reader.join()
    assert [run.returncode for run in runs] == [0] * ADDERS, ended
    assert not [err for _, err in ended if err.strip()]
    assert answers
    assert all(isinstance(one, LostChronicle | OperationalError) for one in errors)
    _is_whole(place, path, tmp_path)


def _is_whole(place: str, path: Path, folder: Path) -> None:
    """Hold a chronicle against the one that a single run makes of the same articles."""
    assert _stored(place) == ARTICLES
    with closing(Store(place)) as store, closing(Store(str(folder / "one.rawi"), create=True)) as one:
        assert list(check(store)) == []
        assert Counter(add_articles(one, load_articles([path]), processes=1)) == {Added.NEW: ARTICLES}
        assert incidents(store) == incidents(one)
        assert entities(store) == entities(one)


def test_a_server_that_stays_away_is_named_and_what_was_added_stays(
    own_server: Server, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = own_server.new_database("team")
    monkeypatch.setattr(persistence, "WAITS", (0.1, 0.2))
    with closing(Store(place, create=True)) as store:
        list(add_articles(store, articles[:3], processes=1))
        own_server.stop()
        with pytest.raises(LostChronicle, match="call again to go on"):
            list(add_articles(store, articles, processes=1))
        with pytest.raises(LostChronicle, match="does not answer"):
            Store(place)
        own_server.start()
        outcomes = Counter(add_articles(store, articles, processes=1))
        assert outcomes == {Added.KNOWN: 3, Added.NEW: len(articles) - 3}
        assert list(check(store)) == []


def test_what_will_not_pass_is_not_tried_again(store: Store) -> None:
    tries = 0

    def work() -> None:
        nonlocal tries
        tries += 1
        with store.reading() as connection:
            connection.exec_driver_sql("SELECT nothing FROM nowhere")

    with pytest.raises(DBAPIError):
        persistence.persistently(work, place=store.place, wait=lambda _: None)
    assert tries == 1


def _lost(times: int, done: list[int]) -> Callable[[], str]:
    def work() -> str:
        done.append(1)
        if len(done) <= times:
            error = OperationalError("SELECT 1", {}, RuntimeError("gone"))
            error.connection_invalidated = True
            raise error
        return "done"

    return work


def test_waits_grow_and_end() -> None:
    waited: list[float] = []
    assert persistence.persistently(_lost(3, []), place="x", wait=waited.append) == "done"
    assert waited == list(persistence.WAITS[:3]) == sorted(waited)
    with pytest.raises(LostChronicle, match="gone"):
        persistence.persistently(_lost(99, []), place="x", wait=waited.append)
