"""Fuzz what comes from outside: `python benchmarks/fuzz.py [--minutes N] [--seeds FOLDER] [KIND…]`.

Damages sound pages, feeds, web archives and JSON lines at random, and reads what comes out: it must give
articles, failures or named errors, readings whose spans slice back, and soon. Inputs that lead to
something new (another message, another mix of outcomes) become seeds for more, and are kept in the
folder, where the next run finds them. What crashes, hangs or takes too much memory is kept there as
`finding-…` and printed.
Each kind runs in a process of its own, so that nothing can take the run down.
"""

import argparse
import faulthandler
import hashlib
import io
import multiprocessing
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

import mutations

from rawi import Article, Failure, load_articles, read
from rawi.errors import InputError
from rawi.records import Span
from rawi.watch.feeds import read_feed
from rawi.watch.front_pages import read_front_page
from rawi.watch.sitemaps import read_sitemap

ENDINGS = {"page": "html", "warc": "warc", "jsonl": "jsonl"}
# Seconds of processor time for one input of at most 200 kB, and of the clock for the process to be lost.
LONGEST = 20
LOST = 180
MOST_MEMORY = 3 * 1024**3
_MOST_SEEDS = 3000
_READ_SHARE = 0.25
_NUMBERS = re.compile(r"\d+|'[^']*'|«[^»]*»")


class Hang(Exception):
    """One input takes longer than any should."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


def _outcomes(kind: str, data: bytes) -> Iterable[object]:
    if kind == "feed":
        for reader in (read_feed, read_sitemap, read_front_page):
            try:
                reader(data, "https://a.example/x")
                yield reader.__name__
            except InputError as error:
                yield f"{reader.__name__}: {error.what}"
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{ENDINGS[kind]}"
        path.write_bytes(data)
        yield from load_articles([path])


def _checked(article: Article) -> str:
    reading = read(article)
    words = [Span(one.start, one.end, one.text) for one in reading.timexes]
    words += [Span(one.start, one.end, one.text) for one in reading.mentions]
    words += [event.trigger for event in reading.events] + [claim.cue for claim in reading.claims]
    for found in words:
        assert reading.text[found.start : found.end] == found.text, found
    return f"read {len(reading.events) > 0}{len(reading.claims) > 0}{len(reading.instruments) > 0}"


def try_one(kind: str, data: bytes, *, also_read: bool) -> str:
    """Read one input, and give what tells its outcome from others; raises on whatever must not be."""
    told = []
    for outcome in _outcomes(kind, data):
        if isinstance(outcome, Article):
            outcome.text.encode("utf-8")
            assert outcome.text.strip() and outcome.id, outcome
            notes = ",".join(sorted(_NUMBERS.sub("#", note)[:60] for note in outcome.notes))
            told.append(f"article {outcome.published_basis} {notes} {_checked(outcome) if also_read else ''}")
        elif isinstance(outcome, Failure):
            (outcome.where + outcome.error).encode("utf-8")
            assert outcome.where and outcome.error, outcome
            told.append(_NUMBERS.sub("#", outcome.error)[:120])
        else:
            assert isinstance(outcome, str), outcome
            told.append(_NUMBERS.sub("#", outcome)[:120])
    return "|".join(sorted(set(told)))


def _keep(folder: Path, name: str, data: bytes) -> Path:
    path = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


def fuzz(kind: str, folder: Path, *, until: float, seed: int) -> None:
    """Fuzz one kind until a moment; runs in a process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGPROF, _stop)
    draw = random.Random(seed)
    pool = [path.read_bytes() for path in sorted(folder.glob(f"{kind}-*"))] or mutations.sound(kind, draw)
    met: set[str] = set()
    current, count, findings = folder / f"current-{kind}", 0, 0
    while time.monotonic() < until:
        data = (
            mutations.damaged(draw.choice(pool), draw.choice(pool), draw)
            if count >= len(pool)
            else pool[count]
        )
        count += 1
        current.write_bytes(data)
        faulthandler.dump_traceback_later(LOST, exit=True)
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            outcome = try_one(kind, data, also_read=draw.random() < _READ_SHARE)
        except (Exception, Hang):
            signal.setitimer(signal.ITIMER_PROF, 0)
            findings += 1
            path = _keep(folder, f"finding-{kind}", data)
            last = traceback.format_exc().strip().splitlines()
            print(f"{path}: {' / '.join(last[-3:])}", flush=True)
            continue
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if outcome not in met:
            met.add(outcome)
            if len(pool) < _MOST_SEEDS:
                pool.append(data)
                _keep(folder, kind, data)
    faulthandler.cancel_dump_traceback_later()
    current.unlink(missing_ok=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{kind}: {count:,} inputs, {len(met)} kinds of outcome, {findings} findings, peak {peak:.0f} MB",
        flush=True,
    )


def _run(kind: str, folder: Path, *, until: float, seed: int) -> None:
    """Run a kind in processes of its own until the time is over; one that dies is a finding, too."""
    while time.monotonic() < until:
        one = multiprocessing.get_context("spawn").Process(
            target=fuzz, args=(kind, folder), kwargs={"until": until, "seed": seed}
        )
        one.start()
        one.join()
        current = folder / f"current-{kind}"
        if one.exitcode != 0 and current.exists():
            path = _keep(folder, f"finding-{kind}", current.read_bytes())
            print(f"{path}: the process ended with {one.exitcode}", flush=True)
        seed += 1


def main() -> None:
    """Fuzz the kinds asked for, one after the other, each for its share of the time."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"some of {', '.join(mutations.KINDS)}; else all"
    )
    ask.add_argument("--minutes", type=float, default=4.0, help="for all kinds together")
    ask.add_argument("--seeds", type=Path, default=Path("fuzz-seeds"), metavar="FOLDER", help="kept inputs")
    ask.add_argument(
        "--seed", type=int, default=0, help="of the random choices; another one each run is best"
    )
    asked = ask.parse_args()
    kinds = asked.kinds or list(mutations.KINDS)
    if unknown := set(kinds) - set(mutations.KINDS):
        ask.error(f"no such kind: {', '.join(sorted(unknown))}")
    asked.seeds.mkdir(parents=True, exist_ok=True)
    io.TextIOWrapper.reconfigure(sys.stdout, encoding="utf-8", errors="backslashreplace")  # type: ignore[arg-type]
    for kind in kinds:
        until = time.monotonic() + asked.minutes * 60 / len(kinds)
        _run(kind, asked.seeds, until=until, seed=asked.seed)


if __name__ == "__main__":
    main()
