"""Runs the command line in processes of its own, as a user does."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.nursery import PATIENCE, Nursery

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLE = """الرئيس يستقبل في عنابة وفدا من تونس

استقبل الرئيس الجزائري عبد المجيد تبون أمس وفدا من تونس في مدينة عنابة، وقال إن اللقاء يعقد كل ستة أشهر.
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Write an invented article into a file."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Start what forks processes."""
    started = Nursery()
    yield started
    started.close()


def start(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Start `rawi` from nothing, as a shell does."""
    return subprocess.run(
        [sys.executable, "-m", "rawi", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, **environment},
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def rawi(tmp_path: Path, nursery: Nursery) -> Run:
    """Give a function that runs `rawi` and waits for its end; in another environment, from nothing."""

    def run(
        *arguments: object, given: str | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        told = list(map(str, arguments))
        if environment:
            assert given is None
            return start(tmp_path, *told, **environment)
        return nursery.run(told, folder=tmp_path, given=given)

    return run


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the chronicle of the examples, to be asked and copied but not changed."""
    from rawi import load_articles, open_chronicle

    path = tmp_path_factory.mktemp("examples") / "examples.rawi"
    with open_chronicle(str(path), create=True) as opened:
        list(opened.add(load_articles([EXAMPLES]), processes=1))
    return path
