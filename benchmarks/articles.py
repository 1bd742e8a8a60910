"""Gives the articles to measure with: a file of them, or new ones mixed from the examples."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from rawi import Article, load_articles

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = 275  # of a usual press article
MIXED = 500


def load(path: str | None, *, limit: int | None) -> list[Article]:
    """Load the articles of a file, at most `limit`; mix some from the examples where there is no file."""
    if path is None:
        return list(islice(mixed(), MIXED if limit is None else limit))
    found = (article for article in load_articles([path]) if isinstance(article, Article))
    return list(islice(found, limit))


def mixed(*, seed: int = 275) -> Iterator[Article]:
    """Yield articles of usual length for ever, their sentences drawn from the examples."""
    paths = [path for path in sorted(EXAMPLES.iterdir()) if path.suffix != ".md"]
    examples = (article for article in load_articles(paths) if isinstance(article, Article))
    lines = [line for article in examples for line in article.text.split("\n") if line.strip()]
    draw = random.Random(seed)
    for number in range(10**9):
        chosen: list[str] = []
        while sum(len(line.split()) for line in chosen) < WORDS:
            chosen.append(draw.choice(lines))
        yield Article(f"mixed-{number}", "\n".join(chosen), published=date(2025, 4, 1))
