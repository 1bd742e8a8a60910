"""Runs commands in processes forked from one that has loaded Rawi: apart from the tests, and ready at once.

Starting Python and loading the lexicons takes seconds, the command itself mostly none. Started as a program,
this reads calls, a JSON object a line, and answers each with the exit code of the process that it forked.
"""

import atexit
import gc
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

PATIENCE = 60
# A text in which every layer finds something, so that all lexicons are there before the first fork.
WARMING = (
    "قال وزير الري السوداني، الاثنين 4 مارس 2024، في بيان إن الخرطوم والقاهرة وقعتا اتفاقية لتقاسم المياه،"
    " وإن لجنة مشتركة تجتمع كل ستة أشهر. وأصيب ثلاثة جنود في هجوم شنه مسلحون على قرية قرب كسلا."
)


def _take_place(call: dict[str, Any]) -> None:
    """Make this process what a shell would have started: its folder, arguments and streams."""
    signal.alarm(PATIENCE)
    os.chdir(call["folder"])
    for number, path, flags in (
        (0, call["given"], os.O_RDONLY),
        (1, call["told"], os.O_WRONLY | os.O_APPEND),
        (2, call["said"], os.O_WRONLY | os.O_APPEND),
    ):
        os.dup2(os.open(path, flags), number)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r", closefd=False)), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)), encoding="utf-8", line_buffering=True
    )
    sys.argv = ["rawi", *call["arguments"]]


def _end(command: Callable[[], None]) -> NoReturn:
    """Run a command and end as Python does, but for taking apart all that was loaded: that takes seconds."""
    code = 0
    try:
        command()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # whatever it is, a user would see it
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def serve() -> None:
    """Fork a process for every call; in that, run the command to the end."""
    import rawi
    import rawi.store.chronicle
    from rawi.cli import main

    rawi.read(WARMING, published="2024-03-05")
    gc.freeze()  # what is shared is not looked through, and so not copied
    calls, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    for line in iter(calls.readline, ""):
        child = os.fork()
        if child == 0:
            _take_place(json.loads(line))
            _end(main)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


class Nursery:
    """Starts commands; one process stands ready until it is closed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def run(
        self, arguments: list[str], *, folder: Path, given: str | None
    ) -> "subprocess.CompletedProcess[str]":
        """Run `rawi` with some arguments in a folder, and give what it said when it has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with tempfile.TemporaryDirectory() as streams:
            told, said, typed = (Path(streams) / name for name in ("told", "said", "typed"))
            for path, text in ((told, ""), (said, ""), (typed, given or "")):
                path.write_text(text, encoding="utf-8")
            call = {"arguments": arguments, "folder": str(folder), "told": str(told), "said": str(said)}
            call["given"] = str(typed) if given is not None else os.devnull
            print(json.dumps(call), file=self._process.stdin, flush=True)
            code = int(self._process.stdout.readline())
            if code == -signal.SIGALRM:
                raise subprocess.TimeoutExpired(arguments, PATIENCE)
            told_text, said_text = told.read_bytes().decode(), said.read_bytes().decode()
        return subprocess.CompletedProcess(arguments, code, told_text, said_text)

    def close(self) -> None:
        """End the process that stands ready."""
        self._process.communicate()


if __name__ == "__main__":
    serve()
