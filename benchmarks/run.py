"""Compare Rawi's speed with other libraries': `python benchmarks/run.py [--articles FILE] [--limit N]`."""

import argparse
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import articles
import speed
import start

import rawi.reading
from rawi.scale.batches import available_cores


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}"


def _versions(*packages: str) -> Iterable[str]:
    for package in packages:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} not installed"


def _build() -> str:
    """Tell whether reading is compiled, as in the wheels that `pyproject.toml` can make, or plain Python."""
    return "plain Python" if str(rawi.reading.__file__).endswith(".py") else "compiled"


def _print_speeds(speeds: Sequence[speed.Speed]) -> None:
    base = next((row for row in speeds if row.name == speed.SPACY), None)
    print("| reader | articles a second, one core | all cores | one core against spaCy | articles |")
    print("|-|-:|-:|-:|-:|")
    for row in speeds:
        ratio = f"{_number(row.one_core / base.one_core)}×" if base else ""
        print(f"| {row.name} | {_number(row.one_core)} | {_number(row.all_cores)} | {ratio} | {row.sample} |")


def _print_starts(rows: Iterable[start.Start | None]) -> None:
    print("\n| fresh process | seconds | peak memory, MB |")
    print("|-|-:|-:|")
    for row in filter(None, rows):
        print(f"| {row.name} | {row.seconds:.3f} | {row.megabytes:.0f} |")


def main() -> None:
    """Measure everything in one run and print it as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument(
        "--articles", metavar="FILE", help="JSONL of articles, also .gz; else mixed from the examples"
    )
    ask.add_argument("--limit", type=int, metavar="N", help="take at most so many")
    asked = ask.parse_args()
    found = articles.load(asked.articles, limit=asked.limit)
    if len(found) <= speed.WARM_UP:
        ask.error(f"{len(found)} articles are too few; {speed.WARM_UP} are read to warm up")
    cores = available_cores()
    words = sum(len(article.text.split()) for article in found) / len(found)
    print(f"{len(found)} articles of {words:.0f} words on average; {cores} cores; ", end="")
    versions = ", ".join(_versions("rawi", "spacy", "dateparser"))
    print(f"Python {platform.python_version()}, {versions}; reading is {_build()}.\n")
    _print_speeds(speed.speeds(found, cores=cores))
    folder = str(Path(__file__).parent)
    _print_starts([*start.starts(), start.whole_run(folder, asked.articles, limit=asked.limit)])


if __name__ == "__main__":
    main()
