"""Texts that once made the reader fail, found by `benchmarks/fuzz.py`."""

import pytest

import rawi

DIGITS = "9" * 400


@pytest.mark.parametrize(
    "text",
    [
        f"اجتمع الوزراء في {DIGITS} أيار وعادوا مساء.",
        f"وصل الوفد الساعة {DIGITS} صباحا.",
        f"بلغ العدد {DIGITS}،5 مليار خلال {DIGITS} يوما.",
        f"منذ عام {DIGITS} وحتى {DIGITS}/{DIGITS}/{DIGITS}.",
    ],
)
def test_a_number_that_nobody_means_is_read_over(text: str) -> None:
    reading = rawi.read(text, published="2024-05-07")
    assert reading.text == text
    assert not [one for one in reading.timexes if "9999" in one.text]
