"""A relation moved only where each of two periods tells enough, and what stays hostile never warms."""

import pytest

from rawi.manners.moving import course_of
from rawi.store.answers import Party, Quads, Relation


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
