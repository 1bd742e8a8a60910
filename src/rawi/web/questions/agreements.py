"""The ledger as pages ask for it: all entries with the status of a day, and one by its id."""

from dataclasses import replace
from functools import cache

from sqlalchemy import Connection

from rawi.lexicon import load_table
from rawi.store.answers import Agreement, Filters
from rawi.store.queries.instruments import find_instruments

KINDS = (
    *("agreement", "memorandum", "treaty", "resolution", "committee"),
    *("dialogue", "alliance", "ceasefire", "mission", "sanctions"),
)
ALL, MOVED, OVERDUE, UNCONFIRMED = VIEWS = ("all", "moved", "overdue", "unconfirmed")
_MENTIONED = "mentioned"


@cache
def _arabic_names() -> dict[str, str]:
    return {row["name_en"]: row.all("names")[0] for row in load_table("instruments/named") if row["names"]}


def instrument_name(name: str, language: str) -> str:
    """Name an instrument: a listed one in the reader's language, another in its article's words."""
    return _arabic_names().get(name, name) if language == "ar" else name


def find_agreements(
    connection: Connection, filters: Filters, *, on: str | None, view: str = ALL
) -> tuple[Agreement, ...]:
    """Give the entries of the ledger that match; `moved` are those with a step, the latest first."""
    found = find_instruments(connection, replace(filters, limit=None), on=on)
    if view == OVERDUE:
        return tuple(one for one in found if one.overdue_since)
    if view == UNCONFIRMED:
        return tuple(one for one in found if one.unconfirmed)
    if view == MOVED:
        moved = [one for one in found if any(step.status != _MENTIONED for step in one.steps)]
        return tuple(sorted(moved, key=last_day, reverse=True))
    return tuple(found)


def last_day(one: Agreement) -> str:
    """Give the day of an instrument's last step."""
    days = [step.date for step in one.steps if step.date and step.status != _MENTIONED]
    return max(days, default="")


def find_agreement(connection: Connection, key: str, *, on: str | None) -> Agreement | None:
    """Give one entry of the ledger, None if there is none of that id."""
    found = find_instruments(connection, Filters(limit=None), on=on)
    return next((one for one in found if one.id == key), None)
