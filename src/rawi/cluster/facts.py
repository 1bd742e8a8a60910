"""What one reading tells those stages of a run that compare articles: rows dealt into buckets."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from zlib import crc32

from rawi.chronicle.frames import NEWS_DAYS
from rawi.chronicle.identity import BY_NAME
from rawi.chronicle.incidents import days_before
from rawi.chronicle.parties import ACTOR, RECIPIENT, Side
from rawi.records import Reading
from rawi.store.prepared import Prepared, PreparedTelling

Row = dict[str, Any]
# Days whose tellings are put together by one task; it also looks at the days before them that they may join.
BLOCK_DAYS = 28
# A day's joins depend on leaders up to twice the span of news before it.
HALO_DAYS = 2 * NEWS_DAYS


def bucket_of(key: str, buckets: int) -> int:
    """Deal a key into a bucket, the same one on every machine.

    >>> bucket_of("2025-04-01", 1)
    0
    """
    return crc32(key.encode("utf-8", "replace")) % buckets


def blocks_of(family: str, cell: str) -> Iterator[tuple[str, bool]]:
    """Give the blocks in which the tellings of a cell are needed, and whether they belong to the block.

    >>> list(blocks_of("force", "2024-01"))
    [('force|2024-01', True)]
    >>> [own for _, own in blocks_of("force", "2025-04-01")]
    [True]
    """
    if not days_before(cell):
        yield f"{family}|{cell}", True
        return
    day = date.fromisoformat(cell).toordinal()
    yield f"{family}|{day // BLOCK_DAYS}", True
    if (day + HALO_DAYS) // BLOCK_DAYS != day // BLOCK_DAYS:
        yield f"{family}|{day // BLOCK_DAYS + 1}", False


def reading_row(number: int, reading: Reading, line: str) -> Row:
    """Give the row of a reading: what it is chosen by, and itself as a line of the reading format."""
    return {
        **{"number": number, "id": reading.id, "url": reading.url, "source": reading.source},
        **{"title": reading.title, "published": reading.published},
        **{"published_basis": reading.published_basis.value, "characters": len(reading.text)},
        **{"timexes": len(reading.timexes), "mentions": len(reading.mentions)},
        **{"events": len(reading.events), "claims": len(reading.claims)},
        **{"instruments": len(reading.instruments), "reading": line},
    }


def key_row(number: int, ready: Prepared, buckets: int) -> Row:
    """Give the row by which articles that come again are found."""
    told = {"id": ready.version["reading_id"], "key": ready.key, "digest": ready.digest}
    return {"bucket": bucket_of(ready.key, buckets), "number": number, **told}


def band_rows(number: int, ready: Prepared, buckets: int) -> Iterator[Row]:
    """Give the rows by which near-copies are found."""
    for band in set(ready.bands):
        yield {"bucket": band % buckets, "band": band, "number": number}


def _party(side: Side, ready: Prepared) -> str | None:
    """Name a party as the store compares it: whoever is known by name alone by what all spellings share."""
    if side.party is not None and not side.party.startswith(BY_NAME):
        return side.party
    return ready.bearers[side.bearer][0].block if side.bearer is not None else None


def _parties(one: PreparedTelling, ready: Prepared, role: str) -> list[str]:
    found = (_party(side, ready) for side in one.telling.sides if side.role == role)
    return sorted({party for party in found if party is not None})


def telling_rows(number: int, ready: Prepared, buckets: int) -> Iterator[Row]:
    """Give the rows of tellings, once for each block that needs them."""
    for one in ready.tellings:
        told = one.telling
        row = {
            **{"telling": told.key, "number": number, "article": ready.key},
            **{"family": told.family, "cell": told.frame.cell},
            **{"first": told.frame.first, "last": told.frame.last, "basis": told.frame.basis.value},
            **{"type": told.type, "mode": told.mode, "modality": told.modality},
            **{"features": one.features, "shared": ready.version["features"]},
            **{"actors": _parties(one, ready, ACTOR), "recipients": _parties(one, ready, RECIPIENT)},
        }
        for block, own in blocks_of(told.family, told.frame.cell):
            yield {"bucket": bucket_of(block, buckets), "block": block, "own": own, **row}
