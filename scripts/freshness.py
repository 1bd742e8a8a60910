"""Trains lexicons/events/freshness.tsv: what makes a sentence report a fresh event, type by type.

It reads the Arabic event records of the Open Event Data Alliance (arabic_event_gsr, MIT): for each type a CSV
with the columns `id, label, accept, reject, text`, and a JSON list of the records with agreed spans.

    uv run --group train python scripts/freshness.py --gold gold/gsr          # scikit-learn; writes the table
    uv run --group train python scripts/freshness.py --gold gold/gsr --check  # prints figures only

The model learns the share of annotators who accept a sentence. Names and numbers are hidden from it, words
enter by their stems, and only the MOST_WORDS weightiest of them stay. The same records give the same table.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import numpy as np  # type: ignore[import-not-found,unused-ignore]  # only this script needs it
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped,import-not-found,unused-ignore]  # it ships no types
from sklearn.model_selection import StratifiedGroupKFold  # type: ignore[import-untyped,import-not-found,unused-ignore]  # as above

from rawi.entities import find_entities
from rawi.events.finder import tell_events
from rawi.events.freshness import START, THRESHOLD, is_plain, logistic, stands_alone, told_lines
from rawi.events.modality import ACTUAL
from rawi.events.telling import BEFORE, PAIR, TRIGGER, WORD
from rawi.language.sentences import segment
from rawi.syntax.line import Findings
from rawi.syntax.lines import Lines
from rawi.timexes import find_timexes

TABLE = Path(__file__).parent.parent / "src" / "rawi" / "lexicons" / "events" / "freshness.tsv"
SOURCE = "arabic_event_gsr"
# The types, and the share of annotators asked for: somewhat less than gave the best F1 in cross-validation,
# so that more of those who attack and protest are found.
THRESHOLDS = {"ASSAULT": 0.5, "PROTEST": 0.52}
_OF_WORDS = frozenset({WORD, TRIGGER, BEFORE, PAIR})
FOLDS, SEEDS = 5, (0, 1, 2, 3, 4)
# A feature of fewer records says nothing; the strength of regularisation gave the best area under the curve.
FEWEST, STRENGTH = 3, 0.06
MOST_WORDS = 500
HEADER = """\
# What makes a sentence report a fresh, concrete event rather than point to one: weights of a logistic model.
# The sum of `start` and of the weights of a sentence's features is the log-odds that annotators accept it;
# `threshold` is the share asked for. The rows `word`, `trigger`, `before`, `pair` hold stems, the others say
# how the event is told (events/telling.py). Written by scripts/freshness.py: do not edit.
# Trained on one half of arabic_event_gsr, Open Event Data Alliance, MIT License
# (https://github.com/openeventdata/arabic_event_gsr): its words, votes and nothing else of it are here.
"""


class Record(NamedTuple):
    """One record: its sentences' features, the share of annotators who accept it, and the verdict, if any.

    A record of several sentences is an article to Rawi, which keeps all its events, as it keeps an attack
    that a sentence opens with and tells whole.
    """

    text: str
    sentences: tuple[frozenset[str], ...]
    is_kept: bool
    accepted: float
    verdict: bool | None

    @property
    def features(self) -> frozenset[str]:
        """The features of all its sentences."""
        return frozenset().union(*self.sentences)


class Figures(NamedTuple):
    """Precision, recall and their harmonic mean over sentences, in which an event is found or not."""

    precision: float
    recall: float
    f: float

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f:.3f}"


def read_record(text: str, accepted: float, verdict: bool | None, kind: str) -> Record:
    """Find the features of each sentence in which Rawi finds an event of a type."""
    sentences = segment(text)
    timexes = find_timexes(text, sentences, published=None)
    found = find_entities(text, sentences, timexes=timexes, published=None)
    findings = Findings(timexes, found.mentions, found.references)
    events, scenes = tell_events(Lines(text, sentences, findings), found.entities)
    lines = [scene.line for scene in scenes]
    starts = [line.start for line in lines]
    actual = (event for event in events if event.type == kind and event.modality == ACTUAL)
    is_kept = not stands_alone(lines) or any(is_plain(event, starts) for event in actual)
    return Record(text, tuple(told_lines(events, lines, kind)), is_kept, accepted, verdict)


def load_records(gold: Path, kind: str) -> Iterator[Record]:
    """Give the records that were judged, then those of which only the spans are given: accepted ones."""
    with (gold / f"{kind.lower()}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        accept, reject = int(row["accept"]), int(row["reject"])
        verdict = None if row["label"] == "ambiguous" else row["label"] == "yes"
        yield read_record(row["text"], accept / (accept + reject), verdict, kind)
    judged = {row["text"] for row in rows}
    for row in json.loads((gold / f"{kind.lower()}_spans.json").read_text(encoding="utf-8")):
        if row["text"] not in judged:
            yield read_record(row["text"], 1.0, None, kind)


def is_word(feature: str) -> bool:
    """Whether a feature is a word of the language, not a way of telling."""
    return feature.split(" ", 1)[0] in _OF_WORDS


def fit(records: Sequence[Record], features: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Fit the weights of features; give them, and how much each moves the outcome."""
    places = {feature: place for place, feature in enumerate(features)}
    table = np.zeros((len(records), len(features)))
    for number, record in enumerate(records):
        for feature in record.features & places.keys():
            table[number, places[feature]] = 1
    accepted = np.array([record.accepted for record in records])
    shares = np.concatenate([accepted, 1 - accepted])
    verdicts = np.concatenate([np.ones(len(records)), np.zeros(len(records))])
    voted = shares > 0
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(np.vstack([table, table])[voted], verdicts[voted], shares[voted])
    weights = dict(zip(features, map(float, model.coef_[0]), strict=True))
    spread = dict(zip(features, map(float, table.std(axis=0)), strict=True))
    moves = {feature: abs(weight) * spread[feature] for feature, weight in weights.items()}
    return {START: float(model.intercept_[0]), **weights}, moves


def train(records: Sequence[Record]) -> dict[str, float]:
    """Give the weights, rounded as they are shipped, of all ways of telling and of the weightiest words."""
    told = [record for record in records if record.sentences]
    counted = Counter(feature for record in told for feature in record.features)
    features = sorted(feature for feature, count in counted.items() if count >= FEWEST)
    _, moves = fit(told, features)
    words = sorted(filter(is_word, features), key=lambda word: (-moves[word], word))[:MOST_WORDS]
    kept = sorted({*words, *(feature for feature in features if not is_word(feature))})
    weights, _ = fit(told, kept)
    return {feature: round(weight, 2) for feature, weight in weights.items() if round(weight, 2)}


def share_of(record: Record, weights: dict[str, float]) -> float:
    """Give the share of a record's freshest sentence, 0 where no event is found."""
    if record.is_kept and record.sentences:
        return 1.0
    return max((logistic(features, weights) for features in record.sentences), default=0.0)


def folds_of(records: Sequence[Record], seed: int) -> Iterator[tuple[list[Record], list[Record]]]:
    """Divide into what to train on and judged records to test on; one text is never in both."""
    judged = [record for record in records if record.verdict is not None]
    others = [record for record in records if record.verdict is None]
    texts = [record.text for record in judged]
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    for train_on, test_on in folds.split(texts, [record.verdict for record in judged], texts):
        tested = {texts[n] for n in test_on}
        known = [judged[n] for n in train_on] + [record for record in others if record.text not in tested]
        yield known, [judged[n] for n in test_on]


def outside(records: Sequence[Record], seed: int) -> list[tuple[float, bool]]:
    """Give for each judged record its share, by a model that has not seen it, and its verdict."""
    found: list[tuple[float, bool]] = []
    for train_on, test_on in folds_of(records, seed):
        weights = train(train_on)
        found.extend((share_of(record, weights), bool(record.verdict)) for record in test_on)
    return found


def figures(judged: Iterable[tuple[float, bool]], threshold: float) -> Figures:
    """Count what a threshold finds."""
    pairs = Counter((share >= threshold and share > 0, verdict) for share, verdict in judged)
    found = pairs[True, True]
    precision = found / max(1, found + pairs[True, False])
    recall = found / max(1, found + pairs[False, True])
    return Figures(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def cross_validated(records: Sequence[Record], threshold: float) -> Figures:
    """Give the mean figures of all seeds over records that the model has not seen."""
    runs = [figures(outside(records, seed), threshold) for seed in SEEDS]
    return Figures(*map(mean, zip(*runs, strict=True)))


def on_all(records: Sequence[Record], weights: dict[str, float], threshold: float) -> Figures:
    """Give the figures over the records that the model was trained on."""
    judged = [record for record in records if record.verdict is not None]
    return figures([(share_of(record, weights), bool(record.verdict)) for record in judged], threshold)


def rows_of(kind: str, weights: dict[str, float]) -> Iterator[str]:
    """Write a type's rows: start and threshold, ways of telling, words; the most telling first."""

    def order(feature: str) -> tuple[bool, bool, float, str]:
        return feature != START, is_word(feature), -abs(weights[feature]), feature

    first, *rest = sorted(weights, key=order)
    yield f"{kind}\t{first}\t{weights[first]}\t{SOURCE}\n"
    yield f"{kind}\t{THRESHOLD}\t{THRESHOLDS[kind]}\t{SOURCE}\n"
    yield from (f"{kind}\t{feature}\t{weights[feature]}\t{SOURCE}\n" for feature in rest)


def main() -> None:
    """Print figures for each type, and write the table unless only asked to check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--gold", type=Path, required=True, help="the folder with assault.csv, protest.csv, …"
    )
    parser.add_argument("--check", action="store_true", help="print figures, write nothing")
    given = parser.parse_args()
    notes: list[str] = []
    rows: list[str] = []
    for kind, threshold in THRESHOLDS.items():
        records = list(load_records(given.gold, kind))
        weights = train(records)
        told = f"{kind}: cross-validated {cross_validated(records, threshold)}"
        notes.append(f"{told}; on its own training records {on_all(records, weights, threshold)}")
        rows.extend(rows_of(kind, weights))
    print("\n".join(notes))
    if not given.check:
        figures_told = "".join(f"# {note}\n" for note in notes)
        TABLE.write_text(
            f"{HEADER}{figures_told}type\tfeature\tweight\tsource\n{''.join(rows)}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
