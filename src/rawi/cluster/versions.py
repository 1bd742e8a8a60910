"""Finds articles that come again: the same text once more, or another version under the same address."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from rawi.cluster import layout
from rawi.cluster.layout import Run
from rawi.cluster.tables import read_bucket, read_rows, write_table


class Versions(NamedTuple):
    """Which articles only repeat an earlier one, and which are later versions of one, with its number."""

    repeats: frozenset[int]
    later: dict[int, tuple[int, int]]


def _versions(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give what is to be told of the articles of one key, unless it has but one."""
    if len(rows) == 1:
        return
    seen: dict[str, int] = {}
    ordered = sorted(rows, key=lambda one: one["number"])
    for row in ordered:
        repeats = row["digest"] in seen
        version = seen.setdefault(row["digest"], len(seen) + 1)
        told = {"number": row["number"], "first": ordered[0]["number"]}
        yield {**told, "version": version, "repeats": repeats}


def find_versions(run: Run, bucket: int) -> None:
    """Find the articles of one bucket of keys that come more than once."""
    if run.path(layout.VERSIONS, bucket).exists():
        return
    by_key: dict[str, list[dict[str, Any]]] = {}
    for part in range(run.parts):
        for row in read_bucket(run.path(layout.KEYS, part), bucket):
            by_key.setdefault(row["key"], []).append(row)
    found = [told for _, rows in sorted(by_key.items()) for told in _versions(rows)]
    write_table(run, layout.VERSIONS, bucket, found)


def load_versions(run: Run) -> Versions:
    """Load what was found of all articles."""
    rows = [row for bucket in range(run.buckets) for row in read_rows(run.path(layout.VERSIONS, bucket))]
    return Versions(
        frozenset(row["number"] for row in rows if row["repeats"]),
        {row["number"]: (row["first"], row["version"]) for row in rows if not row["repeats"]},
    )


def load_repeats(run: Run) -> frozenset[int]:
    """Load the numbers of the articles that only repeat an earlier one."""
    return load_versions(run).repeats
