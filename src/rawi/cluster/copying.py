"""Finds near-copies over all parts: candidates by the bands they share, then by comparing their words."""

from array import array
from collections import OrderedDict
from itertools import groupby
from typing import Any

import pyarrow.parquet as pq

from rawi.chronicle.copies import MOST_COMPARED, contained, is_copy
from rawi.cluster import layout
from rawi.cluster.layout import Run, part_and_row
from rawi.cluster.tables import read_bucket, read_rows, write_buckets, write_table
from rawi.cluster.versions import load_repeats

_Numbers = list[int]
_FILES_OPEN = 64
_GROUPS_KEPT = 64


def find_candidates(run: Run, bucket: int) -> None:
    """Name for each article the earlier ones with which it shares a band of this bucket.

    Only the first of very many are named: what is compared in the end are the first over all buckets, and
    these are among the first of each.
    """
    if run.path(layout.CANDIDATES, bucket).exists():
        return
    repeats = load_repeats(run)
    by_band: dict[int, _Numbers] = {}
    for part in range(run.parts):
        for row in read_bucket(run.path(layout.BANDS, part), bucket):
            if row["number"] not in repeats:
                by_band.setdefault(row["band"], []).append(row["number"])
    found: dict[int, set[int]] = {}
    for numbers in by_band.values():
        numbers.sort()
        for at, number in enumerate(numbers[1:], start=1):
            found.setdefault(number, set()).update(numbers[: min(at, MOST_COMPARED)])
    rows = [
        {"bucket": part_and_row(number)[0] % run.buckets, "number": number, "other": other}
        for number, others in sorted(found.items())
        for other in sorted(others)[:MOST_COMPARED]
    ]
    write_buckets(run, layout.CANDIDATES, bucket, rows)


class _Shingles:
    """The shingles of articles, read from the files of their parts some at a time."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._files: OrderedDict[int, Any] = OrderedDict()
        self._groups: OrderedDict[tuple[int, int], dict[int, bytes]] = OrderedDict()

    def of(self, number: int) -> frozenset[int]:
        part, row = part_and_row(number)
        packed = array("I")
        packed.frombytes(self._group(part, row)[number])
        return frozenset(packed)

    def _group(self, part: int, row: int) -> dict[int, bytes]:
        file = self._file(part)
        # All groups but the last are equally long.
        at = row // file.metadata.row_group(0).num_rows
        if (part, at) not in self._groups:
            rows = file.read_row_group(at).to_pylist()
            self._groups[part, at] = {one["number"]: one["shingles"] for one in rows}
            if len(self._groups) > _GROUPS_KEPT:
                self._groups.popitem(last=False)
        self._groups.move_to_end((part, at))
        return self._groups[part, at]

    def _file(self, part: int) -> Any:
        if part not in self._files:
            self._files[part] = pq.ParquetFile(self._run.path(layout.SHINGLES, part))
            if len(self._files) > _FILES_OPEN:
                self._files.popitem(last=False)[1].close()
        self._files.move_to_end(part)
        return self._files[part]

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def compare(run: Run, bucket: int) -> None:
    """Compare the articles of some parts with their candidates, and write those that are copies."""
    if run.path(layout.COPIES, bucket).exists():
        return
    pairs: set[tuple[int, int]] = set()
    for dealt in range(run.buckets):
        rows = read_bucket(run.path(layout.CANDIDATES, dealt), bucket)
        pairs.update((row["number"], row["other"]) for row in rows)
    shingles, found = _Shingles(run), []
    for number, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
        own = shingles.of(number)
        for _, other in list(group)[:MOST_COMPARED]:
            share = contained(own, shingles.of(other))
            if is_copy(share):
                found.append({"number": number, "other": other, "contained": round(share, 3)})
    shingles.close()
    write_table(run, layout.COPIES, bucket, found)


def join_voices(run: Run) -> None:
    """Join articles that are copies or versions of one another into voices, each called after its first.

    This runs in one place: it holds the pairs that were found, and nothing else.
    """
    if run.path(layout.VOICES, 0).exists():
        return
    first_of: dict[int, int] = {}

    def head(number: int) -> int:
        while (above := first_of.setdefault(number, number)) != number:
            first_of[number] = first_of[above]
            number = above
        return number

    def join(one: int, other: int) -> None:
        low, high = sorted((head(one), head(other)))
        first_of[high] = low

    for bucket in range(run.buckets):
        for row in read_rows(run.path(layout.COPIES, bucket)):
            join(row["number"], row["other"])
        for row in read_rows(run.path(layout.VERSIONS, bucket)):
            join(row["number"], row["first"])
    rows = [{"number": number, "voice": head(number)} for number in sorted(first_of)]
    write_table(run, layout.VOICES, 0, rows)


def list_articles(run: Run, bucket: int) -> None:
    """Write of each article of some parts which version it is, whether it repeats one, and its voice."""
    from rawi.cluster.versions import load_versions

    versions = load_versions(run)
    voices = {row["number"]: row["voice"] for row in read_rows(run.path(layout.VOICES, 0))}
    for part in run.parts_of(bucket):
        if run.path(layout.ARTICLES, part).exists():
            continue
        told = read_rows(run.path(layout.KEYS, part), columns=["number", "id", "key", "digest"])
        rows = [
            {
                **row,
                "version": versions.later.get(row["number"], (0, 1))[1],
                "repeats": row["number"] in versions.repeats,
                "voice": voices.get(row["number"], row["number"]),
            }
            for row in sorted(told, key=lambda one: one["number"])
        ]
        write_table(run, layout.ARTICLES, part, rows)
