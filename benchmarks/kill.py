"""Kill `rawi add` again and again, and see that nothing is lost or doubled: `python benchmarks/kill.py`.

A run is killed at a random moment, started again, and so on until all articles are there; then it begins
with a new chronicle. After every kill the chronicle must be whole; every chronicle that was completed must
be the same as one that was made in one go.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import articles
import msgspec
from sqlalchemy import Connection, func, select

from rawi.store import schema
from rawi.store.checking import check
from rawi.store.columns import metadata
from rawi.store.engine import Store

_STARTED = 0.8  # seconds before which a run has done nothing yet
_BETWEEN_LOOKS = 0.01
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_USER, _SYSTEM = 11, 12  # fields of /proc/N/stat behind the name


@dataclass(slots=True)
class Tally:
    """What the kills met with."""

    kills: int = 0
    while_adding: int = 0
    left_to_settle: int = 0
    completed: int = 0


def _write(path: Path, count: int, given: str | None) -> None:
    found = articles.load(given, limit=count)
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in found))


def _start(place: Path, path: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "rawi", "add", str(place), str(path), "--processes", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _lived(run: "subprocess.Popen[bytes]", began: float) -> float:
    """Give the processor time of a run, so that a busy machine kills as late as an idle one."""
    try:
        told = Path(f"/proc/{run.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # a system without /proc: by the clock
        return time.monotonic() - began
    return (int(told[_USER]) + int(told[_SYSTEM])) / _TICKS


def _killed(run: "subprocess.Popen[bytes]", moment: float) -> bool:
    """Kill a run at a moment of its life; False if it was done before."""
    began = time.monotonic()
    while run.poll() is None and _lived(run, began) < moment:
        time.sleep(_BETWEEN_LOOKS)
    if run.poll() is not None:
        return False
    run.send_signal(signal.SIGKILL)
    run.wait()
    return True


def _contents(connection: Connection) -> list[tuple[str, ...]]:
    """Give what must be the same however often a run was killed: articles, and who is in which incident."""
    article, version, telling = schema.article.c, schema.version.c, schema.telling
    head = telling.alias("head").c
    told = select(article.key, version.digest).join_from(schema.article, schema.version)
    joined = select(telling.c.key, head.key).join_from(telling, head.key.table, head.id == telling.c.incident)
    return sorted(tuple(row) for asked in (told, joined) for row in connection.execute(asked))


def _count(connection: Connection, table: str) -> int:
    counted = select(func.count()).select_from(metadata.tables[table])
    return int(connection.execute(counted).scalar_one())


def _look(place: Path, tally: Tally, before: int) -> int:
    """Check a chronicle after a kill, and give how many versions it holds."""
    with closing(Store(str(place), create=True)) as store:
        faults = list(check(store))
        if faults:
            sys.exit(f"not whole after kill {tally.kills}: {faults[:5]}")
        with store.reading() as connection:
            now, dirty = _count(connection, "version"), _count(connection, "dirty")
    if now < before:
        sys.exit(f"kill {tally.kills} lost {before - now} articles")
    tally.while_adding += now > before
    tally.left_to_settle += dirty > 0
    return now


def _kill_until_complete(folder: Path, path: Path, tally: Tally, ask: argparse.Namespace) -> Path:
    """Kill runs on one chronicle until it is complete, or enough were killed; then complete it."""
    place = folder / f"killed-{tally.completed}.rawi"
    draw, stored = random.Random(ask.seed + tally.completed), 0
    while tally.kills < ask.kills:
        if not _killed(_start(place, path), _STARTED + draw.uniform(0, ask.seconds)):
            break
        tally.kills += 1
        stored = _look(place, tally, stored)
        print(f"kill {tally.kills}: whole, {stored} articles", flush=True)
    if _start(place, path).wait() != 0:
        sys.exit("the run after the kills failed")
    tally.completed += 1
    return place


def main() -> None:
    """Kill, look, complete, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50, metavar="N")
    parser.add_argument("--count", type=int, default=400, metavar="N", help="articles in each chronicle")
    parser.add_argument("--seconds", type=float, default=5.0, help="the most processor time a run is given")
    parser.add_argument("--articles", metavar="FILE", help="JSONL of articles; else mixed from the examples")
    parser.add_argument("--seed", type=int, default=7)
    ask = parser.parse_args()
    tally, began = Tally(), time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "news.jsonl"
        _write(path, ask.count, ask.articles)
        if _start(folder / "whole.rawi", path).wait() != 0:
            sys.exit("the run that nobody killed failed")
        with closing(Store(str(folder / "whole.rawi"))) as store, store.reading() as connection:
            expected = _contents(connection)
        while tally.kills < ask.kills:
            place = _kill_until_complete(folder, path, tally, ask)
            _look(place, tally, 0)
            with closing(Store(str(place))) as store, store.reading() as connection:
                if _contents(connection) != expected or _count(connection, "dirty"):
                    sys.exit("the chronicle is not the same as one made in one go")
    print(
        f"{tally}, in {time.monotonic() - began:.0f} s: nothing lost, nothing doubled, all whole and the same"
    )


if __name__ == "__main__":
    main()
