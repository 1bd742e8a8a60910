"""Unlisted names get readable Latin ids, the same for every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.entities.transliteration import transliterate


@pytest.mark.parametrize(
    ("arabic", "latin"), [("زكرون", "Zkrwn"), ("محمد", "Mohammed"), ("أحمد", "Ahmed"), ("احمد", "Ahmed")]
)
def test_letters_and_listed_names(arabic: str, latin: str) -> None:
    assert transliterate(arabic) == latin


def test_the_article_is_written_apart() -> None:
    assert transliterate("المرزقلي").startswith("al-M")


@pytest.mark.parametrize(("one", "other"), [("مُرزقلي", "مرزقلي"), ("تڨرت", "تقرت"), ("غزالة", "غزاله")])
def test_spellings_share_their_latin(one: str, other: str) -> None:
    assert transliterate(one) == transliterate(other)


@given(st.lists(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"), min_size=1, max_size=8), max_size=4))
def test_nothing_arabic_is_left_and_words_stay_words(words: list[str]) -> None:
    latin = transliterate(" ".join(words))
    assert latin.isascii()
    assert len(latin.split(" ")) == max(1, len(words))
