"""Some processes serve together; one that dies is replaced, and none outlives the one that started them."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.store.engine import Store

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")


def _children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    # Beside the workers runs what looks after shared memory.
    return [int(one) for one in told if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def _answers(address: str, *, seconds: float = 60.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.3)
    return False


@pytest.fixture
def served(store: Store) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    command = [sys.executable, "-m", "rawi", "serve", store.place, "--port", "0", "--workers", "2"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    assert server.stderr is not None
    found = re.search(r"http://\S+", server.stderr.readline())
    assert found is not None
    try:
        yield server, found[0]
    finally:
        server.kill()
        server.wait()
        server.stderr.close()


def _gone(pids: list[int]) -> bool:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if not any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids):
            return True
        time.sleep(0.2)
    return False


def test_a_worker_that_dies_is_replaced_and_all_end_together(
    served: tuple["subprocess.Popen[str]", str],
) -> None:
    server, address = served
    assert _answers(address)
    first = _children(server.pid)
    assert len(first) == 2
    os.kill(first[0], signal.SIGKILL)
    until = time.monotonic() + 60
    last = first
    while (len(last) != 2 or first[0] in last) and time.monotonic() < until:
        time.sleep(0.2)
        last = _children(server.pid)
    assert len(last) == 2 and first[0] not in last
    assert _answers(address)
    server.send_signal(signal.SIGTERM)
    assert server.wait(30) == 130
    assert _gone(last)


def test_workers_do_not_outlive_a_server_that_is_killed(served: tuple["subprocess.Popen[str]", str]) -> None:
    server, address = served
    assert _answers(address)
    workers = _children(server.pid)
    server.kill()
    server.wait()
    assert _gone(workers)
