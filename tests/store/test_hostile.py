"""Ten thousand lines that are no articles are all named, nothing of them is added, and nothing breaks."""

import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from rawi.cli.exits import Exit
from rawi.store import schema
from rawi.store.checking import check
from rawi.store.engine import Store

from .conftest import NEWS
from .hostile import MAKERS, hostile_lines

LINES, SEED = 10_000, 2021


def add(folder: Path, lines: bytes) -> "subprocess.CompletedProcess[str]":
    (folder / "hostile.jsonl").write_bytes(lines)
    return subprocess.run(
        [sys.executable, "-m", "rawi", "add", "news.rawi", "hostile.jsonl"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def articles_in(folder: Path) -> int:
    with closing(Store(str(folder / "news.rawi"))) as store, store.reading() as connection:
        assert list(check(store)) == []
        return connection.execute(select(func.count()).select_from(schema.version)).scalar_one()


def test_every_hostile_line_is_named_and_none_is_added(tmp_path: Path) -> None:
    told = list(hostile_lines(LINES, seed=SEED))
    done = add(tmp_path, b"".join(line + b"\n" for _, line in told))
    assert done.returncode == Exit.SOME_FAILED
    assert done.stdout == f"news.rawi: {LINES} failed\n"
    named = Counter(line.split(": ")[1] for line in done.stderr.splitlines())
    assert set(named) == {f"hostile.jsonl:{number}" for number in range(1, LINES + 1)}
    assert set(named.values()) == {1}
    assert "Traceback" not in done.stderr
    assert all(character.isprintable() or character == "\n" for character in done.stderr)
    assert articles_in(tmp_path) == 0


def test_articles_among_hostile_lines_are_added(tmp_path: Path) -> None:
    lines = [line for _, line in hostile_lines(20 * len(MAKERS), seed=SEED + 1)]
    text = NEWS[0][3].encode()
    at = len(lines) // 2
    lines[at:at] = [b'{"text": "' + text + b'", "published": "2021-03-09"}']
    done = add(tmp_path, b"\n".join(lines))
    assert done.stdout == f"news.rawi: 1 new, {len(lines) - 1} failed\n"
    assert articles_in(tmp_path) == 1


def test_the_lines_are_the_same_for_the_same_seed() -> None:
    assert list(hostile_lines(100, seed=3)) == list(hostile_lines(100, seed=3))
    assert {kind for kind, _ in hostile_lines(len(MAKERS), seed=3)} == {maker.__name__ for maker in MAKERS}
