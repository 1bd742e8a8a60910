"""Reads one part of the input: its readings, its failures, and what later stages compare."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import Any

from rawi.cluster import layout
from rawi.cluster.facts import band_rows, key_row, reading_row, telling_rows
from rawi.cluster.layout import Run, article_number
from rawi.cluster.planning import Part
from rawi.cluster.tables import Row, TableWriter, count_rows, open_table, write_buckets, write_table
from rawi.ingest.archives.members import Item
from rawi.ingest.loading import load_item, open_items
from rawi.reading_format import dump_reading
from rawi.records import Article, Failure, Reading
from rawi.scale import read_batches_into
from rawi.store.prepared import Prepared, prepare

KILLED = "the process reading this article was killed"
# Readings in a row group: some megabytes, which is what a reader of the file must hold.
READINGS_IN_GROUP = 256


def _outcomes(part: Part, deadly: frozenset[int]) -> Iterator[Article | Failure]:
    """Give the articles of a part; members that kill whoever opens them are failures, and not opened."""
    for number, item in islice(enumerate(open_items(part.path)), part.first, part.end):
        if number in deadly:
            yield Failure(_where(item), KILLED)
            continue
        try:
            yield from load_item(item)
        except Exception as error:  # one bad member must not stop a batch
            yield Failure(_where(item), f"{type(error).__name__}: {error}")


def _where(item: Item) -> str:
    return item.id if isinstance(item, Article) else item.where


def read_whole(reading: Reading) -> tuple[Reading, Prepared]:
    """Give a reading with what the stages after it need."""
    return reading, prepare(reading)


class _Facts:
    """The rows of a part that later stages want; its readings are written as they come."""

    def __init__(self, run: Run, part: int, readings: TableWriter, shingles: TableWriter) -> None:
        self._run = run
        self._part = part
        self._readings, self._shingles = readings, shingles
        self._waiting: list[dict[str, Any]] = []
        self._hashes: list[dict[str, Any]] = []
        self._rows: dict[str, list[Row]] = {
            layout.KEYS: [],
            layout.BANDS: [],
            layout.TELLINGS: [],
        }
        self._next = 0

    def add(self, reading: Reading, ready: Prepared) -> None:
        number, buckets = article_number(self._part, self._next), self._run.buckets
        self._next += 1
        self._waiting.append(reading_row(number, reading, dump_reading(reading)))
        self._hashes.append({"number": number, "shingles": ready.shingles})
        self._rows[layout.KEYS].append(key_row(number, ready, buckets))
        self._rows[layout.BANDS].extend(band_rows(number, ready, buckets))
        self._rows[layout.TELLINGS].extend(telling_rows(number, ready, buckets))
        if len(self._waiting) >= READINGS_IN_GROUP:
            self.flush()

    def flush(self) -> None:
        self._readings.write(self._waiting)
        self._shingles.write(self._hashes)
        self._waiting, self._hashes = [], []

    def save(self) -> None:
        for kind, rows in self._rows.items():
            write_buckets(self._run, kind, self._part, sorted(rows, key=_order))


def _order(row: Row) -> tuple[Any, ...]:
    return row["bucket"], row.get("band", 0), row["number"], row.get("telling", ""), row.get("block", "")


def read_part(run: Run, part: Part, deadly: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Read a part, and count its readings and failures; what is there already is not read again."""
    done = run.path(layout.READINGS, part.number)
    if not done.exists():
        failures: list[Failure] = []
        with ExitStack() as opened:
            # Left last, so that the file of the readings is there only when all others are.
            readings = opened.enter_context(open_table(run, layout.READINGS, part.number))
            shingles = opened.enter_context(open_table(run, layout.SHINGLES, part.number))
            facts = _Facts(run, part.number, readings, shingles)
            for outcome in read_batches_into(_outcomes(part, deadly), read_whole, processes=1):
                if isinstance(outcome, Failure):
                    failures.append(outcome)
                else:
                    facts.add(*outcome)
            facts.flush()
            facts.save()
            write_failures(run, part.number, failures)
    return count_rows(done), count_rows(run.path(layout.FAILURES, part.number))


def write_failures(run: Run, number: int, failures: Sequence[Failure]) -> None:
    """Write the failures of a part; those of no part stand behind the last."""
    rows = [{"where": _plain(one.where), "error": _plain(one.error)} for one in failures]
    write_table(run, layout.FAILURES, number, rows)


def _plain(text: str) -> str:
    """Replace lone surrogates, such as names of files may have, which no Parquet file holds."""
    return text.encode("utf-8", "replace").decode("utf-8")
