"""Reads the file of outlets that a user wants watched."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rawi.errors import MissingInput, Refused, UnreadableInput
from rawi.fetch.addresses import read_target

_FIELDS = {"name", "country", "feeds", "sitemaps", "pages", "every_minutes"}
_TOP = {"contact", "every_minutes", "outlet"}
_EVERY = 20
_LEAST_EVERY, _LONGEST_EVERY = 1, 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Source:
    """One address at which an outlet names its new pages; `kind` is feed, sitemap or page."""

    outlet: str
    url: str
    kind: str
    every_minutes: int


@dataclass(frozen=True, slots=True)
class Outlets:
    """All sources of a file, and the contact that sites are told."""

    sources: tuple[Source, ...]
    contact: str | None = None


def load_outlets(path: str | Path) -> Outlets:
    """Load a file of outlets; raise InputError with what is wrong and where."""
    where = str(path)
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MissingInput(where, "there is no such file; see docs/watching.md for an example.") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableInput(where, f"this is no file of outlets ({error}).") from error
    _no_others(told, _TOP, where)
    every = _minutes(told.get("every_minutes", _EVERY), where)
    outlets = told.get("outlet")
    if not isinstance(outlets, list) or not outlets:
        raise UnreadableInput(where, "it names no outlet; add a table [[outlet]].")
    sources = tuple(
        source
        for number, outlet in enumerate(outlets, 1)
        for source in _sources(outlet, every, f"{where}: outlet {number}")
    )
    contact = told.get("contact")
    if contact is not None and not (isinstance(contact, str) and contact.isprintable()):
        raise UnreadableInput(where, '"contact" must be one line of text, such as an e-mail address.')
    return Outlets(sources, contact)


def _sources(outlet: Any, every: int, where: str) -> list[Source]:
    if not isinstance(outlet, dict):
        raise UnreadableInput(where, "write each outlet as a table [[outlet]].")
    name = outlet.get("name")
    if not isinstance(name, str) or not name.strip():
        raise UnreadableInput(where, '"name" is missing.')
    where = f"{where} ({name})"
    _no_others(outlet, _FIELDS, where)
    every = _minutes(outlet.get("every_minutes", every), where)
    found: list[Source] = []
    for field, kind in (("feeds", "feed"), ("sitemaps", "sitemap"), ("pages", "page")):
        addresses = outlet.get(field, [])
        if not isinstance(addresses, list) or not all(isinstance(one, str) for one in addresses):
            raise UnreadableInput(where, f'"{field}" must be a list of addresses.')
        for address in addresses:
            try:
                read_target(address)
            except Refused as error:
                raise UnreadableInput(where, f"{address}: {error}") from error
            found.append(Source(name.strip(), address, kind, every))
    if not found:
        raise UnreadableInput(where, 'it has no address; give "feeds", "sitemaps" or "pages".')
    return found


def _no_others(told: dict[str, Any], known: set[str], where: str) -> None:
    if others := sorted(set(told) - known):
        what = f"{', '.join(others)} is not known; there are {', '.join(sorted(known))}."
        raise UnreadableInput(where, what)


def _minutes(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not _LEAST_EVERY <= value <= _LONGEST_EVERY:
        what = f'"every_minutes" must be a whole number from {_LEAST_EVERY} to {_LONGEST_EVERY}.'
        raise UnreadableInput(where, what)
    return value
