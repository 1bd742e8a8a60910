"""A run that is killed at any moment leaves a whole chronicle, and the next run completes it."""

import json
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rawi.store import schema
from rawi.store.checking import check
from rawi.store.engine import Store

ROUNDS, ARTICLES = 6, 240
COUNTRIES = ("مصر", "السودان", "تونس", "ليبيا", "المغرب", "الأردن", "العراق", "الكويت")


def news(folder: Path) -> Path:
    """Write articles that differ in countries, day and numbers."""
    generator = random.Random(11)
    path = folder / "news.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(ARTICLES):
            one, other = generator.sample(COUNTRIES, 2)
            text = (
                f"وقعت {one} و{other} أمس اتفاقا رقمه {number} لتبادل الكهرباء، وقال مصدر حكومي إن {one}"
                f" ستزود {other} بنحو {generator.randrange(900)} ميغاواط. واتهمت المعارضة الحكومة بإخفاء"
                " التفاصيل."
            )
            row = {"id": f"n{number}", "text": text, "published": f"2022-05-{1 + number % 28:02}"}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def start(place: str, path: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "rawi", "add", place, str(path), "--processes", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stored(place: str) -> int:
    with closing(Store(place)) as store, store.reading() as connection:
        return connection.execute(select(func.count()).select_from(schema.version)).scalar_one()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killing_the_run_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path, place = news(tmp_path), str(tmp_path / "killed.rawi")
    generator = random.Random(5)
    before = 0
    for _ in range(ROUNDS):
        run = start(place, path)
        time.sleep(generator.uniform(0.3, 3.0))
        run.send_signal(signal.SIGKILL)
        run.wait()
        if Path(place).exists() and Path(place).stat().st_size:
            with closing(Store(place, create=True)) as store:
                assert list(check(store)) == []
            now = stored(place)
            assert now >= before
            before = now
    assert start(place, path).wait() == 0
    assert stored(place) == ARTICLES
    with closing(Store(place)) as store, store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(schema.dirty)).scalar_one() == 0
        assert list(check(store)) == []


def test_several_runs_at_once_keep_each_article_once(place: str, tmp_path: Path) -> None:
    path = news(tmp_path)
    with closing(Store(place, create=True)):
        pass
    runs = [start(place, path) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert stored(place) == ARTICLES
    with closing(Store(place)) as store:
        assert list(check(store)) == []
