"""Packs and unpacks the borders of countries: arcs as differences of whole numbers, compressed."""

import json
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_SEVEN_BITS = 0x7F
_MORE = 0x80


class Arc(NamedTuple):
    """A line between the units on its sides, or the coast of one; points count steps of the grid."""

    sides: tuple[str, ...]
    points: tuple[tuple[int, int], ...]


class Borders(NamedTuple):
    """All arcs, and the grid of their points: degrees a step, and the degrees of its corner."""

    scale: tuple[float, float]
    corner: tuple[float, float]
    arcs: tuple[Arc, ...]


def _packed(number: int) -> bytes:
    # Small numbers of either sign become small ones without: 0, -1, 1, -2 are 0, 1, 2, 3.
    left = number * 2 if number >= 0 else -number * 2 - 1
    out = bytearray()
    while left > _SEVEN_BITS:
        out.append(left & _SEVEN_BITS | _MORE)
        left >>= 7
    out.append(left)
    return bytes(out)


def _numbers(packed: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in packed:
        value |= (byte & _SEVEN_BITS) << shift
        if byte & _MORE:
            shift += 7
            continue
        yield -(value + 1) // 2 if value & 1 else value // 2
        value = shift = 0


def pack_borders(borders: Borders) -> bytes:
    """Pack borders: a head in JSON, then all points.

    >>> arc = Arc(("DZ", "ML"), ((5, 7), (4, 900)))
    >>> unpack_borders(pack_borders(Borders((0.1, 0.1), (0.0, -90.0), (arc,)))).arcs == (arc,)
    True
    """
    points = bytearray()
    for arc in borders.arcs:
        x = y = 0
        for to_x, to_y in arc.points:
            points += _packed(to_x - x) + _packed(to_y - y)
            x, y = to_x, to_y
    head = json.dumps(
        {
            "scale": borders.scale,
            "corner": borders.corner,
            "arcs": [["|".join(arc.sides), len(arc.points)] for arc in borders.arcs],
        }
    ).encode()
    return zlib.compress(head, 9) + zlib.compress(bytes(points), 9)


def unpack_borders(packed: bytes) -> Borders:
    """Unpack borders."""
    unpacker = zlib.decompressobj()
    head = json.loads(unpacker.decompress(packed))
    numbers = _numbers(zlib.decompress(unpacker.unused_data))
    arcs = []
    for sides, count in head["arcs"]:
        x = y = 0
        points = []
        for _ in range(count):
            x += next(numbers)
            y += next(numbers)
            points.append((x, y))
        arcs.append(Arc(tuple(sides.split("|")), tuple(points)))
    (sx, sy), (cx, cy) = head["scale"], head["corner"]
    return Borders((sx, sy), (cx, cy), tuple(arcs))
