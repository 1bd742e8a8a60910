"""Measure how adding grows with the chronicle: `python benchmarks/growth.py --articles FILE…`.

Fresh chronicles of several sizes are made, each in a process of its own. Reading happens in other processes
than writing and settling, so that both can be told apart by processor time, which other programs of the
machine do not count in.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import Any

import articles
import msgspec

from rawi import Chronicle, load_articles, open_chronicle

SIZES = (1000, 3000, 6750)
_TIMES = 3
_KILOBYTES = 1 if sys.platform == "darwin" else 1024


class Growth(msgspec.Struct):
    """What adding so many articles took: seconds by the clock and of processors, memory, size."""

    articles: int
    seconds: float
    reading: float
    writing: float
    megabytes: float
    file_bytes: int
    questions: dict[str, float]


def _questions(news: Chronicle) -> dict[str, Callable[[], Any]]:
    pair = next((one for one in news.relations(limit=1)), None)
    actor = pair.actor.key if pair is not None else None
    return {
        "incidents": news.incidents,
        "incidents of an actor": lambda: news.incidents(actor=actor),
        "timeline": news.timeline,
        "accounts": lambda: news.accounts(limit=5),
        "instruments": news.instruments,
        "relations": news.relations,
        "relations of an actor": lambda: news.relations(actor=actor),
        "quotes about an actor": lambda: news.quotes(about=actor),
    }


def _asked(news: Chronicle) -> dict[str, float]:
    """Measure each question in milliseconds of processor time, the best of some times."""
    found = {}
    for name, ask in _questions(news).items():
        ask()
        times = []
        for _ in range(_TIMES):
            began = time.process_time()
            ask()
            times.append(time.process_time() - began)
        found[name] = 1000 * min(times)
    return found


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measure(paths: list[str], count: int) -> Growth:
    """Add so many articles to a new chronicle, and ask it."""
    found = chain.from_iterable([load_articles(paths)] if paths else [articles.mixed()])
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "grown.rawi"
        began, own = time.monotonic(), _cpu(resource.RUSAGE_SELF)
        with open_chronicle(str(place), create=True) as news:
            for _ in news.add(islice(found, count)):
                pass
            seconds, writing = time.monotonic() - began, _cpu(resource.RUSAGE_SELF) - own
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES
            asked = _asked(news)
        reading = _cpu(resource.RUSAGE_CHILDREN)
        return Growth(count, seconds, reading, writing, peak / 1e6, place.stat().st_size, asked)


def _print(rows: list[Growth]) -> None:
    print(
        "| articles | articles a second | reading, ms each | writing and settling, ms each"
        " | peak MB | bytes each |"
    )
    print("|-:|-:|-:|-:|-:|-:|")
    for row in rows:
        each = 1000 / row.articles
        print(
            f"| {row.articles:,} | {row.articles / row.seconds:.0f} | {row.reading * each:.1f}"
            f" | {row.writing * each:.2f} | {row.megabytes:.0f} | {row.file_bytes / row.articles:,.0f} |"
        )
    print("\n| question, ms |" + "".join(f" {row.articles:,} |" for row in rows))
    print("|-|" + "-:|" * len(rows))
    for name in rows[0].questions:
        print(f"| {name} |" + "".join(f" {row.questions[name]:.0f} |" for row in rows))


def main() -> None:
    """Measure every size in a fresh process, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--articles", nargs="*", default=[], metavar="FILE", help="else mixed from the examples"
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), metavar="N")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    ask = parser.parse_args()
    if ask.one is not None:
        sys.stdout.buffer.write(msgspec.json.encode(measure(ask.articles, ask.one)))
        return
    rows = []
    for size in ask.sizes:
        command = [sys.executable, __file__, "--one", str(size), "--articles", *ask.articles]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        rows.append(msgspec.json.decode(done.stdout, type=Growth))
        print(f"{size} added", file=sys.stderr)
    _print(rows)


if __name__ == "__main__":
    main()
