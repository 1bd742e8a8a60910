"""Measure the web app under load: `python benchmarks/serving.py CHRONICLE [--add FILE] [--seconds N] …`.

Serves a copy of a chronicle, asks it over many connections for its pages, first alone and then while
`rawi add` adds articles to it, and prints how long answers took and whether any failed. Needs wrk
(`apt install wrk`).
"""

import argparse
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import articles

_LISTS = ("/", "/incidents", "/incidents?page=2", "/ledger", "/relations", "/actors", "/map", "/outlets")
_SEARCHES = ("الأمن", "وزير الخارجية", "اتفاق")
_LONGEST = 180
_MIXED = 6000
_SCRIPT = """
local paths = {%s}
local next = 0
request = function()
  next = next %% #paths + 1
  return wrk.format("GET", paths[next])
end
"""


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=_LONGEST) as answer:  # of this machine
        content: bytes = answer.read()
        return content


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _served(chronicle: Path, workers: int) -> Iterator[str]:
    """Serve a chronicle, and give its address when it answers."""
    port = _free_port()
    command = [sys.executable, "-m", "rawi", "serve", str(chronicle), "--port", str(port)]
    server = subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(_LONGEST):
            try:
                _get(f"{address}/api/openapi.json")
                break
            except OSError:
                time.sleep(1)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _paths(address: str, incidents: int) -> list[str]:
    """List pages to ask for: the lists, searches, and pages of single incidents."""
    pages = [*_LISTS, *(f"/search?q={quote(words)}" for words in _SEARCHES)]
    for number in range(1, incidents // 100 + 2):
        found = json.loads(_get(f"{address}/api/incidents?page={number}"))["items"]
        pages += [f"/incidents/{one['id']}" for one in found]
    return [*pages[: len(_LISTS) + len(_SEARCHES) + incidents], "/api/incidents", "/feeds/incidents.atom"]


def _load(address: str, paths: list[str], *, seconds: int, connections: int) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="ascii") as script:
        script.write(_SCRIPT % ", ".join(json.dumps(path) for path in paths))
        script.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
        done = subprocess.run(
            [*command, "-s", script.name, address], capture_output=True, text=True, check=True
        )
    return done.stdout


def _told(printed: str) -> str:
    """Say in one row of a table what wrk printed."""
    shares = dict(re.findall(r"^\s+(50|90|99)%\s+(\S+)", printed, re.M))
    rate = re.search(r"Requests/sec:\s+(\S+)", printed)
    failed = re.findall(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)", printed)
    errors = "; ".join(" ".join(filter(None, one)) for one in failed) or "none"
    times = " | ".join(shares.get(share, "") for share in ("50", "90", "99"))
    return f"| {times} | {rate[1] if rate else ''} | {errors} |"


def _write_new(path: Path) -> None:
    """Write articles mixed from the examples, more than are added in a minute."""
    with path.open("w", encoding="utf-8") as file:
        for one in islice(articles.mixed(seed=int(time.time())), _MIXED):
            day = one.published.isoformat() if one.published else None
            told = {"text": one.text, "published": day, "url": f"https://mixed.example/{one.id}"}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")


def measure(asked: argparse.Namespace, chronicle: Path) -> None:
    """Ask without and with an add that runs."""
    with _served(chronicle, asked.workers) as address:
        paths = _paths(address, asked.incidents)
        began = time.monotonic()
        for path in paths:  # each page once, as its first reader finds it
            _get(address + path)
        first = (time.monotonic() - began) / len(paths)
        print(f"{len(paths)} pages, each made for the first time in {1000 * first:.0f} ms on average.\n")
        print("| | median | 90% | 99% | answers a second | errors |\n|-|-:|-:|-:|-:|-|")
        how = {"seconds": asked.seconds, "connections": asked.connections}
        print(f"| nothing else runs {_told(_load(address, paths, **how))}", flush=True)
        command = [sys.executable, "-m", "rawi", "add", str(chronicle), str(asked.add)]
        adding = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(5)
        print(f"| an add runs {_told(_load(address, paths, **how))}", flush=True)
        if adding.poll() is not None:
            print("\nThe add was over before the end; give more articles.")
        adding.send_signal(signal.SIGINT)
        adding.wait()


def main() -> None:
    """Measure on a copy of the chronicle."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("chronicle", type=Path)
    ask.add_argument(
        "--add", type=Path, metavar="FILE", help="new articles to add meanwhile, else mixed ones"
    )
    ask.add_argument("--seconds", type=int, default=30)
    ask.add_argument("--connections", type=int, default=32)
    ask.add_argument("--incidents", type=int, default=100, help="how many pages of incidents are asked for")
    ask.add_argument("--workers", type=int, default=1, help="processes that serve")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / asked.chronicle.name
        shutil.copy(asked.chronicle, copy)
        if asked.add is None:
            asked.add = Path(folder) / "new.jsonl"
            _write_new(asked.add)
        measure(asked, copy)


if __name__ == "__main__":
    main()
