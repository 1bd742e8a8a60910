"""The people and office-holders of the world outside the Arab League are well formed and dated right."""

import re
from functools import cache
from pathlib import Path

import pytest

ENTITIES = Path(__file__).parents[2] / "src" / "rawi" / "lexicons" / "entities"
REGIONS = (
    "united_states",
    "russia_ukraine",
    "western_europe",
    "europe_other",
    "turkey",
    "iran",
    "israel",
    "asia",
    "africa",
    "americas",
    "organisations",
)
PEOPLE_COLUMNS = ["id", "names", "short", "country", "kind", "source"]
HOLDER_COLUMNS = ["office", "country", "person", "from", "to", "source"]
KINDS = {
    *("politician", "royal", "military", "militant", "cleric", "diplomat", "journalist", "activist"),
    *("artist", "businessperson", "judge", "athlete", "writer", "scientist"),
}
DATE = re.compile(r"(?P<year>\d{4})(-(?P<month>0[1-9]|1[0-2])(-(?P<day>0[1-9]|[12]\d|3[01]))?)?")
WRITTEN = re.compile(
    r"[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER GHAIN}\N{ARABIC LETTER FEH}-\N{ARABIC LETTER YEH} -]+"
)


@cache
def table(path: Path) -> list[list[str]]:
    """Read the header and rows of a lexicon file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def people(region: str) -> list[list[str]]:
    return table(ENTITIES / "people" / f"{region}.tsv")[1:]


def holders(region: str) -> list[list[str]]:
    return table(ENTITIES / "holders" / f"{region}.tsv")[1:]


def listed(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


def first_day(written: str) -> str:
    return written + "-01-01"[len(written) - 4 :] if len(written) < 10 else written


def last_day(written: str) -> str:
    return "9999-12-31" if not written else written + "-12-31"[len(written) - 4 :]


def in_office(office: str, country: str, day: str) -> set[str]:
    """Name everyone who may have held the office on that day."""
    return {
        person
        for path in (ENTITIES / "holders").glob("*.tsv")
        for held, of, person, since, until, _ in table(path)[1:]
        if (held, of) == (office, country) and first_day(since) <= day <= last_day(until)
    }


@pytest.mark.parametrize("region", REGIONS)
def test_columns_are_the_agreed_ones(region: str) -> None:
    for folder, columns in (("people", PEOPLE_COLUMNS), ("holders", HOLDER_COLUMNS)):
        header, *rows = table(ENTITIES / folder / f"{region}.tsv")
        assert header == columns
        assert all(len(row) == len(columns) and row[-1] for row in rows)


@pytest.mark.parametrize("region", REGIONS)
def test_people_are_written_plainly_with_known_kinds(region: str) -> None:
    for person, names, short, country, kind, _ in people(region):
        assert names and kind in KINDS, person
        assert re.fullmatch("[A-Z]{2}", country), person
        for name in (form.lstrip("?!") for form in [*listed(names), *listed(short)]):
            assert WRITTEN.fullmatch(name) and name == name.strip(), (person, name)


def test_no_person_and_no_full_name_stands_twice() -> None:
    ids = [row[0] for region in REGIONS for row in people(region)]
    names = [name for region in REGIONS for row in people(region) for name in listed(row[1])]
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))


def test_a_shared_short_form_asks_for_the_full_name() -> None:
    owners: dict[str, set[str]] = {}
    sure: set[str] = set()
    for region in REGIONS:
        for person, _, short, *_ in people(region):
            for form in listed(short):
                owners.setdefault(form.lstrip("?!"), set()).add(person)
                sure |= set() if form.startswith("?") else {form}
    assert not {form for form in sure if len(owners[form.lstrip("?!")]) > 1}


def test_every_holder_is_a_known_person_in_a_known_office() -> None:
    known = {row[0] for path in (ENTITIES / "people").glob("*.tsv") for row in table(path)[1:]}
    offices = {row[0] for row in table(ENTITIES / "offices.tsv")[1:]}
    for region in REGIONS:
        for office, _, person, *_ in holders(region):
            assert person in known, person
            assert office in offices, office


@pytest.mark.parametrize("region", REGIONS)
def test_dates_parse_and_run_forwards(region: str) -> None:
    for _, _, person, since, until, _ in holders(region):
        assert DATE.fullmatch(since), person
        assert not until or DATE.fullmatch(until), person
        assert first_day(since) <= last_day(until), person


@pytest.mark.parametrize(
    ("office", "country", "day", "person"),
    [
        ("foreign_minister", "US", "2015-08-01", "John Kerry"),
        ("president", "US", "2016-12-31", "Barack Obama"),
        ("president", "US", "2017-01-21", "Donald Trump"),
        ("foreign_minister", "FR", "2025-04-06", "Jean-Noël Barrot"),
        ("president", "FR", "2015-11-13", "Francois Hollande"),
        ("secretary_general", "United Nations", "2016-06-01", "Ban Ki-moon"),
        ("secretary_general", "United Nations", "2025-06-01", "Antonio Guterres"),
        ("un_envoy", "LY", "2015-06-01", "Bernardino Leon"),
        ("un_envoy", "SY", "2016-03-15", "Staffan de Mistura"),
        ("high_representative", "European Union", "2015-07-14", "Federica Mogherini"),
        ("foreign_minister", "RU", "2015-09-30", "Sergei Lavrov"),
        ("foreign_minister", "IR", "2015-07-14", "Mohammad Javad Zarif"),
        ("prime_minister", "TR", "2015-08-06", "Ahmet Davutoglu"),
        ("prime_minister", "IL", "2022-07-15", "Yair Lapid"),
        ("prime_minister", "GB", "2016-07-14", "Theresa May"),
        ("chancellor", "DE", "2022-02-24", "Olaf Scholz"),
        ("director_general", "International Atomic Energy Agency", "2015-07-14", "Yukiya Amano"),
        ("commission_president", "African Union", "2020-01-01", "Moussa Faki Mahamat"),
    ],
)
def test_the_right_person_held_the_office(office: str, country: str, day: str, person: str) -> None:
    assert in_office(office, country, day) == {person}
