"""Where everything of a run lies: one folder that all machines see."""

from dataclasses import dataclass
from pathlib import Path

# Numbers of articles: that of the part, and that of the reading in the part.
_ROW_BITS = 20
MOST_IN_PART = 1 << _ROW_BITS
PLAN, DONE, WORK = "run.json", "done.json", "work"
# What a run leaves for its reader, and what its own stages hand on.
READINGS, FAILURES, ARTICLES, COPIES, INCIDENTS = "readings", "failures", "articles", "copies", "incidents"
KEYS, BANDS, TELLINGS, SHINGLES = f"{WORK}/keys", f"{WORK}/bands", f"{WORK}/tellings", f"{WORK}/shingles"
VERSIONS, CANDIDATES, VOICES = f"{WORK}/versions", f"{WORK}/candidates", f"{WORK}/voices"


def article_number(part: int, row: int) -> int:
    """Give the number of an article, in the order of the input.

    >>> part_and_row(article_number(3, 14))
    (3, 14)
    """
    return part << _ROW_BITS | row


def part_and_row(number: int) -> tuple[int, int]:
    """Give the part of an article and its row there."""
    return number >> _ROW_BITS, number & (MOST_IN_PART - 1)


@dataclass(frozen=True, slots=True)
class Run:
    """A run as its tasks know it: its folder, how many parts there are, and how many buckets of keys."""

    folder: str
    parts: int
    buckets: int

    def path(self, kind: str, number: int) -> Path:
        """Give the file of a part or bucket."""
        return Path(self.folder) / kind / f"part-{number:06d}.parquet"

    def parts_of(self, bucket: int) -> range:
        """Give the parts that one bucket stands for, where parts themselves are dealt out."""
        return range(bucket, self.parts, self.buckets)
