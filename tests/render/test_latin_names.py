"""Names that no lexicon lists are English where all their words are known, and Arabic else."""

import pytest

from rawi.letters import is_arabic
from rawi.lexicon import load_table
from rawi.manners.naming import party_name
from rawi.records import Entity, EntityType
from rawi.render.latin_names import latin_name
from rawi.render.naming import entity_label
from rawi.store.answers import Party


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("بعثة موريتانيا", "ORG", "Mission of Mauritania"),
        ("البعثة اليمنية", "ORG", "Yemeni Mission"),
        ("سفارة الولايات المتحدة", "ORG", "Embassy of the United States"),
        ("رئاسة الأركان السودانية", "ORG", "Sudanese General Staff"),
        ("اللجنة الفنية العراقية السورية المشتركة", "ORG", "Joint Iraqi-Syrian Technical Committee"),
        ("وزارة الزراعة والمياه والبيئة", "ORG", "Ministry of Agriculture, Water and Environment"),
        ("الهيئة الوطنية للانتخابات", "ORG", "National Authority for Elections"),
        ("مطار كسلا الدولي", "LOC", "Kassala International Airport"),
        ("ميناء عدن", "LOC", "Port of Aden"),
        ("فيصل بن منصور", "PER", "Faisal bin Mansour"),
        ("عبدالرزاق منصور", "PER", "Abdul Razzaq Mansour"),
    ],
)
def test_a_name_is_put_together_of_what_is_known(name: str, kind: str, told: str) -> None:
    assert latin_name(name, kind) == told


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("لجنة زنبقة", "ORG"),
        ("اللجنة", "ORG"),
        ("جمعية الرفق بالحيوان", "ORG"),
        ("مطار زنبقة", "LOC"),
        ("بن منصور", "PER"),
        ("منصور بن", "PER"),
        ("منصور الزنبقي", "PER"),
        ("", "ORG"),
        ("", "PER"),
    ],
)
def test_what_is_not_wholly_known_has_no_english_name(name: str, kind: str) -> None:
    assert latin_name(name, kind) is None


def test_a_name_spelt_by_letters_is_shown_to_nobody() -> None:
    unknown = Party("~ORG lgn znbg", "Ljnh Znbqh", "لجنة زنبقة")
    assert party_name(unknown, "en") == party_name(unknown, "ar") == "لجنة زنبقة"
    entity = Entity("Ljnh Znbqh", EntityType.ORG, "Ljnh Znbqh", "لجنة زنبقة")
    assert entity_label(entity).en == "لجنة زنبقة"


def test_the_words_are_arabic_and_their_english_is_not() -> None:
    rows = load_table("render/english_words")
    assert {row["use"] for row in rows} == {"head", "topic", "adjective", "name"}
    for row in rows:
        assert row["source"] and any(map(is_arabic, row["words"])), row.where
        assert row["english"] and not any(map(is_arabic, row["english"])), row.where
        assert row["use"] != "head" or not row["pattern"] or "{}" in row["pattern"], row.where
        assert row["use"] not in ("topic", "adjective") or not row["pattern"], row.where
    words = [(row["words"], row["use"]) for row in rows]
    assert len(words) == len(set(words))


def test_demonyms_and_articles_are_of_countries() -> None:
    countries = load_table("entities/countries")
    codes, names = {row["code"] for row in countries}, {row["name_en"] for row in countries}
    assert {row["code"] for row in load_table("render/english_demonyms")} <= codes
    assert {row["name"] for row in load_table("render/english_the")} <= names
