"""Holds every form of every verb of the lexicon in one table, by look-up key.

A key leads to packed numbers: the place of a verb and that of a group of cells. Shapes share
their keys and groups, so that the table is quick to build and small.
"""

from typing import Final, NamedTuple

from rawi.language.verbs.conjugate import listed_masdars, write_radicals
from rawi.language.verbs.model import Aspect, Cell, Gender, Number, Verb, Voice
from rawi.language.verbs.paradigms import keys_of
from rawi.language.verbs.roots import Shape, shape_of
from rawi.language.verbs.stock import load_verbs
from rawi.letters import lookup_key
from rawi.lexicon import built_once

_NOMINAL: Final = (Aspect.PARTICIPLE_ACTIVE, Aspect.PARTICIPLE_PASSIVE, Aspect.MASDAR)
# An entry is the place of a verb, and behind it in so many bits that of a group of cells.
GROUP_BITS: Final = 16
GROUP_MASK: Final = (1 << GROUP_BITS) - 1


class Kinds(NamedTuple):
    """Sets of cells, by their numbers, that the look-up asks about."""

    nominal: frozenset[int]
    imperfect: frozenset[int]
    masdar: frozenset[int]
    singular: frozenset[int]
    takes_alef: frozenset[int]
    takes_pronoun: frozenset[int]


# What some cell of a group allows, as bits, so that a key can be asked without looking at each cell.
FINITE: Final = 1
NOMINAL: Final = 2
IMPERFECT: Final = 4
TAKES_ALEF: Final = 8
FINITE_TAKES_PRONOUN: Final = 16
NOMINAL_TAKES_PRONOUN: Final = 32
IMPERFECT_TAKES_PRONOUN: Final = 64


class Table(NamedTuple):
    """Verbs, cells, groups of cells with what each allows, and where the keys lead."""

    verbs: tuple[Verb, ...]
    cells: tuple[Cell, ...]
    groups: tuple[tuple[int, ...], ...]
    answers: tuple[int, ...]
    entries: dict[str, int | tuple[int, ...]]
    kinds: Kinds


class _Keys(NamedTuple):
    """The different keys of one shape and, for each, the place of its group of cells."""

    text: str
    groups: tuple[int, ...]


class _Numbers:
    """Numbers cells and groups of cells in the order in which they first come."""

    def __init__(self) -> None:
        self.cells: dict[Cell, int] = {}
        self.groups: dict[tuple[int, ...], int] = {}
        self.by_cells: dict[tuple[Cell, ...], int] = {}

    def group(self, cells: tuple[Cell, ...]) -> int:
        known = self.by_cells.get(cells)
        if known is None:
            numbers = tuple(self.cells.setdefault(cell, len(self.cells)) for cell in cells)
            known = self.by_cells[cells] = self.groups.setdefault(numbers, len(self.groups))
        return known


def _keys_of(shape: Shape, numbers: _Numbers) -> _Keys:
    keys = keys_of(shape)
    return _Keys(" ".join(key for key, _ in keys), tuple(numbers.group(cells) for _, cells in keys))


def _join(known: int | tuple[int, ...], packed: int) -> tuple[int, ...]:
    return (known, packed) if isinstance(known, int) else (*known, packed)


def _entries(verbs: tuple[Verb, ...], numbers: _Numbers) -> dict[str, int | tuple[int, ...]]:
    by_shape: dict[Shape, _Keys] = {}
    entries: dict[str, int | tuple[int, ...]] = {}
    for place, verb in enumerate(verbs):
        shape = shape_of(verb)
        keys = by_shape.get(shape)
        if keys is None:
            keys = by_shape[shape] = _keys_of(shape, numbers)
        base = place << GROUP_BITS
        for key, group in zip(write_radicals(keys.text, verb), keys.groups, strict=True):
            packed = base | group
            known = entries.setdefault(key, packed)
            if known is not packed:
                entries[key] = _join(known, packed)
        for masdar, cell in listed_masdars(verb):
            packed = base | numbers.group((cell,))
            key = lookup_key(masdar)
            known = entries.setdefault(key, packed)
            if known is not packed:
                entries[key] = _join(known, packed)
    return entries


def _kinds(cells: tuple[Cell, ...]) -> Kinds:
    numbered = tuple(enumerate(cells))
    nominal = frozenset(number for number, cell in numbered if cell.aspect in _NOMINAL)
    singular = frozenset(number for number, cell in numbered if cell.number is Number.SINGULAR)
    masculine = frozenset(number for number, cell in numbered if cell.gender is Gender.MASCULINE)
    active = frozenset(number for number, cell in numbered if cell.voice is Voice.ACTIVE)
    return Kinds(
        nominal=nominal,
        imperfect=frozenset(number for number, cell in numbered if cell.aspect is Aspect.IMPERFECT),
        masdar=frozenset(number for number, cell in numbered if cell.aspect is Aspect.MASDAR),
        singular=singular,
        takes_alef=nominal & singular & masculine,
        takes_pronoun=active | nominal,
    )


def _answers(group: tuple[int, ...], kinds: Kinds) -> int:
    cells = frozenset(group)
    pronoun = kinds.takes_pronoun
    allowed = {
        FINITE: cells - kinds.nominal,
        NOMINAL: cells & kinds.nominal,
        IMPERFECT: cells & kinds.imperfect,
        TAKES_ALEF: cells & kinds.takes_alef,
        FINITE_TAKES_PRONOUN: cells & pronoun - kinds.nominal,
        NOMINAL_TAKES_PRONOUN: cells & pronoun & kinds.nominal,
        IMPERFECT_TAKES_PRONOUN: cells & pronoun & kinds.imperfect,
    }
    return sum(bit for bit, some in allowed.items() if some)


@built_once
def verb_table() -> Table:
    """Build the table of all verbs, once."""
    verbs, numbers = load_verbs(), _Numbers()
    entries = _entries(verbs, numbers)
    cells, groups = tuple(numbers.cells), tuple(numbers.groups)
    kinds = _kinds(cells)
    answers = tuple(_answers(group, kinds) for group in groups)
    return Table(verbs, cells, groups, answers, entries, kinds)
