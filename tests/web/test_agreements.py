"""The ledger's pages tell the time of a step as roughly as articles do."""

import pytest

from rawi.store.ledger_answers import InstrumentStep
from rawi.web.questions.agreements import step_day, told_day


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
