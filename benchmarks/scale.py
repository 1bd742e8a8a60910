"""Measure reading on many workers: `python benchmarks/scale.py [--articles FILE] [--limit N] [--workers N…]`.

Runs `rawi scale read` with some numbers of workers on this machine, and prints for each stage what it takes
in processor time and in bytes, for each article: the figures from which docs/scale.md reckons.
"""

import argparse
import json
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import articles
from distributed import Client

from rawi import Article
from rawi.cluster import layout
from rawi.cluster.client import reach
from rawi.cluster.running import scale_read
from rawi.cluster.tables import count_rows


def _write(found: list[Article], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number, one in enumerate(found):
            told = {"id": one.id, "url": one.url or f"https://a.example/{number}", "text": one.text}
            day = one.published.isoformat() if one.published else None
            file.write(json.dumps({**told, "title": one.title, "published": day}, ensure_ascii=False) + "\n")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.parquet"))


@dataclass(slots=True)
class _Watch:
    """Notes what each stage took, in processor time of all workers and by the clock."""

    client: Client
    folder: Path
    stages: dict[str, tuple[float, float]] = field(default_factory=dict)
    work: int = 0
    candidates: int = 0
    _current: str = ""
    _since: tuple[float, float] = (0.0, 0.0)

    def _now(self) -> tuple[float, float]:
        return sum(self.client.run(time.process_time).values()), time.monotonic()

    def tell(self, stage: str, done: int, total: int) -> None:
        if stage != self._current:
            self._end()
            self._current, self._since = stage, self._now()
        if stage == "joining voices" and done == total:
            self.work = _size(self.folder / layout.WORK)
            found = (self.folder / layout.CANDIDATES).glob("*.parquet")
            self.candidates = sum(count_rows(path) for path in found)

    def _end(self) -> None:
        if self._current:
            busy, clock = self._now()
            self.stages[self._current] = (busy - self._since[0], clock - self._since[1])

    def finish(self) -> None:
        self._end()


def measure(path: Path, workers: int, *, in_part: int) -> None:
    """Run once, and print what it took."""
    with tempfile.TemporaryDirectory() as scratch, reach(None, workers=workers) as client:
        client.wait_for_workers(workers)
        watch = _Watch(client, Path(scratch) / "out")
        counts = scale_read(client, [str(path)], watch.folder, in_part=in_part, tell=watch.tell)
        watch.finish()
        print(f"\n{workers} workers, {counts.readings:,} readings:\n")
        print("| stage | processor, ms an article | seconds of the clock |")
        print("|-|-:|-:|")
        for stage, (busy, clock) in watch.stages.items():
            print(f"| {stage} | {1000 * busy / counts.readings:.2f} | {clock:.1f} |")
        sizes = {
            kind: _size(watch.folder / kind) / counts.readings
            for kind in (layout.READINGS, layout.ARTICLES, layout.COPIES, layout.INCIDENTS)
        }
        told = ", ".join(f"{kind} {size:,.0f}" for kind, size in sizes.items())
        print(f"\nBytes an article: {told}; while running {watch.work / counts.readings:,.0f} more.")
        each = f"{watch.candidates / counts.readings:.2f} candidate pairs"
        print(f"{each}, {counts.copies / counts.readings:.3f} copies, ", end="")
        print(f"{counts.tellings / counts.readings:.2f} tellings an article; {counts.incidents:,} incidents.")


def main() -> None:
    """Measure with each number of workers."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", metavar="FILE", help="articles, else mixed from the examples")
    ask.add_argument("--limit", type=int, metavar="N", help="take at most so many")
    ask.add_argument("--workers", type=int, nargs="+", default=[1, 2], metavar="N")
    ask.add_argument("--in-part", type=int, default=250, metavar="N", help="articles in a part")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        _write(articles.load(asked.articles, limit=asked.limit), path)
        for workers in asked.workers:
            measure(path, workers, in_part=asked.in_part)


if __name__ == "__main__":
    main()
