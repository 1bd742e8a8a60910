"""Saved text pages give the article alone, and each removed line its reason."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rawi.ingest.page import article_from_page

_CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "ingest" / "text_pages.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_page(case: dict[str, Any]) -> None:
    article = article_from_page(case["page"])
    assert [line for line in article.text.split("\n") if line] == case["text"]
    assert [removed.why for removed in article.removed] == case["why"]
    assert article.title == case.get("title")
    assert article.source == case.get("source")
    if "published" in case:
        assert article.published == date.fromisoformat(case["published"])
        assert article.published_basis == "metadata"
    else:
        assert article.published_basis in ("text", "unknown")


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_no_line_is_lost(case: dict[str, Any]) -> None:
    article = article_from_page(case["page"])
    lines = sorted(line.strip() for line in case["page"].split("\n") if line.strip())
    found = [*article.text.split("\n"), *(line for part in article.removed for line in part.text.split("\n"))]
    assert sorted(line.strip() for line in found if line.strip()) == lines


def test_reading_the_text_again_changes_nothing() -> None:
    for case in _CASES:
        once = article_from_page(case["page"]).text
        assert article_from_page(once).text.split("\n")[-1] == once.split("\n")[-1]
