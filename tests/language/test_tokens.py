"""Text falls into words, numbers and single signs, whose offsets index the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.language.tokens import tokenize

PRESS = st.text(st.sampled_from("اللجزئرمةو ،.«»()0123٤٥ab-ُّـ\n…%@/:"), max_size=60)


def words(text: str) -> list[str]:
    return [token.word.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «نعم».", ["قال", ":", "«", "نعم", "»", "."]),
        ("10،5 مليار", ["10،5", "مليار"]),
        ("1,500.25", ["1,500.25"]),
        ("الجزائرية-المالية", ["الجزائرية", "-", "المالية"]),
        ("الـ16", ["الـ", "16"]),
        (
            "info@example.org أو https://example.org/a?b=1",
            ["info@example.org", "أو", "https://example.org/a?b=1"],
        ),
        ("al-Qaeda وBBC", ["al-Qaeda", "و", "BBC"]),
        ("مهلا... ثم", ["مهلا", "...", "ثم"]),
        ("مُسَيَّرة", ["مُسَيَّرة"]),
        ("45% و٤٥٪", ["45", "%", "و", "٤٥", "٪"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_numbers_and_signs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_tatweel_before_a_word_belongs_to_the_attached_letter() -> None:
    tokens = tokenize("لـاليونسكو")
    assert [token.word.key for token in tokens] == ["لاليونسكو"]


def test_direction_marks_are_left_out() -> None:
    assert words("\N{RIGHT-TO-LEFT MARK}«تونس»\N{LEFT-TO-RIGHT MARK}") == ["«", "تونس", "»"]


def test_a_part_of_a_text_is_cut_with_offsets_of_the_whole() -> None:
    text = "وصل الوفد إلى بيروت"
    assert [(t.start, t.end) for t in tokenize(text, start=4, end=9)] == [(4, 9)]


@given(PRESS)
def test_tokens_slice_back_in_order_and_leave_only_blanks(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert text[end : token.start].strip() == ""
        assert text[token.start : token.end] == token.word.text
        assert token.start >= end
        end = token.end
    assert text[end:].strip() == ""
