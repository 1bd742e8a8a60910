"""Inputs that `benchmarks/fuzz.py` kept, each for an outcome of its own, are read or named."""

from pathlib import Path

import pytest

import rawi
from rawi.errors import InputError
from rawi.ingest.loading import load_articles
from rawi.records import Article, Failure
from rawi.watch.feeds import read_feed
from rawi.watch.front_pages import read_front_page
from rawi.watch.sitemaps import read_sitemap

SEEDS = sorted((Path(__file__).parent / "fuzzed").iterdir())
ENDINGS = {"page": "html", "warc": "warc", "jsonl": "jsonl"}


def test_there_are_seeds_of_every_kind() -> None:
    assert {path.name.partition("-")[0] for path in SEEDS} == {*ENDINGS, "feed"}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_kept_input_is_read_or_named(seed: Path, tmp_path: Path) -> None:
    kind, content = seed.name.partition("-")[0], seed.read_bytes()
    if kind == "feed":
        for read in (read_feed, read_sitemap, read_front_page):
            try:
                read(content, "https://a.example/x")
            except InputError as error:
                assert error.what
        return
    path = tmp_path / f"x.{ENDINGS[kind]}"
    path.write_bytes(content)
    for found in load_articles([path]):
        assert isinstance(found, Article | Failure)
        if isinstance(found, Article):
            assert rawi.read(found).text == found.text
