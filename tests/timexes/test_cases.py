"""Time expressions and their values, case by case (`tests/cases/timexes`)."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rawi.language.sentences import segment
from rawi.timexes import find_timexes

_FOLDER = Path(__file__).parents[1] / "cases" / "timexes"


def _cases() -> list[Any]:
    """List the cases; those that expect to fail are strict, so that a mended one must be marked."""
    listed = []
    for path in sorted(_FOLDER.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
            listed.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return listed


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    published = date.fromisoformat(case["published"]) if "published" in case else None
    found = find_timexes(text, segment(text), published=published)
    assert all(text[timex.start : timex.end] == timex.text for timex in found)
    wanted = [(one["text"], one["value"], one.get("calendar")) for one in case["timexes"]]
    assert [(timex.text, timex.value, timex.calendar) for timex in found] == wanted
