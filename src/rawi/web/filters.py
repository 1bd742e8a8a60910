"""Filters in the address of a page: read from it, and written back with one of them changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from rawi.errors import RawiError
from rawi.events.ontology import event_types
from rawi.ingest.dates import western_digits
from rawi.store.answers import Filters
from rawi.web.questions.happenings import Wanted

TEXTS = ("actor", "pair", "type", "place", "outlet")
DAYS = ("since", "until", "as_of", "told")
NAMES = (*TEXTS, *DAYS, "voices", "page")
# What is told in digits, of whatever script, and goes back into addresses in those of ISO.
_NUMBERED = (*DAYS, "voices", "page")
_LONGEST = 200
_MOST = 100_000


class BadAddress(RawiError):
    """A filter in an address that cannot be: the key of the words that say so, what was given, and where."""

    def __init__(self, key: str, value: str, where: str, *, choices: Iterable[str] = ()) -> None:
        super().__init__(f"{key}: {where}={value}")
        self.key = key
        self.value = value
        self.where = where
        self.choices = ", ".join(choices)


class Asked(NamedTuple):
    """What an address asks for: filters, least voices, page, day of first telling; and the words given."""

    filters: Filters
    voices: int
    page: int
    told: str | None
    given: tuple[tuple[str, str], ...]

    @property
    def wanted(self) -> Wanted:
        """Which incidents are asked for."""
        return Wanted(replace(self.filters, limit=None), self.voices, self.told)

    def get(self, name: str) -> str:
        """Give a filter as it was written."""
        return dict(self.given).get(name, "")

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(name != "page" for name, _ in self.given)

    def query(self, **changes: object) -> str:
        """Write the filters as a query with some changed; a change to None leaves one out.

        >>> read_filters({"actor": "DZ", "page": "2"}).query(since="2025-01-01")
        '?actor=DZ&since=2025-01-01'
        """
        kept = {name: value for name, value in self.given if name != "page"}
        told = {**kept, **{name: "" if value is None else str(value) for name, value in changes.items()}}
        written = urlencode([(name, value) for name, value in told.items() if value])
        return f"?{written}" if written else ""


def _day(name: str, told: str) -> str:
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError as error:
        raise BadAddress("error.day", told, name) from error


def _count(name: str, told: str) -> int:
    if not (told.isascii() and told.isdecimal()) or not 1 <= int(told[:7]) <= _MOST:
        raise BadAddress("error.number", told, name)
    return int(told)


def _pair(told: str) -> tuple[str, str]:
    names = [name.strip() for name in told.replace("\N{ARABIC COMMA}", ",").split(",")]
    if len(names) != 2 or not all(names):
        raise BadAddress("error.pair", told, "pair")
    return names[0], names[1]


def _type(told: str) -> str:
    kind, _, mode = told.partition("/")
    if (kind.upper(), mode or None) not in event_types():
        raise BadAddress("error.type", told, "type")
    return told


def read_filters(query: Mapping[str, str], *, limit: int = 50, names: Iterable[str] = NAMES) -> Asked:
    """Read the filters of an address; empty ones are none, and names it does not know are left alone.

    Raises BadAddress for what cannot be.
    """
    given = {name: query[name].strip() for name in names if query.get(name, "").strip()}
    given.update({name: western_digits(given[name]) for name in _NUMBERED if name in given})
    for name, value in given.items():
        if len(value) > _LONGEST or "\0" in value:
            raise BadAddress("error.long", value[:_LONGEST].replace("\0", ""), name)
    days = {name: _day(name, given[name]) for name in DAYS if name in given}
    filters = Filters(
        actor=given.get("actor"),
        pair=_pair(given["pair"]) if "pair" in given else None,
        type=_type(given["type"]) if "type" in given else None,
        place=given.get("place"),
        outlet=given.get("outlet"),
        since=days.get("since"),
        until=days.get("until"),
        as_of=days.get("as_of"),
        limit=limit,
    )
    voices, page = _count("voices", given.get("voices", "1")), _count("page", given.get("page", "1"))
    return Asked(filters, voices, page, days.get("told"), tuple(given.items()))
