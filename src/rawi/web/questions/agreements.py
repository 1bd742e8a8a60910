"""The ledger as pages ask for it: all entries with the status of a day, and one by its id."""

import re
from dataclasses import replace
from functools import cache

from sqlalchemy import Connection

from rawi.lexicon import load_table
from rawi.store.answers import Filters
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.store.queries.instruments import LedgerFilters, find_instruments

KINDS = (
    *("agreement", "memorandum", "treaty", "resolution", "committee"),
    *("dialogue", "alliance", "ceasefire", "mission", "sanctions"),
)
ALL, MOVED, OVERDUE, UNCONFIRMED = VIEWS = ("all", "moved", "overdue", "unconfirmed")
_RESOLUTION = re.compile(r"(?P<body>.+) Resolution (?P<number>\d+)")


@cache
def _arabic_names() -> dict[str, str]:
    return {row["name_en"]: row.all("names")[0] for row in load_table("instruments/named") if row["names"]}


@cache
def _bodies() -> dict[str, str]:
    """Give the Arabic names of the bodies whose resolutions are known by number."""
    from rawi.entities.knowledge import known_forms  # all lexicons of names, slow to load

    wanted = {row["body"] for row in load_table("instruments/issuers")}
    return {form.known.id: form.known.name_ar for form in known_forms() if form.known.id in wanted}


def instrument_name(name: str, language: str) -> tuple[str, str | None]:
    """Name an instrument in the reader's language if a lexicon lists it, with the number of a resolution.

    >>> instrument_name("UN Security Council Resolution 2216", "ar")
    ('مجلس الأمن الدولي', '2216')
    """
    match = _RESOLUTION.fullmatch(name)
    if language == "en":
        return name, None
    if match is not None and match["body"] in _bodies():
        return _bodies()[match["body"]], match["number"]
    return _arabic_names().get(name, name), None


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
