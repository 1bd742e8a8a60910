"""Parts of names are joined into elements, and slips of the pen forgiven."""

import pytest

import rawi
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


def test_a_nationality_that_acts_is_the_person_named_by_it() -> None:
    text = "التقى محمد شياع السوداني وفدا ألمانيا. وأضاف السوداني أن بغداد تنتظر الجانب السوداني."
    meant = [(m.text, m.type) for m in rawi.read(text).mentions if m.text == "السوداني"]
    assert meant == [("السوداني", "PER"), ("السوداني", "NORP")]


def test_a_title_is_not_of_those_met_later_in_the_sentence() -> None:
    reading = rawi.read("كلف رئيس الحكومة وزير الداخلية بالتباحث مع الجانب الكويتي.", published="2024-05-05")
    assert not reading.references
