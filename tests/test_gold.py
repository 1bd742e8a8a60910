"""Holds the floors of quality on judged articles, where these lie beside the project.

The articles are press texts that may not be copied into it; without them the test is skipped.
"""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rawi

BESIDE = Path(__file__).resolve().parents[2] / "shared"
ARTICLES = BESIDE / "gold" / "articles" / "dev.jsonl"
SCORER = BESIDE / "score" / "score.py"
# F1 that a change must not go below; to lower one needs a written reason.
FLOORS = {
    "timexes value": 0.96,
    "timexes exact": 0.98,
    "mentions exact+type": 0.95,
    "mentions country": 0.98,
    "mentions coreference": 0.97,
    "events trigger+type": 0.74,
    "events modality": 0.67,
    "events date": 0.61,
    "events actors (of typed)": 0.69,
    "instruments name": 0.95,
    "instruments kind": 0.95,
    "instruments status": 0.80,
    "events recipients (of typed)": 0.60,
    "claims cue": 0.92,
    "claims act": 0.80,
    "claims speaker": 0.88,
    "claims content": 0.84,
}

pytestmark = pytest.mark.skipif(
    not (ARTICLES.exists() and SCORER.exists()), reason="no judged articles beside the project"
)


@cache
def figures() -> dict[str, float]:
    """Read the judged articles and score the readings."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec
    assert spec.loader
    scorer: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.load(ARTICLES)
    articles = [article for article in rawi.load_articles([ARTICLES]) if isinstance(article, rawi.Article)]
    readings = {article.id: json.loads(rawi.dump_reading(rawi.read(article))) for article in articles}
    assert set(readings) == set(gold)
    assert all(readings[name]["text"] == gold[name]["text"] for name in gold)
    return {name: score for name, _, _, score, _ in scorer.score(gold, readings).rows()}


@pytest.mark.parametrize("layer", FLOORS)
def test_quality_does_not_fall(layer: str) -> None:
    assert figures()[layer] >= FLOORS[layer]
