"""Writes lexicons/language/verb_paradigms.tsv: the keys of every shape of verb in the lexicon.

Run it after changing the conjugator or adding a verb of a new shape:

    python scripts/verb_paradigms.py
"""

from pathlib import Path

from rawi.language.verbs.paradigms import TABLE, cell_code, compute_keys, shape_name
from rawi.language.verbs.roots import shape_of
from rawi.language.verbs.stock import load_verbs

HEADER = """\
# Every form of every shape of verb, by look-up key; digits stand for the strong radicals.
# Written by scripts/verb_paradigms.py from the conjugator: do not edit. A shape that is missing is worked out
# when Rawi starts. cells: aspect (0 perfect … 5 masdar), voice, person, gender, number.
shape\tkeys\tcells\tsource
"""


def table_text() -> str:
    """Give the whole file as it should be."""
    shapes = {shape_name(shape): shape for shape in map(shape_of, load_verbs())}
    lines = []
    for name, shape in sorted(shapes.items()):
        keys = compute_keys(shape)
        groups = " ".join(",".join(map(cell_code, cells)) for _, cells in keys)
        lines.append(f"{name}\t{' '.join(key for key, _ in keys)}\t{groups}\trawi\n")
    return HEADER + "".join(lines)


def main() -> None:
    """Write the file."""
    path = Path(__file__).parent.parent / "src" / "rawi" / "lexicons" / f"{TABLE}.tsv"
    path.write_text(table_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
