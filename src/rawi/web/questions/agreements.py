"""The ledger as pages ask for it: all entries with the status of a day, and one by its id."""

from dataclasses import replace

from sqlalchemy import Connection

from rawi.store.answers import Filters
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.store.queries.instruments import LedgerFilters, find_instruments

KINDS = (
    *("agreement", "memorandum", "treaty", "resolution", "committee"),
    *("dialogue", "alliance", "ceasefire", "mission", "sanctions"),
)
ALL, MOVED, OVERDUE, UNCONFIRMED = VIEWS = ("all", "moved", "overdue", "unconfirmed")


def find_agreements(
    connection: Connection, filters: Filters, *, kind: str | None = None, view: str = ALL
) -> tuple[LedgerEntry, ...]:
    """Give the entries of the ledger that match; `moved` are those with a step, the latest first."""
    asked = LedgerFilters(kind=kind, overdue=view == OVERDUE, unconfirmed=view == UNCONFIRMED)
    found = find_instruments(connection, replace(filters, limit=None), asked)
    if view == MOVED:
        return tuple(sorted((one for one in found if last_day(one)), key=last_day, reverse=True))
    return tuple(found)


def step_day(step: InstrumentStep) -> str:
    """Give the day of a step: the first that its words can mean, else that of publication."""
    return step.first or ""


def last_day(one: LedgerEntry) -> str:
    """Give the day of an instrument's last step."""
    return max(map(step_day, one.steps), default="")


def find_agreement(connection: Connection, key: str, filters: Filters) -> LedgerEntry | None:
    """Give one entry of the ledger, None if there is none of that id."""
    found = find_instruments(connection, replace(filters, limit=None), LedgerFilters(name=key))
    return next((one for one in found if one.id == key), None)
