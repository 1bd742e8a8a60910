"""What the lexicons know by name: one record for each person, organisation, place, country and people."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from rawi.entities.nisba import nisba_forms
from rawi.entities.positions import position_of
from rawi.letters import ARTICLE
from rawi.lexicon import LIST_SEPARATOR, LongTable, Row, built_once, load_folder, load_table, table_names
from rawi.records import EntityType

CONTEXT_MARK: Final = "?"
SURE_MARK: Final = "!"
_GAZETTEER: Final = "entities/places/geonames"
_CITY_PRECISION_KM: Final = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Someone or something of a lexicon, and the row that knows it."""

    id: str
    type: EntityType
    name: str
    name_ar: str
    country: str | None
    kind: str
    where: str
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float | None = None


class Form(NamedTuple):
    """One written form of something known.

    A form that `needs_context` is also an ordinary word (`?` in the lexicon); one that `is_sure`
    is a name although its letters are some form of a word too (`!`), and keeps its first noun.
    """

    known: Known
    words: str
    role: str
    needs_context: bool
    is_sure: bool = False


def _bare(cell: str) -> str:
    return cell.lstrip(CONTEXT_MARK + SURE_MARK)


def _forms(known: Known, cells: tuple[str, ...], role: str) -> Iterator[Form]:
    for cell in cells:
        words = _bare(cell)
        if words:
            yield Form(known, words, role, cell.startswith(CONTEXT_MARK), cell.startswith(SURE_MARK))


def _first(cells: tuple[str, ...]) -> str:
    return _bare(cells[0]) if cells else ""


def _country_forms(row: Row) -> Iterator[Form]:
    code, name, where = row["code"], row["name_en"], row.where
    names = row.all("names")
    country = Known(code, EntityType.GPE, name, _first(names), code, "country", where)
    yield from _forms(country, names, "name")
    people = Known(code, EntityType.NORP, name, _first(names), code, "nationality", where)
    yield from _nisba(people, row)
    capital_names = row.all("capitals")
    if row["capital_en"]:
        seat = row["capital_en"]
        told = (seat, EntityType.GPE, seat, _first(capital_names), code, "capital", where)
        capital = Known(*told, *(position_of(seat) or ()))
        yield from _forms(capital, capital_names, "name")


def _nisba(known: Known, row: Row) -> Iterator[Form]:
    for column, broken in (("adjectives", False), ("plurals", True)):
        for cell in row.all(column):
            words = _bare(cell)
            for form in nisba_forms(words, broken=broken):
                yield Form(known, form, "nisba", cell.startswith(CONTEXT_MARK))


def _people_forms(row: Row) -> Iterator[Form]:
    adjectives = row.all("adjectives") or row.all("plurals")
    country = row["country"] or None
    known = Known(
        row["id"], EntityType.NORP, row["name_en"], _first(adjectives), country, "people", row.where
    )
    yield from _nisba(known, row)


def _named_alike(row: Row, entity_type: EntityType) -> Known:
    """Make a person or a body, whose English name is its id."""
    names = _first(row.all("names"))
    return Known(row["id"], entity_type, row["id"], names, row["country"] or None, row["kind"], row.where)


def _person_forms(row: Row) -> Iterator[Form]:
    known = _named_alike(row, EntityType.PER)
    for form in (*_forms(known, row.all("names"), "name"), *_forms(known, row.all("short"), "short")):
        bare = _without_title(form.words)
        is_short = bare is not None and " " not in bare
        yield form if bare is None else Form(known, bare, "short" if is_short else form.role, is_short)


def _without_title(words: str) -> str | None:
    """Take off a title that is no part of the name: `الملك سلمان`."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.startswith(ARTICLE) and first in _outer_titles() else None


@cache
def _outer_titles() -> frozenset[str]:
    inner = {row["title"] for row in load_table("names/inner_titles")}
    titles = {form for row in load_table("names/titles") for form in (row["title"], *row.all("forms"))}
    titles.update(form for row in load_table("entities/offices") for form in row.all("names"))
    return frozenset(title for title in titles if " " not in title) - inner


def _organisation_forms(row: Row) -> Iterator[Form]:
    names = row.all("names")
    known = _named_alike(row, EntityType.ORG)
    cells = {_bare(cell) for cell in (*names, *row.all("short"))}
    for form in (*_forms(known, names, "name"), *_forms(known, row.all("short"), "short")):
        opening, _, rest = form.words.partition(" ")
        if form.is_sure or not (opening in _outer_heads() and rest in cells):
            yield form


@cache
def _outer_heads() -> frozenset[str]:
    """Give the nouns that stay outside a body's name: قوات | التحالف العربي."""
    return frozenset(row["head"] for row in load_table("entities/heads") if row["named"] == "no")


@cache
def _outer_cues() -> frozenset[str]:
    """Give the nouns that stay outside a place's name: جزيرة | غوتلاند."""
    rows = [row for row in load_table("entities/place_cues") if row["named"] == "no"]
    return frozenset(form for row in rows for form in (row["cue"], *row.all("forms")))


@cache
def _outer_nouns() -> frozenset[str]:
    rows = load_table("entities/outer_nouns")
    return frozenset(form for row in rows for form in (row["noun"], *row.all("forms")))


@cache
def _countries_and_peoples() -> frozenset[str]:
    forms = (form for row in load_table("entities/countries") for form in _country_forms(row))
    return frozenset(form.words for form in forms)


def _is_part_of_country(words: str) -> bool:
    """Whether a listed place is a mere description, of which the country alone is the name."""
    opening, _, rest = words.rpartition(" ")
    return opening in _outer_nouns() and rest in _countries_and_peoples()


def _without_cue(form: Form) -> Form:
    words = form.words.split(" ")
    for count in (1, 2):
        if len(words) > count and " ".join(words[:count]) in _outer_cues() and not form.is_sure:
            return form._replace(words=" ".join(words[count:]))
    return form


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _place_forms(row: Row) -> Iterator[Form]:
    cells = row.cells
    names = row.all("names")
    known = Known(
        row["id"],
        EntityType(cells.get("type", "GPE")),
        row["id"],
        _first(names),
        row["country"] or None,
        cells.get("kind", "city"),
        row.where,
        _number(row["lat"]),
        _number(row["lon"]),
        _number(cells["precision_km"]) if "precision_km" in cells else _CITY_PRECISION_KM,
    )
    for form in _forms(known, names, "gazetteer" if "population" in cells else "name"):
        if known.type is EntityType.LOC and _is_part_of_country(form.words):
            continue
        yield _without_cue(form) if " " in form.words else form


@built_once
def known_forms() -> tuple[Form, ...]:
    """Give all written forms of all that the lexicons know, in the order of the lexicons."""
    forms: list[Form] = []
    for row in load_table("entities/countries"):
        forms.extend(_country_forms(row))
    for row in load_table("entities/peoples"):
        forms.extend(_people_forms(row))
    for row in load_folder("entities/organisations"):
        forms.extend(_organisation_forms(row))
    for row in load_folder("entities/people"):
        forms.extend(_person_forms(row))
    for name in table_names("entities/places"):
        if name != _GAZETTEER:
            for row in load_table(name):
                forms.extend(_place_forms(row))
    return tuple(forms)


@cache
def _gazetteer() -> LongTable:
    return LongTable(_GAZETTEER)


def gazetteer_names() -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the names of the world's towns, each with the numbers of its row and of its cell part."""
    for number, cell in _gazetteer().cells("names"):
        for part, words in enumerate(cell.split(LIST_SEPARATOR)):
            yield _bare(words.strip()), (number, part)


def gazetteer_row(place: tuple[int, int]) -> Row:
    """Give the row of a town of the world."""
    return _gazetteer().row(place[0])


@cache
def gazetteer_form(place: tuple[int, int]) -> Form:
    """Give one written form of a town of the world."""
    number, part = place
    return tuple(_place_forms(_gazetteer().row(number)))[part]


@cache
def _theatres() -> dict[str, tuple[str, ...]]:
    return {row["organisation"]: row.all("countries") for row in load_table("entities/theatres")}


def theatres(identifier: str) -> tuple[str, ...]:
    """Give the countries where an alliance, mission or armed group acts.

    >>> theatres("Saudi-led coalition")
    ('YE',)
    """
    return _theatres().get(identifier, ())
