"""Words divide in every way that Arabic allows, the undivided word first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.language.clitics import CONJUNCTIONS, PREPOSITIONS, splits
from rawi.letters import lookup_key

WORDS = st.text(st.sampled_from("وفبلكسامنيدرةأُّـ"), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("والجزائر", "الجزائر"),
        ("فمصر", "مصر"),
        ("ببغداد", "بغداد"),
        ("لإيران", "إيران"),
        ("كالبرازيل", "البرازيل"),
        ("للسودان", "السودان"),
        ("وللسودان", "السودان"),
        ("وبتونس", "تونس"),
        ("فللجامعة", "الجامعة"),
        ("للبنان", "لبنان"),
        ("لليبيا", "ليبيا"),
        ("للجنة", "اللجنة"),
    ],
)
def test_attached_letters_come_off(written: str, rest: str) -> None:
    assert lookup_key(rest) in {split.key for split in splits(written)}


@pytest.mark.parametrize("word", ["وزير", "لجنة", "بلدية", "فريق", "كاتب", "وهران"])
def test_the_undivided_word_stands_first(word: str) -> None:
    first = splits(word)[0]
    assert (first.prefix, first.skip, first.key) == ("", 0, lookup_key(word))


def test_a_word_of_two_letters_stays_whole() -> None:
    assert [split.prefix for split in splits("وا")] == [""]


def test_skip_counts_published_characters() -> None:
    text = "وَبِتونس"
    (rest,) = {split.skip for split in splits(text) if split.key == "تونس"}
    assert text[rest:] == "تونس"


def test_the_article_behind_lam_starts_at_the_letter_that_is_there() -> None:
    found = next(split for split in splits("للأمم") if split.key == lookup_key("الأمم"))
    assert "للأمم"[found.skip :] == "لأمم"


@given(WORDS)
def test_every_division_is_a_tail_of_the_word(text: str) -> None:
    key = lookup_key(text)
    for split in splits(text):
        assert 0 <= split.skip <= len(text)
        assert set(split.prefix) <= {*CONJUNCTIONS, *PREPOSITIONS}
        assert key.startswith(split.prefix)
        rest = key[len(split.prefix) :]
        assert split.key.endswith(rest) or split.key.endswith(rest[1:])
