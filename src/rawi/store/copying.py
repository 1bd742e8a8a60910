"""Finds near-copies among the versions of a chronicle and joins them into voices."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from rawi.chronicle.copies import MOST_COMPARED, contained, is_copy, shingles
from rawi.store import schema
from rawi.store.bulk import look_up, write_rows, write_values
from rawi.store.packing import unpack_text


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A version that was just written, with what finds its copies."""

    version: int
    bands: tuple[int, ...]
    shingles: bytes

    def hashes(self) -> frozenset[int]:
        """Give its shingles."""
        packed = array("I")
        packed.frombytes(self.shingles)
        return frozenset(packed)


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

    def __init__(self, connection: Connection, newcomers: Iterable[Newcomer]) -> None:
        self._connection = connection
        self._known = {one.version: one.hashes for one in newcomers}
        self._made: dict[int, frozenset[int]] = {}

    def hashes(self, version: int) -> frozenset[int]:
        if version not in self._made:
            self._made[version] = self._known[version]() if version in self._known else self._read(version)
        return self._made[version]

    def _read(self, version: int) -> frozenset[int]:
        packed = select(schema.version.c.reading).where(schema.version.c.id == version)
        return shingles(unpack_text(self._connection.execute(packed).scalar_one()))


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


def find_copies(connection: Connection, newcomers: list[Newcomer]) -> set[int]:
    """Write the bands of new versions, and join each with the versions whose text it repeats.

    Gives the voices that others were joined to.
    """
    candidates = _candidates(connection, newcomers)
    bands = [(band, one.version) for one in newcomers for band in set(one.bands)]
    write_values(connection, schema.band, ("hash", "version"), bands)
    if not candidates:
        return set()
    texts, pairs = _Texts(connection, newcomers), {}
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
