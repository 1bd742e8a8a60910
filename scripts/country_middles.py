"""Write where each country lies from Rawi's borders: `python scripts/country_middles.py`.

The middle is that of the largest piece of land; where that is no land of the country itself, the nearest
point of it that is. The reach is the radius of a circle as large as the country.
"""

from collections.abc import Iterable
from importlib.resources import files
from math import cos, hypot, pi, radians, sqrt
from pathlib import Path

from rawi.chronicle.border_file import unpack_borders
from rawi.chronicle.borders import country_at
from rawi.lexicon import load_table

TARGET = Path(__file__).parents[1] / "src" / "rawi" / "lexicons" / "entities" / "country_middles.tsv"
HEAD = """\
# Where countries lie on the map when nobody tells a closer place: the middle of their largest piece of
# land, and the radius in kilometres of a circle as large as the country. Written by
# scripts/country_middles.py from the borders of Natural Earth that ship with Rawi: do not edit.
code\tlat\tlon\treach_km\tsource
"""
STEPS = 48
# What spans more degrees stands on both edges of the map.
WHOLE_WORLD = 350.0
KM_A_DEGREE = 111.2
Cell = tuple[int, int]
# West, south, east, north.
Box = tuple[float, float, float, float]


def boxes() -> dict[str, Box]:
    """Give the least and greatest degrees of each country's lines."""
    borders = unpack_borders((files("rawi") / "chronicle" / "borders.bin").read_bytes())
    (sx, sy), (cx, cy) = borders.scale, borders.corner
    points: dict[str, list[tuple[float, float]]] = {}
    for arc in borders.arcs:
        for code in arc.sides:
            points.setdefault(code, []).extend((cx + x * sx, cy + y * sy) for x, y in arc.points)
    return {code: box_of(some) for code, some in points.items()}


def box_of(points: list[tuple[float, float]]) -> Box:
    """Give the box around points; of a country on both edges of the map, around its greater part."""
    longitudes = [x for x, _ in points]
    if max(longitudes) - min(longitudes) > WHOLE_WORLD:
        east = [point for point in points if point[0] > 0]
        west = [point for point in points if point[0] <= 0]
        points = max(east, west, key=len)
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def pieces(cells: set[Cell]) -> Iterable[set[Cell]]:
    """Part cells into those that hang together."""
    left = set(cells)
    while left:
        piece, edge = set(), [left.pop()]
        while edge:
            x, y = edge.pop()
            piece.add((x, y))
            near = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & left
            left -= near
            edge += near
        yield piece


def middle(code: str, box: Box) -> tuple[float, float, float] | None:
    """Give latitude, longitude and reach of a country; None where the map is too coarse to know."""
    west, south, east, north = box
    wide, high = (east - west) / STEPS, (north - south) / STEPS

    def place(x: float, y: float) -> tuple[float, float]:
        return south + (y + 0.5) * high, west + (x + 0.5) * wide

    cells = {(x, y) for x in range(STEPS) for y in range(STEPS) if country_at(*place(x, y)) == code}
    if not cells:
        return None

    def size(some: Iterable[Cell]) -> float:
        return sum(wide * high * cos(radians(place(x, y)[0])) for x, y in some) * KM_A_DEGREE**2

    largest = max(pieces(cells), key=lambda piece: (size(piece), min(piece)))
    x = sum(cell[0] for cell in largest) / len(largest)
    y = sum(cell[1] for cell in largest) / len(largest)
    nearest = min(largest, key=lambda cell: (hypot(cell[0] - x, cell[1] - y), cell))
    spot = place(x, y) if country_at(*place(x, y)) == code else place(*nearest)
    return (*spot, sqrt(size(cells) / pi))


def main() -> None:
    """Write the table."""
    known = boxes()
    lines = []
    for row in load_table("entities/countries"):
        found = middle(row["code"], known[row["code"]]) if row["code"] in known else None
        if found is not None:
            latitude, longitude, reach = found
            lines.append(
                f"{row['code']}\t{latitude:.3f}\t{longitude:.3f}\t{max(1, round(reach))}\tnatural-earth\n"
            )
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
