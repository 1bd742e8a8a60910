"""Parts of names are joined into elements, and slips of the pen forgiven."""

import pytest

from rawi.entities.persons import elements_of
from rawi.letters import lookup_key


@pytest.mark.parametrize(
    ("name", "elements"),
    [
        ("محمد الحجازي", ["محمد", "الحجازي"]),
        ("عبد الله بن زايد", ["عبدالله", "بنزايد"]),
        ("خالد أبو شنب", ["خالد", "أبوشنب"]),
        ("سيدي ولد الشيخ", ["سيدي", "ولدالشيخ"]),
        ("مولود أوغلو", ["مولودأوغلو"]),
        ("أبو بكر", ["أبوبكر"]),
        ("زعيم بن", ["زعيم", "بن"]),
    ],
)
def test_particles_go_with_the_word_they_join(name: str, elements: list[str]) -> None:
    joined = elements_of([lookup_key(word) for word in name.split()])
    assert joined == tuple(map(lookup_key, elements))


def test_spaced_and_joined_servant_names_are_alike() -> None:
    assert elements_of(["عبد", "الرزاق", "حيدر"]) == elements_of(["عبدالرزاق", "حيدر"])
