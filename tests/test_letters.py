"""Spelling variants share one key, and what tells words apart is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.letters import is_arabic, is_spelling_of, lookup_key, normalise

ARABIC = st.text(st.characters(min_codepoint=0x0620, max_codepoint=0x06FF), max_size=30)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آسيا", "اسيا"),
        ("ٱلله", "الله"),
        ("مصطفى", "مصطفي"),
        ("فاطمة", "فاطمه"),
        ("مؤتمر", "موتمر"),
        ("فائز", "فايز"),
        ("شنڨريحة", "شنقريحة"),
        ("ڤيينا", "فيينا"),
        ("پاريس", "باريس"),
        ("چاد", "جاد"),
        ("گاو", "كاو"),
        ("مُحَمَّد", "محمد"),
        ("تـــونس", "تونس"),
        ("امریکا", "امريكا"),
        ("ﻣﺎﻟﻲ", "مالي"),
        ("ﷲ", "الله"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("al-Qaeda", "AL-QAEDA"),
        ("نيويورك\N{ZERO WIDTH NON-JOINER}", "نيويورك"),
    ],
)
def test_spellings_of_one_word_share_a_key(written: str, other: str) -> None:
    assert lookup_key(written) == lookup_key(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [("مالي", "المالي"), ("سعيد", "صعيد"), ("قطر", "قطار"), ("حسن", "حسين"), ("زهر", "ظهر")],
)
def test_different_words_keep_different_keys(word: str, other: str) -> None:
    assert lookup_key(word) != lookup_key(other)


def test_the_map_of_a_key_skips_marks() -> None:
    text = "مُحَمَّد"
    key, offsets = normalise(text)
    assert key == "محمد"
    assert [text[offset] for offset in offsets] == list("محمد")


def test_a_ligature_gives_several_letters_of_one_character() -> None:
    assert normalise("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}").offsets == (0, 0)


@pytest.mark.parametrize(
    ("written", "listed"), [("افاد", "أفاد"), ("مدينه", "مدينة"), ("علي", "على"), ("أَفاد", "أفاد")]
)
def test_carelessness_is_a_spelling(written: str, listed: str) -> None:
    assert is_spelling_of(written, listed)


@pytest.mark.parametrize(
    ("written", "listed"),
    [("أفاد", "آفاد"), ("على", "علي"), ("مدينة", "مدينه"), ("وأن", "وان"), ("مال", "مالي")],
)
def test_what_is_written_on_purpose_contradicts(written: str, listed: str) -> None:
    assert not is_spelling_of(written, listed)


@pytest.mark.parametrize("letter", ["ا", "ڨ", "گ", "ﻻ", "ݐ"])
def test_letters_of_the_arabic_script(letter: str) -> None:
    assert is_arabic(letter)


@pytest.mark.parametrize("sign", ["،", "؟", "٣", "x", "\N{ARABIC FATHA}", "«", " "])
def test_signs_and_figures_are_no_arabic_letters(sign: str) -> None:
    assert not is_arabic(sign)


@given(ARABIC)
def test_every_word_is_a_spelling_of_itself(word: str) -> None:
    assert is_spelling_of(word, word)


@given(ARABIC, ARABIC)
def test_a_spelling_always_shares_the_key(written: str, listed: str) -> None:
    if is_spelling_of(written, listed):
        assert lookup_key(written) == lookup_key(listed)
