"""The answers of a chronicle as tables for a terminal."""

from collections.abc import Iterable, Sequence

from rawi.chronicle.corrections import Correction
from rawi.events.ontology import find_type
from rawi.render.columns import Cell, Table
from rawi.store.answers import Hit, Incident, Mark, OfficeHeld, Party, Person, Quote, Relation, Telling
from rawi.store.ledger_answers import LedgerEntry

_Markable = Incident | Telling | Relation | Person | Quote | LedgerEntry
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


def marks_cell(marks: Sequence[Mark]) -> Cell:
    """Show the corrections behind an answer: number, what, by whom and why."""
    return Cell(
        "; ".join(f"{one.number} {one.action}, {one.author}: {one.reason}" for one in marks), "magenta"
    )


def are_corrected(answers: Sequence[_Markable]) -> bool:
    """Tell whether any answer rests on a correction."""
    return any(one.corrections for one in answers)


def corrected_head(answers: Sequence[_Markable]) -> tuple[str, ...]:
    """Give the head of the column of corrections, where there are any."""
    return ("Corrected",) if are_corrected(answers) else ()


def incidents_table(incidents: Iterable[Incident]) -> Table:
    """List incidents: day, what, who, where, and how many independent voices tell it."""
    incidents = tuple(incidents)
    heads: tuple[str, ...] = ("Id", "Days", "Voices", "Type", "Actors", "Recipients", "Place", "Words")
    heads, corrected = (*heads, *corrected_head(incidents)), are_corrected(incidents)
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
            *([marks_cell(one.corrections)] if corrected else []),
        )
        for one in incidents
    )
    return Table("Incidents", heads, rows)


def tellings_table(tellings: Iterable[Telling]) -> Table:
    """List what articles tell of an incident: outlet, day, teller, how it is told, and why it is here."""
    heads = ("Id", "Outlet", "Published", "Teller", "Told as", "Modality", "Days", "Place", "Words", "Why")
    rows = tuple(
        (
            Cell(one.id[:_SHORT_ID], "dim"),
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
    heads: tuple[str, ...] = (
        *("From", "To", "Period", "Incidents", "Verbal coop.", "Material coop."),
        *("Verbal conflict", "Material conflict", "Score"),
    )
    relations = tuple(relations)
    heads, corrected = (*heads, *corrected_head(relations)), are_corrected(relations)
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
            *([marks_cell(one.corrections)] if corrected else []),
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
        corrected = tuple(
            (Cell("corrected"), marks_cell([mark]), Cell(mark.at[:10]), Cell("")) for mark in one.corrections
        )
        yield Table(title, ("", "", "Days", "Articles"), (about, *offices, *corrected))


def _from(held: OfficeHeld) -> str:
    return str(held.articles) if held.articles else held.basis


def quotes_table(quotes: Iterable[Quote]) -> Table:
    """List quotes: who says what, and where it was published."""
    quotes = tuple(quotes)
    heads: tuple[str, ...] = ("Published", "Outlet", "Speaker", "Act", "Words")
    heads, corrected = (*heads, *corrected_head(quotes)), are_corrected(quotes)
    rows = tuple(
        (
            Cell(one.source.published or ""),
            Cell(one.source.outlet or ""),
            Cell(one.speaker.name if one.speaker else one.speaker_words or ""),
            Cell(one.act),
            words_cell(one.content or one.source.words),
            *([marks_cell(one.corrections)] if corrected else []),
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


def corrections_table(corrections: Iterable[Correction]) -> Table:
    """List corrections: what each does, who made it when and why, and whether it was undone."""
    heads = ("No.", "Made", "By", "Does", "Means", "Reason", "Undone")
    rows = tuple(
        (
            Cell(str(one.number), "bold"),
            Cell(one.at[:10]),
            Cell(one.author),
            Cell(_does(one)),
            words_cell(_means(one)),
            Cell(one.reason),
            Cell(f"{(one.undone_at or '')[:10]} {one.undone_by}" if not one.holds else "", "dim"),
        )
        for one in corrections
    )
    return Table("Corrections", heads, rows)


def _does(one: Correction) -> str:
    if one.type is not None:
        return f"{one.action} {one.type}" + (f"/{one.mode}" if one.mode else "")
    if one.office is not None:
        held = f"{one.first or ''}\N{EN DASH}{one.last or ''}" if one.first or one.last else ""
        return " ".join(filter(None, (one.action, one.office, one.country, held)))
    return one.action


def _means(one: Correction) -> str:
    """Name what a correction means: the names, or the sentence of each part's first passage."""
    if one.names:
        return ", ".join(dict.fromkeys(named.words for named in one.names))
    firsts = {passage.part: passage.sentence for passage in reversed(one.passages)}
    return " | ".join(firsts[part] for part in dict.fromkeys(passage.part for passage in one.passages))
