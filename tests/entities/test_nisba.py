"""Adjectives of nationality in all their forms."""

import pytest

from rawi.entities.nisba import nisba_forms


@pytest.mark.parametrize(
    "form",
    ["تونسي", "التونسية", "تونسيون", "التونسيين", "تونسيان", "تونسيتين", "التونسيات", "تونسيا"],
)
def test_a_sound_adjective_has_every_gender_number_and_case(form: str) -> None:
    assert form in nisba_forms("تونسي")


def test_a_broken_plural_takes_the_article_and_the_accusative_only() -> None:
    assert nisba_forms("مغاربة", broken=True)[:2] == ("مغاربة", "المغاربة")
    assert len(nisba_forms("أتراك", broken=True)) == 3


def test_no_form_stands_twice() -> None:
    forms = nisba_forms("كيني")
    assert len(set(forms)) == len(forms)
