"""See whether articles on one happening fall into one incident: `python benchmarks/recall.py CHRONICLE`.

Pairs of articles are found without Rawi's own means: headlines of different outlets on one day that share
most of their rarer words, and that are no copies. What share of them has an incident in common?
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log
from typing import Any, NamedTuple

from sqlalchemy import select

from rawi import open_chronicle
from rawi.letters import lookup_key
from rawi.store import schema
from rawi.store.queries.members import INCIDENT

_WORD = re.compile(r"\w{3,}")
_LEAST_SHARED = 3
_LEAST_ALIKE = 0.42  # below this, pairs begin to be of two happenings


class Headline(NamedTuple):
    """An article by its headline."""

    version: int
    outlet: str
    day: str
    voice: int
    title: str
    words: frozenset[str]


def _headlines(connection: Any) -> list[Headline]:
    version = schema.version.c
    columns = (version.id, version.source, version.published, version.voice, version.title)
    asked = select(*columns).where(version.superseded_at.is_(None), *(one.is_not(None) for one in columns))
    return [
        Headline._make((*row, frozenset(_WORD.findall(lookup_key(row.title)))))
        for row in connection.execute(asked)
    ]


def _pairs(headlines: Sequence[Headline]) -> Iterator[tuple[Headline, Headline]]:
    frequent = Counter(word for one in headlines for word in one.words)

    def weight(words: frozenset[str]) -> float:
        return sum(log(len(headlines) / frequent[word]) for word in words)

    days: dict[str, list[Headline]] = defaultdict(list)
    for one in headlines:
        days[one.day].append(one)
    for of_day in days.values():
        for one, other in combinations(of_day, 2):
            shared = one.words & other.words
            if one.outlet == other.outlet or one.voice == other.voice or len(shared) < _LEAST_SHARED:
                continue
            if weight(shared) > _LEAST_ALIKE * weight(one.words | other.words):
                yield one, other


def _incidents(connection: Any) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for version, incident in connection.execute(select(schema.telling.c.version, INCIDENT)):
        found[version].add(incident)
    return found


def main() -> None:
    """Find the pairs, and count those that have an incident in common."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chronicle")
    parser.add_argument("--show", type=int, default=10, metavar="N", help="show so many that have none")
    parser.add_argument("--seed", type=int, default=4)
    ask = parser.parse_args()
    with open_chronicle(ask.chronicle) as news, news.reading() as connection:
        pairs, of = list(_pairs(_headlines(connection))), _incidents(connection)
    random.Random(ask.seed).shuffle(pairs)
    used: set[int] = set()
    alone = []
    for one, other in pairs:  # each article once, or a much told happening would count for many
        if not used & {one.version, other.version}:
            used |= {one.version, other.version}
            alone.append((one, other))
    told = [pair for pair in alone if all(of[one.version] for one in pair)]
    apart = [pair for pair in told if not of[pair[0].version] & of[pair[1].version]]
    print(f"{len(alone)} pairs; in {len(told)} both articles tell an event, and {len(told) - len(apart)}")
    print(f"of these have an incident in common: {1 - len(apart) / max(1, len(told)):.0%}")
    for one, other in apart[: ask.show]:
        print(f"{one.day}  {one.title}\n            {other.title}")


if __name__ == "__main__":
    main()
