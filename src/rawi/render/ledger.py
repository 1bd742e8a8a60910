"""The ledger as tables for a terminal: instruments with their standing, and the steps of their lives."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rawi.render.answers import are_corrected, corrected_head, marks_cell, parties_cell, words_cell
from rawi.render.columns import Cell, Table
from rawi.render.kinds import label
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry

_SHORT_ID = 8
_TURN = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_STYLES = {"withdrawn": "red", "breached": "red", "ended": "red", "suspended": "yellow"}
_MANY_STEPS = 6


def _turn(entry: LedgerEntry) -> str:
    found = _TURN.fullmatch(entry.cadence or "")
    if found is None:
        return entry.cadence or ""
    unit = _UNITS[found["unit"]]
    told = f"every {unit}" if found["count"] == "1" else f"every {found['count']} {unit}s"
    return f"{told}, in turns" if entry.alternating else told


def _status(status: str) -> str:
    return label(f"status {status}").en


def _when(step: InstrumentStep) -> str:
    """Say when a step was: as told, or by which publication."""
    return step.date or (f"by {step.first}" if step.first else "")


def _standing(entry: LedgerEntry) -> str:
    left = ", ".join(party.name for party in entry.left)
    return (
        f"{_status(entry.status)} ({left})" if left and entry.status == "withdrawn" else _status(entry.status)
    )


def _short(step: InstrumentStep) -> str:
    session = f" {step.session}" if step.session is not None else ""
    return " ".join(filter(None, (_when(step), _status(step.status)))) + session


def _steps(entry: LedgerEntry) -> str:
    kept = entry.steps[-_MANY_STEPS:]
    more = f"{len(entry.steps) - len(kept)} before; " if len(entry.steps) > len(kept) else ""
    return more + "; ".join(map(_short, kept))


def _notes(entry: LedgerEntry, names: dict[str, str]) -> str:
    told = [f"next meeting was due {entry.next_due}" if entry.overdue else ""]
    told += [f"announced {_when(step)}, never confirmed".replace("  ", " ") for step in entry.unconfirmed]
    if entry.part_of is not None:
        told.append(f"part of {names.get(entry.part_of, entry.part_of[:_SHORT_ID])}")
    return "; ".join(dict.fromkeys(filter(None, told)))


def ledger_table(entries: Sequence[LedgerEntry]) -> Table:
    """List instruments: what, between whom, since when, how often, how it stands, and its steps."""
    names = {entry.id: entry.name for entry in entries}
    heads = ("Id", "Instrument", "Kind", "Parties", "Founded", "Meets", "Standing", "Steps", "Notes")
    corrected = are_corrected(entries)
    rows = tuple(
        (
            Cell(one.id[:_SHORT_ID], "dim"),
            Cell(one.name, "bold"),
            Cell(label(f"instrument {one.kind}").en),
            parties_cell(one.parties),
            Cell(one.founded or ""),
            Cell(_turn(one)),
            Cell(_standing(one), _STYLES.get(one.status, "")),
            Cell(_steps(one)),
            Cell(_notes(one, names)),
            *([marks_cell(one.corrections)] if corrected else []),
        )
        for one in entries
    )
    return Table("Instruments", (*heads, *corrected_head(entries)), rows)


def _life_table(entry: LedgerEntry) -> Table:
    rows = tuple(
        (
            Cell(_when(step)),
            Cell(_status(step.status), "bold"),
            parties_cell(step.by),
            Cell("" if step.session is None else str(step.session)),
            Cell(str(step.voices)),
            Cell(step.sources[0].outlet or ""),
            words_cell(step.sources[0].words),
        )
        for step in entry.steps
    )
    return Table(entry.name, ("When", "Step", "By", "Session", "Voices", "Outlet", "Words"), rows)


def lives_tables(entries: Iterable[LedgerEntry]) -> Iterator[Table]:
    """Show the steps of each instrument with their words."""
    yield from (_life_table(entry) for entry in entries if entry.steps)
