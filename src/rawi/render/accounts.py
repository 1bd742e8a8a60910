"""The accounts of an incident as tables for a terminal: who tells what, where they part, what a map says."""

from collections.abc import Iterable, Iterator, Sequence

from rawi.render.answers import days_cell, marks_cell, parties_cell, type_cell, words_cell
from rawi.render.columns import Cell, Table
from rawi.render.kinds import country_label
from rawi.store.account_answers import Account, Accounts, Point, Said, Site, Version
from rawi.store.answers import Mark

_ARROW = " \N{RIGHTWARDS ARROW} "
_VERDICTS = {"provoked": "answer to a violation"}
_QUIET = frozenset({"agreement", "unopposed"})
_STYLES = {"dispute": "bold red", "difference": "yellow", "update": "cyan"}
_MOST_CHAINS = 3
_REPEATED = "happened"


def _value(attribute: str, name: str, says: Sequence[Said]) -> str:
    if attribute == "lawfulness":
        return _VERDICTS.get(name, name)
    if attribute == "time":
        first, _, last = name.partition("/")
        return first if first == last else f"{first}\N{EN DASH}{last}"
    depths = [one.low for one in says if one.attribute == "territory" and one.low is not None]
    return f"{name}, {max(depths):g} km" if depths else name


def _told(account: Account) -> str:
    """Say in short what an account tells: each value once."""
    found: dict[tuple[str, str], list[Said]] = {}
    for one in account.says:
        found.setdefault((one.attribute, one.name), []).append(one)
    kept = [key for key in found if key[0] != _REPEATED or key[1] == "no" or len(found) == 1]
    parts = (f"{attribute}: {_value(attribute, name, found[attribute, name])}" for attribute, name in kept)
    return "; ".join(parts)


def _accounts_table(told: Accounts) -> Table:
    rows = tuple(
        (
            Cell(one.teller, "bold" if not one.is_outlet else ""),
            Cell(one.since or ""),
            Cell(str(one.voices)),
            Cell("; ".join(_ARROW.join(chain) for chain in one.chains[:_MOST_CHAINS])),
            Cell(_told(one)),
        )
        for one in told.accounts
    )
    return Table("Accounts", ("Teller", "Since", "Voices", "Through", "Tells"), rows)


def _on_map(version: Version) -> str:
    return "" if version.possible is None else "possible" if version.possible else "not on the map"


def _versions(points: Iterable[Point]) -> Iterator[tuple[Cell, ...]]:
    for point in points:
        for number, version in enumerate(point.versions):
            yield (
                Cell(point.attribute if number == 0 else ""),
                Cell(point.kind if number == 0 else "", _STYLES.get(point.kind, "dim")),
                Cell(_value(point.attribute, version.name, version.says), "bold"),
                Cell(", ".join(version.tellers)),
                Cell(_on_map(version)),
                words_cell(version.says[0].source.words),
            )


def _points_table(title: str, points: Sequence[Point]) -> Table:
    heads = ("About", "", "Version", "Tellers", "Map", "Words")
    return Table(title, heads, tuple(_versions(points)))


def _country(code: str | None) -> str:
    return country_label(code).en if code else "a land without a code"


def _border(site: Site) -> str:
    between = "\N{EN DASH}".join(map(_country, site.border))
    return f"{site.border_km:.1f} km from {between}" if site.border_km is not None else ""


def _sites_table(sites: Iterable[Site]) -> Table:
    rows = tuple(
        (
            Cell(site.name),
            Cell(f"{site.latitude:.2f}, {site.longitude:.2f} \N{PLUS-MINUS SIGN} {site.precision_km:g} km"),
            Cell(_country(site.country)),
            Cell(_border(site)),
            Cell("may lie on either side" if site.either_side else ""),
        )
        for site in sites
    )
    return Table("On the map", ("Place", "Position", "Country", "Nearest border", ""), rows)


def _head(told: Accounts) -> Table:
    one = told.incident
    row = (
        Cell(one.id[:8], "dim"),
        days_cell(one.first, one.last),
        Cell(str(one.voices)),
        type_cell(one.type, one.mode),
        parties_cell(one.actors),
        parties_cell(one.recipients),
        Cell(one.place.name if one.place else ""),
    )
    return Table("Incident", ("Id", "Days", "Voices", "Type", "Actors", "Recipients", "Place"), (row,))


def _corrected(marks: Iterable[Mark]) -> Table:
    rows = tuple((Cell(mark.at[:10]), marks_cell([mark])) for mark in marks)
    return Table("Corrected", ("Made", "Correction"), rows)


def accounts_tables(answers: Iterable[Accounts]) -> Iterator[Table]:
    """Show incidents as they are told: each account, where they part, what the map says, where they agree."""
    for told in answers:
        yield _head(told)
        if told.incident.corrections:
            yield _corrected(told.incident.corrections)
        yield _accounts_table(told)
        loud = [point for point in told.points if point.kind not in _QUIET]
        if loud:
            yield _points_table("Where they part", loud)
        sites = dict.fromkeys(site for point in told.points for site in point.sites)
        if sites:
            yield _sites_table(sites)
        quiet = [point for point in told.points if point.kind in _QUIET]
        if quiet:
            yield _points_table("Undisputed", quiet)
