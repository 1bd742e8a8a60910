"""Checks offices, people and office-holders of the Arab states, the Sahel and the Horn of Africa."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from rawi.letters import lookup_key
from rawi.lexicon import Row, load_folder, load_table

REGIONS = ("maghreb", "egypt_sudan", "levant", "iraq", "gulf", "yemen", "sahel")
KINDS = {
    *("politician", "royal", "military", "militant", "cleric", "diplomat", "journalist", "activist"),
    *("artist", "businessperson", "judge", "athlete", "writer"),
}
RANKS = {
    *("head_of_state", "head_of_government", "minister", "military", "legislative", "judicial"),
    *("international", "religious", "party", "other"),
}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def offices() -> tuple[Row, ...]:
    return load_table("entities/offices")


def people(region: str) -> tuple[Row, ...]:
    return load_table(f"entities/people/{region}")


def holders(region: str) -> tuple[Row, ...]:
    return load_table(f"entities/holders/{region}")


def first_day(text: str) -> date:
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :])


def last_day(text: str) -> date:
    if len(text) == 7:
        return date.fromisoformat(f"{text}-28")
    return date.fromisoformat(text + "-12-31"[len(text) - 4 :]) if text else date.max


def held_by(office: str, country: str, day: str) -> set[str]:
    when = date.fromisoformat(day)
    rows = (row for region in REGIONS for row in holders(region))
    return {
        row["person"]
        for row in rows
        if (row["office"], row["country"]) == (office, country)
        if first_day(row["from"]) <= when <= last_day(row["to"])
    }


def test_offices_have_ids_titles_and_known_ranks() -> None:
    ids = [row["id"] for row in offices()]
    assert len(ids) == len(set(ids))
    for row in offices():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", row["id"]), row.where
        assert row["name_en"] and row["names"] and row["source"], row.where
        assert row["rank"] in RANKS, row.where


def test_one_title_names_one_office() -> None:
    counted = Counter(lookup_key(title) for row in offices() for title in row.all("names"))
    assert not [title for title, times in counted.items() if times > 1]


@pytest.mark.parametrize("region", REGIONS)
def test_people_rows_are_complete(region: str) -> None:
    for row in people(region):
        assert row["id"] and row["names"] and row["source"] == "press", row.where
        assert re.fullmatch(r"[A-Z]{2}", row["country"]), row.where
        assert row["kind"] in KINDS, row.where


def test_ids_are_unique_across_people_files() -> None:
    counted = Counter(row["id"] for row in load_folder("entities/people"))
    assert not [person for person, times in counted.items() if times > 1]


@pytest.mark.parametrize("region", REGIONS)
def test_a_short_form_two_people_share_asks_for_context(region: str) -> None:
    rows = people(region)
    full = {lookup_key(name) for row in rows for name in row.all("names")}
    shorts = [short for row in rows for short in row.all("short")]
    counted = Counter(lookup_key(short.removeprefix("?")) for short in shorts)
    for short in shorts:
        if not short.startswith("?"):
            assert counted[lookup_key(short)] == 1, short
            assert lookup_key(short) not in full, short


@pytest.mark.parametrize("region", REGIONS)
def test_a_full_name_belongs_to_one_person(region: str) -> None:
    counted = Counter(lookup_key(name) for row in people(region) for name in row.all("names"))
    assert not [name for name, times in counted.items() if times > 1]


@pytest.mark.parametrize("region", REGIONS)
def test_holders_name_known_offices_and_people(region: str) -> None:
    known_offices = {row["id"] for row in offices()}
    known_people = {row["id"] for row in load_folder("entities/people")}
    for row in holders(region):
        assert row["office"] in known_offices, row.where
        assert row["person"] in known_people, row.where
        assert row["country"] and row["source"], row.where


@pytest.mark.parametrize("region", REGIONS)
def test_terms_begin_before_they_end(region: str) -> None:
    for row in holders(region):
        assert DATE.fullmatch(row["from"]), row.where
        assert not row["to"] or DATE.fullmatch(row["to"]), row.where
        assert first_day(row["from"]) <= last_day(row["to"]), row.where


@pytest.mark.parametrize(
    ("office", "country", "day", "person"),
    [
        ("foreign_minister", "DZ", "2020-10-01", "Sabri Boukadoum"),
        ("foreign_minister", "DZ", "2022-02-01", "Ramtane Lamamra"),
        ("foreign_minister", "DZ", "2023-04-26", "Ahmed Attaf"),
        ("foreign_minister", "DZ", "2025-04-01", "Ahmed Attaf"),
        ("foreign_minister", "ML", "2015-06-20", "Abdoulaye Diop"),
        ("foreign_minister", "ML", "2025-04-01", "Abdoulaye Diop"),
        ("foreign_minister", "SA", "2015-08-06", "Adel al-Jubeir"),
        ("foreign_minister", "EG", "2017-01-21", "Sameh Shoukry"),
        ("foreign_minister", "MA", "2016-05-01", "Salaheddine Mezouar"),
        ("president", "TN", "2016-07-01", "Beji Caid Essebsi"),
        ("prime_minister", "TN", "2017-01-21", "Youssef Chahed"),
        ("prime_minister", "YE", "2015-08-06", "Khaled Bahah"),
        ("prime_minister", "IQ", "2015-08-06", "Haider al-Abadi"),
        ("president", "SY", "2025-06-01", "Ahmed al-Sharaa"),
        ("president", "LB", "2025-03-01", "Joseph Aoun"),
        ("king", "SA", "2015-08-06", "King Salman"),
        ("crown_prince", "SA", "2015-08-06", "Mohammed bin Nayef"),
        ("governor", "Makkah Region", "2015-08-06", "Khalid al-Faisal"),
        ("secretary_general", "UGTT", "2016-10-01", "Houcine Abassi"),
        ("secretary_general", "Arab League", "2015-08-06", "Nabil Elaraby"),
        ("transitional_leader", "NE", "2024-01-01", "Abdourahamane Tchiani"),
        ("chief_of_staff", "DZ", "2025-04-01", "Said Chengriha"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, country: str, day: str, person: str) -> None:
    assert held_by(office, country, day) == {person}


SINGLE = {"president", "king", "emir", "sultan", "prime_minister", "foreign_minister", "interior_minister"}


def terms_by_seat() -> dict[tuple[str, str], list[tuple[date, date, str]]]:
    """Collect the terms of the offices that one person holds at a time.

    Libya and Yemen stay out: rival governments there fill one office twice.
    """
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for row in (row for region in REGIONS for row in holders(region)):
        if row["office"] in SINGLE and row["country"] not in {"LY", "YE"}:
            term = (first_day(row["from"]), last_day(row["to"]), row.where)
            terms.setdefault((row["office"], row["country"]), []).append(term)
    return terms


def test_terms_in_one_office_do_not_overlap() -> None:
    # A year of tolerance: some terms are known to the year only.
    overlaps = [
        (before, after)
        for seat in terms_by_seat().values()
        for (_, end, before), (start, _, after) in pairwise(sorted(seat))
        if (end - start).days > 366
    ]
    assert not overlaps
