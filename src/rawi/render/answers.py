"""The answers of a chronicle as tables for a terminal."""

from collections.abc import Iterable, Sequence

from rawi.events.ontology import find_type
from rawi.render.columns import Cell, Table
from rawi.store.answers import Hit, Incident, OfficeHeld, Party, Person, Quote, Relation, Telling

_MOST_NAMES = 3
_MOST_WORDS = 90
_SHORT_ID = 8


def _words(told: str) -> Cell:
    return Cell(told if len(told) <= _MOST_WORDS else told[:_MOST_WORDS].rsplit(" ", 1)[0] + " …")


def _parties(parties: Sequence[Party]) -> Cell:
    names = [party.name for party in parties[:_MOST_NAMES]]
    more = len(parties) - len(names)
    return Cell(", ".join(names) + (f" +{more}" if more > 0 else ""))


def _type(kind: str, mode: str | None) -> Cell:
    known = find_type(kind, mode)
    return Cell(known.name_en if known else kind, "bold")


def _days(first: str | None, last: str | None) -> Cell:
    if first is None or last is None or first == last:
        return Cell(first or "")
    same = next((at for at in (8, 5) if first[:at] == last[:at]), 0)
    return Cell(f"{first}–{last[same:]}")


def incidents_table(incidents: Iterable[Incident]) -> Table:
    """List incidents: day, what, who, where, and how many independent voices tell it."""
    heads = ("Id", "Days", "Voices", "Type", "Actors", "Recipients", "Place", "Words")
    rows = tuple(
        (
            Cell(one.id[:_SHORT_ID], "dim"),
            _days(one.first, one.last),
            Cell(str(one.voices)),
            _type(one.type, one.mode),
            _parties(one.actors),
            _parties(one.recipients),
            Cell(one.place.name if one.place else ""),
            _words(one.source.words),
        )
        for one in incidents
    )
    return Table("Incidents", heads, rows)


def accounts_table(tellings: Iterable[Telling]) -> Table:
    """List what articles tell of an incident: outlet, day, teller, how it is told, and why it is here."""
    heads = ("Outlet", "Published", "Teller", "Told as", "Modality", "Days", "Place", "Words", "Why")
    rows = tuple(
        (
            Cell(one.source.outlet or ""),
            Cell(one.source.published or ""),
            Cell(one.teller or ""),
            _type(one.type, one.mode),
            Cell(one.modality),
            _days(one.first, one.last),
            Cell(one.place.name if one.place else ""),
            _words(one.source.words),
            Cell(_why(one), "dim"),
        )
        for one in tellings
    )
    return Table("Accounts", heads, rows)


_SHARED = {
    **{"e": "who", "p": "place", "c": "country", "s": "names", "o": "thing", "r": "root"},
    **{"d": "deed", "k": "type", "w": "word", "a": "article names", "h": "headline"},
}


def _why(one: Telling) -> str:
    if one.likeness is None:
        return "leads"
    shared = ", ".join(f"{_SHARED[told[0]]} {told[2:]}" for told in one.reasons[:4])
    return f"{one.likeness:.2f}: {shared}"


def relations_table(relations: Iterable[Relation]) -> Table:
    """List relations: who, to whom, when, and how many incidents of each quad class."""
    heads = (
        *("From", "To", "Period", "Incidents", "Verbal coop.", "Material coop."),
        *("Verbal conflict", "Material conflict", "Score"),
    )
    rows = tuple(
        (
            Cell(one.actor.name),
            Cell(one.recipient.name),
            Cell(one.period),
            Cell(str(one.incidents), "bold"),
            Cell(_count(one.quads.verbal_cooperation)),
            Cell(_count(one.quads.material_cooperation)),
            Cell(_count(one.quads.verbal_conflict)),
            Cell(_count(one.quads.material_conflict)),
            Cell("" if one.score is None else f"{one.score:+.1f}"),
        )
        for one in relations
    )
    return Table("Relations", heads, rows)


def _count(number: int) -> str:
    return str(number) if number else ""


def _office(held: OfficeHeld) -> str:
    return " ".join(filter(None, (held.office.replace("_", " "), held.country)))


def people_tables(people: Iterable[Person]) -> Iterable[Table]:
    """Show each person or body: names and offices with their days."""
    for one in people:
        title = " · ".join(filter(None, (one.name_ar, one.name, one.kind, one.country)))
        about = (
            Cell("names"),
            Cell(", ".join(one.names)),
            _days(one.first, one.last),
            Cell(str(one.articles)),
        )
        offices = tuple(
            (Cell("office"), Cell(_office(held)), _days(held.first, held.last), Cell(_from(held)))
            for held in one.offices
        )
        yield Table(title, ("", "", "Days", "Articles"), (about, *offices))


def _from(held: OfficeHeld) -> str:
    return str(held.articles) if held.articles else held.basis


def quotes_table(quotes: Iterable[Quote]) -> Table:
    """List quotes: who says what, and where it was published."""
    heads = ("Published", "Outlet", "Speaker", "Act", "Words")
    rows = tuple(
        (
            Cell(one.source.published or ""),
            Cell(one.source.outlet or ""),
            Cell(one.speaker.name if one.speaker else one.speaker_words or ""),
            Cell(one.act),
            _words(one.content or one.source.words),
        )
        for one in quotes
    )
    return Table("Quotes", heads, rows)


def hits_table(hits: Iterable[Hit]) -> Table:
    """List the articles in which words were found."""
    heads = ("Published", "Outlet", "Title", "Words")
    rows = tuple(
        (
            Cell(one.source.published or ""),
            Cell(one.source.outlet or ""),
            _words(one.source.title or ""),
            Cell(one.source.words),
        )
        for one in hits
    )
    return Table("Articles", heads, rows)
