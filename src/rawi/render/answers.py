"""The answers of a chronicle as tables for a terminal."""

from collections.abc import Iterable, Sequence

from rawi.events.ontology import find_type
from rawi.render.columns import Cell, Table
from rawi.store.answers import Hit, Incident, OfficeHeld, Party, Person, Quote, Relation, Telling

_MOST_NAMES = 3
_MOST_WORDS = 90
_SHORT_ID = 8


def words_cell(told: str) -> Cell:
    """Show words of an article, shortened where they are many."""
    return Cell(told if len(told) <= _MOST_WORDS else told[:_MOST_WORDS].rsplit(" ", 1)[0] + " …")


def parties_cell(parties: Sequence[Party]) -> Cell:
    """Name parties, the first of many."""
    names = [party.name for party in parties[:_MOST_NAMES]]
    more = len(parties) - len(names)
    return Cell(", ".join(names) + (f" +{more}" if more > 0 else ""))


def type_cell(kind: str, mode: str | None) -> Cell:
    """Name a type of event."""
    known = find_type(kind, mode)
    return Cell(known.name_en if known else kind, "bold")


def days_cell(first: str | None, last: str | None) -> Cell:
    """Show a day, or the first and last of several."""
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
            days_cell(one.first, one.last),
            Cell(str(one.voices)),
            type_cell(one.type, one.mode),
            parties_cell(one.actors),
            parties_cell(one.recipients),
            Cell(one.place.name if one.place else ""),
            words_cell(one.source.words),
        )
        for one in incidents
    )
    return Table("Incidents", heads, rows)


def tellings_table(tellings: Iterable[Telling]) -> Table:
    """List what articles tell of an incident: outlet, day, teller, how it is told, and why it is here."""
    heads = ("Outlet", "Published", "Teller", "Told as", "Modality", "Days", "Place", "Words", "Why")
    rows = tuple(
        (
            Cell(one.source.outlet or ""),
            Cell(one.source.published or ""),
            Cell(one.teller or ""),
            type_cell(one.type, one.mode),
            Cell(one.modality),
            days_cell(one.first, one.last),
            Cell(one.place.name if one.place else ""),
            words_cell(one.source.words),
            Cell(_why(one), "dim"),
        )
        for one in tellings
    )
    return Table("Tellings", heads, rows)


_SHARED = {
    **{"e": "who", "p": "place", "c": "country", "s": "names", "o": "thing", "r": "root"},
    **{
        "d": "deed",
        "x": "deed and thing",
        "t": "what",
        "k": "type",
        "w": "word",
        "a": "article names",
        "h": "headline",
    },
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


_MOST_STEPS = 4


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
            days_cell(one.first, one.last),
            Cell(str(one.articles)),
        )
        offices = tuple(
            (Cell("office"), Cell(_office(held)), days_cell(held.first, held.last), Cell(_from(held)))
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
            words_cell(one.content or one.source.words),
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
            words_cell(one.source.title or ""),
            Cell(one.source.words),
        )
        for one in hits
    )
    return Table("Articles", heads, rows)
