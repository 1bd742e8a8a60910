"""Runs the command line in processes of its own, as a user does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.fixture
def rawi(tmp_path: Path) -> Run:
    """Give a function that runs `rawi` and waits for its end."""

    def run(
        *arguments: object, given: str | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "rawi", *map(str, arguments)],
            input=given,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )

    return run
