"""Articles to spread, and one small cluster for all tests of this folder."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'rawi[scale]'")

from distributed import Client, LocalCluster

EXAMPLES = Path(__file__).parents[2] / "examples"
FIRST_DAY = date(2025, 3, 20)
IN_PART = 20
_SENTENCE = re.compile(r"(?<=[.؟!])\s+")


def _texts() -> list[list[str]]:
    """Give the sentences of the examples that are plain text, an article each."""
    return [
        [one for one in _SENTENCE.split(path.read_text(encoding="utf-8")) if len(one.split()) > 6]
        for path in sorted(EXAMPLES.glob("*.txt"))
    ]


def records(count: int = 90) -> list[dict[str, str]]:
    """Make articles over six weeks: reports of some happenings, copies, repeats, and later versions."""
    draw, texts = random.Random(5), _texts()
    made: list[dict[str, str]] = []
    for number in range(count):
        day = FIRST_DAY + timedelta(days=draw.randint(0, 40))
        told = draw.choice(texts)
        text = "\n".join(draw.sample(told, min(len(told), draw.randint(2, 7))))
        one = {
            **{"text": text, "published": day.isoformat(), "url": f"https://o{number % 7}.example/{number}"},
            **{"title": told[0][:60], "source": f"outlet {number % 7}"},
        }
        made.append(one)
        if number % 9 == 4:  # a copy elsewhere, with a lead of its own
            copy = {**one, "url": f"https://copy.example/{number}", "text": f"{draw.choice(told)}\n{text}"}
            made.append(copy)
        if number % 11 == 5:  # the same once more
            made.append(dict(one))
        if number % 13 == 6:  # a later version of an earlier article
            before = draw.choice(made)
            made.append({**before, "text": f"{before['text']}\n{draw.choice(told)}"})
    return made


def write_lines(path: Path, lines: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Write the articles into two files, with lines among them that are none."""
    folder, made = tmp_path_factory.mktemp("inputs"), records()
    half = len(made) // 2
    first = write_lines(folder / "a.jsonl", made[:half])
    second = write_lines(folder / "b.jsonl", made[half:])
    with second.open("a", encoding="utf-8") as file:
        file.write('{"text": ""}\n{"no": "article"}\nnonsense\n')
    return [str(first), str(second)]


@pytest.fixture(scope="session")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
    ) as made:
        yield made


@pytest.fixture
def client(cluster: LocalCluster) -> Iterator[Client]:
    with Client(cluster) as one:
        yield one
