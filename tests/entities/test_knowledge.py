"""What the lexicons know, and under which written forms."""

from rawi.entities.knowledge import Form, known_forms, theatres
from rawi.records import EntityType


def forms(identifier: str, kind: EntityType) -> list[Form]:
    return [form for form in known_forms() if form.known.id == identifier and form.known.type is kind]


def words(identifier: str, kind: EntityType) -> set[str]:
    return {form.words for form in forms(identifier, kind)}


def test_a_country_a_people_and_a_capital_come_of_one_row() -> None:
    assert "موريتانيا" in words("MR", EntityType.GPE)
    assert "الموريتانيين" in words("MR", EntityType.NORP)
    assert "نواكشوط" in words("Nouakchott", EntityType.GPE)
    (country,) = {form.known.country for form in forms("Nouakchott", EntityType.GPE)}
    assert country == "MR"


def test_marks_are_read_and_taken_off() -> None:
    mali = [form for form in forms("ML", EntityType.GPE) if form.words == "مالي"]
    assert [form.needs_context for form in mali] == [True]
    assert any(form.is_sure for form in forms("Riyadh", EntityType.GPE) if form.words == "الرياض")
    assert all(form.words[0] not in "?!" for form in known_forms())


def test_a_title_is_no_part_of_a_listed_name() -> None:
    assert "فيليبي السادس" in words("Felipe VI", EntityType.PER)
    assert "الملك فيليبي السادس" not in words("Felipe VI", EntityType.PER)


def test_a_title_stays_where_it_is_the_name() -> None:
    assert any(name.startswith("الملا ") for name in words("Mullah Omar", EntityType.PER))


def test_a_description_of_a_country_is_no_place() -> None:
    assert not any(form.words == "شمال مالي" for form in known_forms())


def test_where_a_coalition_fights() -> None:
    assert theatres("Saudi-led coalition") == ("YE",)
    assert theatres("Bread Society") == ()
