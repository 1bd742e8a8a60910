"""A relation moved only where each of two periods tells enough, and what stays hostile never warms."""

import pytest

from rawi.manners.moving import course_of, last_two
from rawi.store.answers import Party, Quads, Relation
from rawi.store.queries.relations import Mean


def month(incidents: int, score: float | None) -> Relation:
    parties = Party("SD", "Sudan", "السودان"), Party("TD", "Chad", "تشاد")
    return Relation(*parties, "2024-05", incidents, Quads(0, 0, incidents, 0), score, ())


@pytest.mark.parametrize(
    ("before", "now", "course"),
    [
        (month(3, 1.0), month(3, 4.0), "warmer"),
        (month(3, -1.0), month(5, 2.0), "warmer"),
        (month(4, 5.0), month(3, -2.0), "cooler"),
        (month(3, -9.0), month(3, -8.5), "less_hostile"),
        (month(3, -2.0), month(3, -9.0), "more_hostile"),
        (month(1, -9.0), month(1, -2.0), None),
        (month(9, -9.0), month(2, 8.0), None),
        (month(2, -9.0), month(9, 8.0), None),
        (month(3, 4.0), month(3, 4.2), None),
        (month(3, None), month(3, 4.0), None),
    ],
)
def test_course(before: Relation, now: Relation, course: str | None) -> None:
    assert course_of(before, now, least=0.5) == course


@pytest.mark.parametrize(
    ("told", "spans"),
    [
        # Enough lately, and enough before, though not in one month.
        ([("2023-02", 2), ("2023-05", 1), ("2024-01", 3)], ("2023-02", "2023-05", "2024-01", "2024-01")),
        ([("2023-05", 3), ("2023-11", 2), ("2024-01", 1)], ("2023-05", "2023-05", "2023-11", "2024-01")),
        # What lies too far back is no longer what was before.
        ([("2020-05", 9), ("2024-01", 3)], None),
        # Three incidents of a whole year are no stretch of time.
        ([("2023-01", 3), ("2023-05", 1), ("2023-09", 1), ("2024-01", 1)], None),
        ([("2024-01", 30)], None),
        ([], None),
    ],
)
def test_the_last_two_stretches(told: list[tuple[str, int]], spans: tuple[str, str, str, str] | None) -> None:
    found = last_two(Mean("SD", "TD", period, incidents, 1.0) for period, incidents in told)
    assert (found and tuple(day for one in found for day in (one.first, one.last))) == spans
