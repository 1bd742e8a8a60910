"""Puts tellings into incidents over all parts, block by block of the calendar."""

from collections.abc import Sequence
from typing import Any

from rawi.chronicle.frames import Basis, Frame
from rawi.chronicle.incidents import Days, Joined, cluster
from rawi.chronicle.likeness import Comparable, Told
from rawi.cluster import layout
from rawi.cluster.layout import Run
from rawi.cluster.tables import read_bucket, write_table
from rawi.cluster.versions import load_repeats
from rawi.store.prepared import FEATURE_BETWEEN

_REASONS = 8
Row = dict[str, Any]


def _comparable(number: int, row: Row, article: int) -> Comparable:
    frame = Frame(row["cell"], row["first"], row["last"], Basis(row["basis"]))
    actors, recipients = frozenset(row["actors"]), frozenset(row["recipients"])
    told = Told(row["modality"], row["type"], frame, actors, recipients)
    features = (*row["features"].split(FEATURE_BETWEEN), *row["shared"].split(FEATURE_BETWEEN))
    return Comparable(number, row["telling"], article, told=told, features=frozenset(filter(None, features)))


class _Block:
    """The tellings of one block; its own cells, and those before it that they may join."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        articles: dict[str, int] = {}
        self._cells: dict[str, list[Comparable]] = {}
        for number, row in enumerate(rows):
            article = articles.setdefault(row["article"], len(articles))
            self._cells.setdefault(row["cell"], []).append(_comparable(number, row, article))
        self._own = sorted({row["cell"] for row in rows if row["own"]})

    def incidents(self) -> list[Row]:
        """Give the incident of each telling of the block's own cells."""
        joined: dict[str, tuple[Joined, ...]] = {}
        leaders: dict[str, Sequence[Comparable]] = {}
        for cell, tellings in self._cells.items():
            # What has no day is told of no day, and is compared with nothing.
            alone = (Joined(one.id, one.id, None) for one in tellings)
            joined[cell] = cluster(tellings) if cell else tuple(alone)
            leading = {one.telling for one in joined[cell] if one.telling == one.leader}
            leaders[cell] = [one for one in tellings if one.id in leading]
        # Where there is no day, nothing is joined to another one.
        days = Days({cell: led for cell, led in leaders.items() if cell})
        rows: list[Row] = []
        for cell in self._own:
            heads = {one.telling: one for one in (days.joins(cell) if cell else joined[cell])}
            rows.extend(self._row(one, heads) for one in joined[cell])
        return rows

    def _row(self, one: Joined, heads: dict[int, Joined]) -> Row:
        told, head = self._rows[one.telling], heads[one.leader]
        found = head.likeness if one.telling == one.leader else one.likeness
        return {
            "telling": told["telling"],
            "incident": self._rows[head.leader]["telling"],
            "leader": self._rows[one.leader]["telling"],
            **{name: told[name] for name in ("number", "family", "cell", "first", "last")},
            **{name: told[name] for name in ("type", "mode", "modality")},
            "likeness": found.score if found else None,
            "reasons": FEATURE_BETWEEN.join(found.shared[:_REASONS]) if found else None,
        }


def find_incidents(run: Run, bucket: int) -> None:
    """Put the tellings of one bucket of blocks into incidents."""
    if run.path(layout.INCIDENTS, bucket).exists():
        return
    repeats = load_repeats(run)
    blocks: dict[str, list[Row]] = {}
    for part in range(run.parts):
        for row in read_bucket(run.path(layout.TELLINGS, part), bucket):
            if row["number"] not in repeats:
                blocks.setdefault(row["block"], []).append(row)
    rows = [row for _, some in sorted(blocks.items()) for row in _Block(some).incidents()]
    rows.sort(key=lambda row: (row["family"], row["cell"], row["incident"], row["telling"]))
    write_table(run, layout.INCIDENTS, bucket, rows)
