"""Finds near-copies among the versions of a chronicle and joins them into voices."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from rawi.chronicle.copies import MOST_COMPARED, contained, is_copy, shingles
from rawi.store import schema
from rawi.store.bulk import look_up, write_rows, write_values
from rawi.store.packing import unpack_text

# Texts whose shingles are remembered: some megabytes.
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A version that was just written, with what finds its copies."""

    version: int
    digest: str
    bands: tuple[int, ...]
    shingles: bytes


def _unpacked(shingles: bytes) -> frozenset[int]:
    packed = array("I")
    packed.frombytes(shingles)
    return frozenset(packed)


class Remembered:
    """The shingles of what was written last, by its digest: copies mostly come soon one after another."""

    def __init__(self) -> None:
        self._shingles: dict[str, bytes] = {}

    def keep(self, newcomers: Iterable[Newcomer]) -> None:
        """Remember newcomers, and forget who came longest ago."""
        self._shingles.update((one.digest, one.shingles) for one in newcomers)
        for old in list(self._shingles)[: max(0, len(self._shingles) - _REMEMBERED)]:
            del self._shingles[old]

    def get(self, digest: str) -> bytes | None:
        """Give the shingles of a text, if they are remembered."""
        return self._shingles.get(digest)


def _candidates(connection: Connection, newcomers: Iterable[Newcomer]) -> dict[int, set[int]]:
    """Give for each newcomer the earlier versions that share a band with it, those of its batch too.

    Later ones of the same batch look for it themselves, so that it does not matter what came together.
    The bands of the newcomers are not written yet.
    """
    by_hash: dict[int, list[int]] = {}
    for one in newcomers:
        for band in set(one.bands):
            by_hash.setdefault(band, []).append(one.version)
    found: dict[int, set[int]] = {}
    for told, version in look_up(connection, schema.band.c.hash, list(by_hash), schema.band.c.version):
        for newcomer in by_hash[told]:
            found.setdefault(newcomer, set()).add(version)
    for together in by_hash.values():
        for newcomer in together if len(together) > 1 else ():
            earlier = {one for one in together if one < newcomer}
            if earlier:
                found.setdefault(newcomer, set()).update(earlier)
    return found


class _Texts:
    """The shingles of versions that are candidates."""

    def __init__(self, connection: Connection, newcomers: Iterable[Newcomer], remembered: Remembered) -> None:
        self._connection = connection
        self._known = {one.version: one.shingles for one in newcomers}
        self._remembered = remembered
        self._made: dict[int, frozenset[int]] = {}

    def hashes(self, version: int) -> frozenset[int]:
        if version not in self._made:
            known = self._known.get(version)
            self._made[version] = self._read(version) if known is None else _unpacked(known)
        return self._made[version]

    def _read(self, version: int) -> frozenset[int]:
        row = schema.version.c
        digest = self._connection.execute(select(row.digest).where(row.id == version)).scalar_one()
        known = self._remembered.get(digest)
        if known is not None:
            return _unpacked(known)
        packed = self._connection.execute(select(row.reading).where(row.id == version)).scalar_one()
        return shingles(unpack_text(packed))


def _join(connection: Connection, pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Give both versions of each pair, and all that are of their voices, one voice; and tell which."""
    version, grown = schema.version.c, set()
    for one, other in pairs:
        voices = sorted(
            connection.execute(select(version.voice).where(version.id.in_((one, other))).distinct()).scalars()
        )
        if len(voices) > 1:
            joined = update(schema.version).where(version.voice == voices[1]).values(voice=voices[0])
            connection.execute(joined)
            grown.add(voices[0])
    return grown


def find_copies(connection: Connection, newcomers: list[Newcomer], remembered: Remembered) -> set[int]:
    """Write the bands of new versions, and join each with the versions whose text it repeats.

    Gives the voices that others were joined to.
    """
    candidates = _candidates(connection, newcomers)
    bands = [(band, one.version) for one in newcomers for band in set(one.bands)]
    write_values(connection, schema.band, ("hash", "version"), bands)
    if not candidates:
        return set()
    texts, pairs = _Texts(connection, newcomers, remembered), {}
    for one, others in sorted(candidates.items()):
        for other in sorted(others)[:MOST_COMPARED]:
            share = contained(texts.hashes(one), texts.hashes(other))
            if is_copy(share):
                pairs[other, one] = share
    if not pairs:
        return set()
    told = [{"version": b, "other": a, "contained": round(share, 3)} for (a, b), share in pairs.items()]
    write_rows(connection, schema.copy, told)
    return _join(connection, pairs)
