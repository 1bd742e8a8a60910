"""Knows the types of event: PLOVER's, with their modes, scores, quad classes and names, and a user's own.

The types are rows of `lexicons/events/types.tsv`; a row without mode is the type itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from rawi.errors import LexiconError
from rawi.lexicon import Row, built_once, load_file, load_table

COLUMNS: Final = (
    *("type", "mode", "quad", "score", "cameo"),
    *("name_en", "name_ar", "definition_en", "definition_ar", "source"),
)
# PLOVER's scores run from the worst conflict to the best cooperation.
LOWEST: Final = -10.0
HIGHEST: Final = 10.0

_TYPE: Final = re.compile(r"[A-Z][A-Z0-9_-]*")
_MODE: Final = re.compile(r"[a-z][a-z0-9_-]*")


class Quad(StrEnum):
    """PLOVER's four classes: whether words or deeds, whether with or against each other."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"

    @property
    def code(self) -> int:
        """The number that event data give the class, 1 to 4.

        >>> Quad.MATERIAL_CONFLICT.code
        4
        """
        return list(Quad).index(self) + 1


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event, or one mode of it; `score` runs from -10 to 10, `where` is its row."""

    type: str
    mode: str | None
    quad: Quad
    score: float | None
    cameo: tuple[str, ...]
    name_en: str
    name_ar: str
    definition_en: str
    definition_ar: str
    where: str


Types = Mapping[tuple[str, str | None], EventType]


def _quad(row: Row) -> Quad:
    if row["quad"] not in set(Quad):
        raise LexiconError(f"{row.where}: «{row['quad']}» is no quad class; write one of: {', '.join(Quad)}.")
    return Quad(row["quad"])


def _score(row: Row) -> float | None:
    """Read a score; PLOVER's manual gives none for some modes."""
    if not row["score"]:
        return None
    try:
        score = float(row["score"])
    except ValueError:
        score = HIGHEST + 1
    if not LOWEST <= score <= HIGHEST:
        raise LexiconError(
            f"{row.where}: the score «{row['score']}» is no number from -10 to 10; correct it."
        )
    return score


def _event_type(row: Row) -> EventType:
    """Read one row, and name it if it breaks a rule."""
    missing = [column for column in COLUMNS if column not in row.cells]
    if missing:
        raise LexiconError(f"{row.where}: no column {', '.join(missing)}; the header must name them all.")
    if not _TYPE.fullmatch(row["type"]):
        raise LexiconError(f"{row.where}: the type «{row['type']}» must be in capitals, such as CONSULT.")
    if row["mode"] and not _MODE.fullmatch(row["mode"]):
        raise LexiconError(f"{row.where}: the mode «{row['mode']}» must be in small letters, such as visit.")
    if not (row["name_en"] and row["name_ar"]):
        raise LexiconError(f"{row.where}: name_en or name_ar is empty; give the type both names.")
    return EventType(
        row["type"],
        row["mode"] or None,
        _quad(row),
        _score(row),
        row.all("cameo"),
        row["name_en"],
        row["name_ar"],
        row["definition_en"],
        row["definition_ar"],
        row.where,
    )


def _indexed(rows: Iterable[Row]) -> dict[tuple[str, str | None], EventType]:
    """Index rows by type and mode, each of which a file may give once."""
    known: dict[tuple[str, str | None], EventType] = {}
    for row in rows:
        found = _event_type(row)
        key = (found.type, found.mode)
        if key in known:
            name = " ".join(filter(None, key))
            raise LexiconError(f"{row.where}: «{name}» is already at {known[key].where}; keep one row.")
        known[key] = found
    return known


def _whole(known: dict[tuple[str, str | None], EventType]) -> Types:
    """Refuse a mode whose type has no row."""
    for found in known.values():
        if (found.type, None) not in known:
            raise LexiconError(
                f"{found.where}: the type {found.type} has no row of its own; add one without mode."
            )
    return MappingProxyType(known)


@built_once
def event_types() -> Types:
    """Give Rawi's types by type and mode, in the order of PLOVER's manual; mode None is the type itself.

    >>> event_types()["CONSULT", None].quad.value
    'verbal_cooperation'
    """
    return _whole(_indexed(load_table("events/types")))


def load_types(path: str | Path) -> Types:
    """Give Rawi's types with those of a file of the same columns added; its rows take precedence.

    Raises LexiconError, naming file and line, where a row breaks a rule.
    """
    own = _indexed(load_file(Path(path)))
    return _whole({**event_types(), **own})


def find_type(event_type: str, mode: str | None = None, *, types: Types | None = None) -> EventType | None:
    """Find a type in its mode; without such a mode the type itself, and None for an unknown type.

    >>> find_type("ASSAULT", "no-such-mode").mode is None
    True
    """
    known = event_types() if types is None else types
    return known.get((event_type, mode)) or known.get((event_type, None))
