"""Who held an office on a day."""

from datetime import date

import pytest

from rawi.entities.holders import holder, person_known_as


def name(office: str, country: str, day: str) -> str | None:
    found = holder(office, country, date.fromisoformat(day))
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("office", "country", "day", "person"),
    [
        ("foreign_minister", "DZ", "2020-06-10", "Sabri Boukadoum"),
        ("foreign_minister", "DZ", "2023-02-15", "Ramtane Lamamra"),
        ("foreign_minister", "DZ", "2025-05-20", "Ahmed Attaf"),
        ("president", "FR", "2010-03-01", "Nicolas Sarkozy"),
        ("president", "EG", "2000-01-01", "Hosni Mubarak"),
        ("president", "DZ", "2010-01-01", "Abdelaziz Bouteflika"),
    ],
)
def test_the_day_decides(office: str, country: str, day: str, person: str) -> None:
    assert name(office, country, day) == person


def test_a_day_that_two_people_share_names_nobody() -> None:
    assert name("president", "US", "2021-01-20") is None


def test_before_the_first_term_nobody_is_known() -> None:
    assert name("foreign_minister", "DZ", "1830-01-01") is None


def test_an_unknown_office_or_country_has_no_holder() -> None:
    assert name("lighthouse_keeper", "DZ", "2020-01-01") is None
    assert name("president", "XX", "2020-01-01") is None


def test_a_term_says_which_row_knows_it() -> None:
    found = holder("foreign_minister", "DZ", date(2025, 5, 20))
    assert found is not None
    assert found[1].where.startswith("entities/holders/maghreb.tsv:")


def test_people_are_found_by_id() -> None:
    known = person_known_as("Ahmed Attaf")
    assert known is not None
    assert known.country == "DZ"
    assert person_known_as("Nobody at All") is None
