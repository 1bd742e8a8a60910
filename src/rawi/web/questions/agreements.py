"""The ledger as pages ask for it: all entries with the status of a day, and one by its id."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection

from rawi.store.answers import Filters
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.store.queries.instruments import LedgerFilters, find_instruments, find_some_instruments
from rawi.web.questions.happenings import find_last_day

# Lengths of an ISO year and of an ISO month.
_YEAR, _MONTH = 4, 7
KINDS = (
    *("agreement", "memorandum", "treaty", "resolution", "committee"),
    *("dialogue", "alliance", "ceasefire", "mission", "sanctions"),
)
ALL, MOVED, OVERDUE, UNCONFIRMED = VIEWS = ("all", "moved", "overdue", "unconfirmed")


def find_agreements(
    connection: Connection,
    filters: Filters,
    *,
    kind: str | None = None,
    view: str = ALL,
    limit: int | None = None,
) -> tuple[LedgerEntry, ...]:
    """Give the entries of the ledger that match; `moved` are those with a step, the latest first."""
    asked = _asked(connection, filters, kind, view)
    return tuple(find_instruments(connection, replace(filters, limit=limit), asked))


class Listed(NamedTuple):
    """Some entries of the ledger, and how many match in all."""

    entries: tuple[LedgerEntry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class View:
    """What of the ledger is asked for: filters, a kind, one of the views."""

    filters: Filters
    kind: str | None = None
    view: str = ALL


def list_agreements(connection: Connection, asked: View, *, page: int, per_page: int) -> Listed:
    """Give one page of the entries that match."""
    sought = _asked(connection, asked.filters, asked.kind, asked.view)
    whole = replace(asked.filters, limit=None)
    wanted = slice((page - 1) * per_page, page * per_page)
    entries, total = find_some_instruments(connection, whole, sought, wanted=wanted)
    return Listed(tuple(entries), total)


def _asked(connection: Connection, filters: Filters, kind: str | None, view: str) -> LedgerFilters:
    moved_by = (find_last_day(connection, filters) or "") if view == MOVED else None
    overdue, unconfirmed = view == OVERDUE, view == UNCONFIRMED
    return LedgerFilters(kind=kind, overdue=overdue, unconfirmed=unconfirmed, moved_by=moved_by)


def step_day(step: InstrumentStep) -> str:
    """Give the day of a step: the first that its words can mean, else that of publication."""
    return step.first or ""


def told_day(step: InstrumentStep) -> str:
    """Give the time of a step to be read: only its year or month where articles tell no more."""
    is_rough = step.date is not None and len(step.date) in (_YEAR, _MONTH)
    return (step.date if is_rough else None) or step_day(step)


def last_told(one: LedgerEntry, until: str | None = None) -> str:
    """Give the time of an instrument's last step to be read, up to a day if there is one by then."""
    steps = [step for step in one.steps if until is None or step_day(step) <= until] or one.steps
    return told_day(max(steps, key=step_day)) if steps else ""


def stood_since(one: LedgerEntry, until: str | None = None) -> str:
    """Give the time, to be read, of the step that made the status; nothing where no article tells it."""
    dated = [
        step
        for step in one.steps
        if step.status == one.status and step.date and (until is None or step_day(step) <= until)
    ]
    return told_day(max(dated, key=lambda step: (step.last or "", step_day(step)))) if dated else ""


def find_agreement(connection: Connection, key: str, filters: Filters) -> LedgerEntry | None:
    """Give one entry of the ledger, None if there is none of that id."""
    found = find_instruments(connection, replace(filters, limit=None), LedgerFilters(name=key))
    return next((one for one in found if one.id == key), None)
