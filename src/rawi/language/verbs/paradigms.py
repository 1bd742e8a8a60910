"""Gives the look-up keys of all forms of a shape of verbs, from a file that was worked out ahead.

Working the paradigms of all shapes out takes longer than everything else at the start of Rawi.
So `scripts/verb_paradigms.py` writes them down; a shape that the file lacks is worked out here.
"""

from functools import cache
from typing import Final

from rawi.language.verbs.conjugate import paradigm_of
from rawi.language.verbs.model import Aspect, Cell, Gender, Number, Person, Voice
from rawi.language.verbs.roots import Shape
from rawi.letters import lookup_key
from rawi.lexicon import load_table

TABLE: Final = "language/verb_paradigms"
Keys = tuple[tuple[str, tuple[Cell, ...]], ...]
_ASPECTS: Final = tuple(Aspect)
_NONE: Final = "-"


def shape_name(shape: Shape) -> str:
    """Write a shape in one cell: `I strong 1,2,3 a u - 0 0`.

    Its order is that of the record's fields.
    """
    fields = (
        shape.form,
        shape.kind.value,
        ",".join(shape.radicals),
        shape.perfect_vowel or _NONE,
        shape.imperfect_vowel or _NONE,
        shape.infix or _NONE,
        str(int(shape.drops_first)),
        str(int(shape.drops_hamza)),
    )
    return " ".join(fields)


def cell_code(cell: Cell) -> str:
    """Write a cell in five signs: aspect by its place, voice, person, gender, number.

    >>> cell_code(Cell(Aspect.PERFECT, Voice.ACTIVE, Person.THIRD, Gender.FEMININE, Number.SINGULAR))
    '0a3fs'
    """
    aspect = _ASPECTS.index(cell.aspect)
    return f"{aspect}{cell.voice[0]}{cell.person or _NONE}{cell.gender or _NONE}{cell.number}"


@cache
def _cell(code: str) -> Cell:
    aspect, voice, person, gender, number = list(code)
    return Cell(
        _ASPECTS[int(aspect)],
        Voice.ACTIVE if voice == "a" else Voice.PASSIVE,
        Person(person.strip(_NONE)),
        Gender(gender.strip(_NONE)),
        Number(number),
    )


@cache
def _group(codes: str) -> tuple[Cell, ...]:
    return tuple(map(_cell, codes.split(",")))


def compute_keys(shape: Shape) -> Keys:
    """Work out the different keys of a shape, digits for strong radicals, and the cells of each."""
    paradigm = paradigm_of(shape)
    cells: dict[str, list[Cell]] = {}
    for key, cell in zip(lookup_key(paradigm.text).split(" "), paradigm.cells, strict=True):
        known = cells.setdefault(key, [])
        if cell not in known:
            known.append(cell)
    return tuple((key, tuple(group)) for key, group in cells.items())


@cache
def _listed() -> dict[str, tuple[str, str]]:
    return {row["shape"]: (row["keys"], row["cells"]) for row in load_table(TABLE)}


def keys_of(shape: Shape) -> Keys:
    """Give the keys of a shape: those listed, or worked out if it is not."""
    listed = _listed().get(shape_name(shape))
    if listed is None:
        return compute_keys(shape)
    keys, groups = listed
    return tuple(zip(keys.split(" "), map(_group, groups.split(" ")), strict=True))
