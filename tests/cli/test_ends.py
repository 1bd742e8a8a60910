"""Checks how commands end early: interrupted, by a closed pipe, or for want of room."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rawi.cli.exits import Exit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of Unix")
READ = (sys.executable, "-m", "rawi", "read")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Write more articles than fit a pipe, enough for several processes."""
    path = tmp_path / "many.jsonl"
    record = {"text": "وصل الوفد إلى عنابة أمس وغادرها اليوم. " * 40, "published": "2025-04-03"}
    with path.open("w", encoding="utf-8") as stream:
        for number in range(3000):
            stream.write(json.dumps({"id": str(number), **record}) + "\n")
    return path


@pytest.mark.parametrize("processes", [1, 2])
def test_an_interrupt_ends_all_processes_cleanly(many: Path, processes: int) -> None:
    out = many.with_name("out.jsonl")
    command = [*READ, str(many), "-f", "jsonl", "-p", str(processes), "-o", str(out)]
    running = _start(command)
    try:
        _wait_for_output(many.parent, running)
        os.killpg(running.pid, signal.SIGINT)
        told = running.communicate(timeout=20)[1]
        assert running.returncode == Exit.INTERRUPTED
        assert told == "rawi: interrupted\n"
        with pytest.raises(ProcessLookupError):
            os.killpg(running.pid, 0)
    finally:
        _kill_group(running)
    for line in out.read_text(encoding="utf-8").splitlines():
        json.loads(line)


def test_workers_end_when_their_parent_is_killed(many: Path) -> None:
    out = many.with_name("out.jsonl")
    running = _start([*READ, str(many), "-f", "jsonl", "-p", "2", "-o", str(out)])
    try:
        _wait_for_output(many.parent, running)
        running.kill()
        running.communicate(timeout=20)
        with pytest.raises(ProcessLookupError):
            for _ in range(200):
                os.killpg(running.pid, 0)
                time.sleep(0.05)
    finally:
        _kill_group(running)


def _start(command: list[str]) -> "subprocess.Popen[str]":
    """Start a command in a group of its own that heeds interrupts, even where the tests do not."""
    return subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def _kill_group(running: "subprocess.Popen[str]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)


def _wait_for_output(folder: Path, running: "subprocess.Popen[str]") -> None:
    """Wait until the first readings are written, so that the interrupt meets a run under way."""
    for _ in range(400):
        if any(path.stat().st_size for path in folder.glob(".out.jsonl.*")):
            return
        assert running.poll() is None, "the run was over before it could be interrupted"
        time.sleep(0.05)
    pytest.fail("nothing was written")


@pytest.mark.parametrize("output_format", ["text", "jsonl", "html"])
def test_a_closed_pipe_ends_quietly(many: Path, output_format: str) -> None:
    command = [*READ, str(many), "-f", output_format, "-p", "1"]
    if output_format == "html":
        lines = many.read_text(encoding="utf-8").splitlines()[:30]
        many.write_text("\n".join(lines), encoding="utf-8")
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None and running.stderr is not None
    assert running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(timeout=20) == Exit.DONE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_told(many: Path) -> None:
    command = [*READ, str(many), "-f", "jsonl", "-p", "1", "-o", "/dev/full"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == Exit.WRONG_CALL
    assert "No space left" in done.stderr and "Traceback" not in done.stderr


def test_progress_is_shown_where_stderr_alone_is_a_terminal(many: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    out = many.with_name("out.jsonl")
    environment = {**os.environ, "TERM": "xterm-256color"}
    command = [*READ, str(many), "-f", "jsonl", "-p", "1", "-o", str(out)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while b"articles read" not in seen:
        seen += os.read(ours, 4096)
    running.send_signal(signal.SIGINT)
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    assert running.wait(timeout=20) == Exit.INTERRUPTED
    assert b"a second" in seen and b"rawi: interrupted" in seen and b"Traceback" not in seen
