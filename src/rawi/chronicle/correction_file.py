"""Corrections as a text file: TOML that a person can read, check and edit, and another chronicle takes in."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

import msgspec

from rawi.chronicle.corrections import Correction, Named, Passage
from rawi.errors import InvalidRecord

_OPENING = """\
# Corrections of a chronicle by Rawi: docs/chronicle.md says what each means.
# rawi correct CHRONICLE import FILE takes them into a chronicle; those it has already are left alone.
format = "rawi-corrections/1"
"""
FORMAT = "rawi-corrections/1"
_DELETE = "\x7f"


def toml_text(told: str) -> str:
    """Write a text as a basic string of TOML."""
    # What JSON writes is a basic string of TOML, but for one control character.
    return json.dumps(told, ensure_ascii=False).replace(_DELETE, "\\u007f")


def _value(told: object) -> str:
    if isinstance(told, bool):
        return "true" if told else "false"
    return str(told) if isinstance(told, int) else toml_text(str(told))


def _inline(one: Passage | Named) -> str:
    cells = (f"{field.name} = {_value(getattr(one, field.name))}" for field in fields(one))
    return "{ " + ", ".join(cells) + " }"


def _rows(one: Correction) -> Iterator[str]:
    yield "[[correction]]"
    for field in fields(one):
        told = getattr(one, field.name)
        if field.name == "number" or told is None or told == field.default:
            continue
        if field.name in ("passages", "names"):
            yield f"{field.name} = ["
            yield from (f"  {_inline(row)}," for row in told)
            yield "]"
        elif isinstance(told, tuple):
            yield f"{field.name} = [{', '.join(map(_value, told))}]"
        else:
            yield f"{field.name} = {_value(told)}"


def dump_corrections(corrections: Iterable[Correction]) -> str:
    """Write corrections as TOML.

    >>> from rawi.chronicle.corrections import Action
    >>> told = Correction(Action.REJECT, "سلمى", "2025-04-03T09:00:00.000000+00:00", "مباراة لا هجوم")
    >>> load_corrections(dump_corrections([told])) == (told,)
    True
    """
    return "\n".join((_OPENING, *("\n".join(_rows(one)) + "\n" for one in corrections)))


def load_corrections(text: str, *, where: str = "corrections") -> tuple[Correction, ...]:
    """Read corrections from TOML.

    Raises InvalidRecord, which names the correction that cannot be read and why.
    """
    try:
        told: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRecord(where, f"no TOML: {error}") from error
    if told.get("format") != FORMAT:
        raise InvalidRecord(where, f'no file of corrections: it must say format = "{FORMAT}".')
    rows = told.get("correction", [])
    if not isinstance(rows, list):
        raise InvalidRecord(where, "corrections stand each under [[correction]].")
    return tuple(_correction(row, f"{where}: correction {at}") for at, row in enumerate(rows, start=1))


def _correction(row: Any, where: str) -> Correction:
    known = {field.name for field in fields(Correction)}
    unknown = sorted(set(row) - known) if isinstance(row, dict) else []
    if unknown:
        raise InvalidRecord(where, f"no correction has «{unknown[0]}».")
    try:
        return msgspec.convert(row, Correction)
    except msgspec.ValidationError as error:
        raise InvalidRecord(where, str(error)) from error
