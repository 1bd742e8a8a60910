"""Ordinary words are known in all inflections, and names are not taken for them."""

import pytest

from rawi.language.vocabulary import is_listed_word, key_class, particle_kind, word_class
from rawi.language.words import word
from rawi.letters import lookup_key


@pytest.mark.parametrize(
    "form",
    ["وزارة", "الوزارات", "وزراؤهم", "مدينتين", "زياراتها", "حكومتنا", "المسؤولين", "أسواق", "قراراته"],
)
def test_nouns_in_their_inflections(form: str) -> None:
    assert key_class(lookup_key(form)).noun


@pytest.mark.parametrize("form", ["سياسي", "السياسية", "الأمنيين", "خطيرة", "الكبرى"])
def test_adjectives_in_their_inflections(form: str) -> None:
    assert key_class(lookup_key(form)).adjective


@pytest.mark.parametrize("form", ["عسكريون", "اقتصاديا"])
def test_adjectives_whose_stem_without_ya_is_a_noun(form: str) -> None:
    assert key_class(lookup_key(form)).adjective


@pytest.mark.parametrize("form", ["قال", "أعلنت", "يتهمون", "سيزور", "استدعى", "اغتيل"])
def test_verbs_in_their_inflections(form: str) -> None:
    assert word_class(word(form)).verb


@pytest.mark.parametrize("name", ["لافروف", "زيلينسكي", "نواكشوط", "إردوغان", "شولتس", "تينزاواتين"])
def test_foreign_names_are_no_ordinary_words(name: str) -> None:
    assert not key_class(lookup_key(name)).is_known


def test_a_name_may_look_like_an_inflection() -> None:
    assert key_class(lookup_key("ماكرون")).is_known


@pytest.mark.parametrize(
    ("text", "kind"),
    [("إلى", "preposition"), ("لكن", "conjunction"), ("الذي", "relative"), ("هذه", "demonstrative")],
)
def test_function_words_have_a_kind(text: str, kind: str) -> None:
    assert particle_kind(lookup_key(text)) == kind


def test_an_ordinary_word_has_no_kind() -> None:
    assert particle_kind(lookup_key("سفينة")) is None


@pytest.mark.parametrize("text", ["وبالحكومة", "فالوزير", "للمدينة", "كالعادة"])
def test_attached_letters_are_undone(text: str) -> None:
    assert word_class(word(text)).noun


def test_the_undivided_word_is_tried_first() -> None:
    assert word_class(word("وزير")).noun
    assert word_class(word("بلد")).noun


def test_a_stem_is_listed_and_an_inflection_is_not() -> None:
    assert is_listed_word(lookup_key("زيارة"))
    assert is_listed_word(lookup_key("الزيارة"))
    assert not is_listed_word(lookup_key("زياراتهم"))


def test_latin_and_figures_have_no_class() -> None:
    assert not word_class(word("NATO")).is_known
    assert not word_class(word("2024")).is_known
