"""The record that every brief carries in its file, from which it can be proved against a chronicle."""

import msgspec

from rawi.brief.document import FORMAT, Brief
from rawi.brief.selection import can_be_asked
from rawi.errors import InputError

NAME = "rawi-brief"


class NoRecord(InputError):
    """A file that carries no record of a brief, or one that is damaged."""


def dump_record(brief: Brief) -> str:
    """Write the record of a brief, harmless wherever it is put."""
    told = msgspec.json.encode(brief).decode("utf-8")
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def load_record(told: str | bytes | None, *, where: str) -> Brief:
    """Read a record.

    Raises NoRecord if there is none or it is none of a brief.
    """
    if not told:
        raise NoRecord(
            where, "carries no record of a brief by Rawi; only files of rawi brief can be verified"
        )
    try:
        brief = msgspec.json.decode(told, type=Brief)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise NoRecord(where, f"its record of a brief is damaged: {error}") from error
    if not can_be_asked(brief.asked):
        raise NoRecord(where, "its record of a brief is damaged: nobody can ask what it says was asked")
    if brief.format != FORMAT:
        raise NoRecord(where, f"its record has the format {brief.format!r}; this Rawi knows {FORMAT!r}")
    return brief
