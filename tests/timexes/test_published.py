"""The day of publication is bounded by the article's own words, and by nothing else."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rawi.language.sentences import segment
from rawi.timexes.published import bound_published

_FILE = Path(__file__).parents[1] / "cases" / "published" / "bounds.toml"
_CASES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES)
def test_bound(case: dict[str, Any]) -> None:
    text = case["text"]
    bound = bound_published(text, segment(text))
    if "day" not in case:
        assert bound is None
    else:
        assert bound is not None
        assert (bound.day, bound.rule) == (date.fromisoformat(case["day"]), case["rule"])
