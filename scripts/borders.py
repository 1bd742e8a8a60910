"""Write Rawi's compact borders from world-atlas: `python scripts/borders.py countries-10m.json`.

Get the file with `npm pack world-atlas@2.0.2`. Borders between countries are kept whole; coasts, which only
tell land from sea, are thinned.
"""

import json
import sys
from pathlib import Path
from typing import Any

from babel.core import get_global

from rawi.chronicle.border_file import Arc, Borders, pack_borders

TARGET = Path(__file__).parents[1] / "src" / "rawi" / "chronicle" / "borders.bin"
# What has no number in ISO 3166, and a code that is in common use.
BY_NAME = {"Kosovo": "XK"}
# A coast may lie this far off, in steps of the grid (0.0036 by 0.0017 degrees).
COAST_TOLERANCE = 3.0


def code_of(unit: dict[str, Any]) -> str:
    """Give the code of a unit of the map, empty for what has none (buffer zones, reefs)."""
    alias = get_global("territory_aliases").get(unit.get("id", ""), [])
    return alias[0] if alias else BY_NAME.get(unit["properties"]["name"], "")


def arcs_of(arcs: Any) -> set[int]:
    """Give the numbers of the arcs of a geometry, whichever way round they run."""
    if isinstance(arcs, int):
        return {arcs if arcs >= 0 else ~arcs}
    return {number for part in arcs for number in arcs_of(part)}


def thinned(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out points that lie near the line of their neighbours (Douglas and Peucker)."""
    kept, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        best, far = 0, 0.0
        for at in range(first + 1, last):
            x, y = points[at]
            off = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            if length:
                off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            if off > far:
                best, far = at, off
        if far > COAST_TOLERANCE:
            kept.add(best)
            stack += [(first, best), (best, last)]
    return [points[at] for at in sorted(kept)]


def read_topology(path: Path) -> Borders:
    """Read TopoJSON: each arc once, with the units on its sides."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    owners: dict[int, list[str]] = {}
    for unit in topology["objects"]["countries"]["geometries"]:
        code = code_of(unit)
        # A unit without a code is told apart by its name, so that its border is one.
        owner = code or f"-{unit['properties']['name']}"
        for number in arcs_of(unit["arcs"]):
            owners.setdefault(number, []).append(owner)
    arcs = []
    for number, steps in enumerate(topology["arcs"]):
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x, y))
        sides = tuple(sorted(set(owners.get(number, ()))))
        if sides:
            arcs.append(Arc(sides, tuple(points if len(sides) > 1 else thinned(points))))
    transform = topology["transform"]
    return Borders(tuple(transform["scale"]), tuple(transform["translate"]), tuple(arcs))


def main() -> None:
    """Write the file."""
    borders = read_topology(Path(sys.argv[1]))
    TARGET.write_bytes(pack_borders(borders))
    sys.stdout.write(f"{TARGET.name}: {len(borders.arcs)} arcs, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
