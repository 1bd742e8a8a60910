"""The ledger's pages tell the time of a step as roughly as articles do."""

import pytest

from rawi.store.answers import Source
from rawi.store.ledger_answers import InstrumentStep, LedgerEntry
from rawi.web.questions.agreements import step_day, stood_since, told_day


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2018", "2018"),
        ("2018-12", "2018-12"),
        ("2018-12-13", "2018-12-13"),
        ("2018-12-13T10:00", "2018-12-13"),
        (None, "2018-12-13"),
    ],
)
def test_a_year_is_not_told_as_its_first_day(date: str | None, told: str) -> None:
    first = f"{date}-01-01"[:10] if date and len(date) < 10 else "2018-12-13"
    step = InstrumentStep("signed", date, first, None, (), None, 1, ())
    assert step_day(step) == first
    assert told_day(step) == told


def entry(status: str, *steps: InstrumentStep) -> LedgerEntry:
    source = Source("a", 1, 0, 4, "هدنة", "barq", None, None, "2023-08-01")
    told = ("i", "اتفاق الحبوب", (), "agreement", (), "2022-07-22", None, False)
    return LedgerEntry(*told, status, (), None, False, (), steps, None, 1, 1, source)


def step(status: str, date: str | None, first: str) -> InstrumentStep:
    return InstrumentStep(status, date, first, first, (), None, 1, ())


def test_a_status_has_the_time_of_the_step_that_made_it_and_not_of_the_founding() -> None:
    signed, ended = step("signed", "2022-07-22", "2022-07-22"), step("ended", "2023-07-17", "2023-07-17")
    assert stood_since(entry("ended", signed, ended)) == "2023-07-17"
    assert stood_since(entry("signed", signed, ended), "2023-01-01") == "2022-07-22"
    assert stood_since(entry("ended", signed, step("ended", None, "2023-08-01"))) == ""
    assert stood_since(entry("in_force", signed)) == ""
