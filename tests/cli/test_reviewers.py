"""`rawi reviewers`, as a user runs it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from rawi.cli.exits import Exit

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_reviewers_are_added_listed_and_removed(rawi: Run, article: Path) -> None:
    rawi("add", "news.rawi", article)
    assert rawi("reviewers", "news.rawi").stdout == ""
    added = rawi("reviewers", "news.rawi", "--add", "نور", given="كلمة سر طويلة\n")
    assert (added.returncode, added.stdout) == (Exit.DONE, "نور\n")
    assert "كلمة سر" not in (article.parent / "news.rawi").read_bytes().decode("utf-8", "replace")
    short = rawi("reviewers", "news.rawi", "--add", "سلمى", given="قصير\n")
    assert short.returncode == Exit.WRONG_CALL and "10" in short.stderr
    assert rawi("reviewers", "news.rawi").stdout == "نور\n"
    assert rawi("reviewers", "news.rawi", "--remove", "سلمى").returncode == Exit.WRONG_CALL
    assert rawi("reviewers", "news.rawi", "--remove", "نور").stdout == ""
