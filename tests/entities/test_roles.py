"""What a word can be inside a name."""

import pytest

from rawi.entities.roles import name_role
from rawi.letters import lookup_key


@pytest.mark.parametrize("word", ["فلاديمير", "عبدالعزيز", "عبدالرزاق", "سندس", "محمد"])
def test_given_names_also_joined_with_their_servant_word(word: str) -> None:
    assert name_role(lookup_key(word)).given


@pytest.mark.parametrize("word", ["أبو", "بن", "ولد"])
def test_particles_join_with_the_next_word(word: str) -> None:
    role = name_role(lookup_key(word))
    assert role.joins
    assert not role.is_listed


def test_a_servant_word_needs_its_divine_name() -> None:
    assert name_role(lookup_key("عبد")).servant


@pytest.mark.parametrize("word", ["صالح", "خالد", "كريم", "أمل"])
def test_names_that_are_words_too_are_ambiguous(word: str) -> None:
    role = name_role(lookup_key(word))
    assert role.is_ambiguous
    assert not role.is_listed


def test_a_family_name_may_go_without_its_article() -> None:
    assert name_role(lookup_key("زهراني")).family


@pytest.mark.parametrize("word", ["زكرون", "بلوطنو", "ماكفارلين"])
def test_words_that_no_lexicon_holds_are_unknown(word: str) -> None:
    assert name_role(lookup_key(word)).unknown


@pytest.mark.parametrize("word", ["حكومة", "سفينة", "42", "زق"])
def test_ordinary_words_figures_and_short_words_have_no_role(word: str) -> None:
    assert not name_role(lookup_key(word)).is_any
