"""One slip of the pen is a misprint; two slips, or a short word, are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.language.typos import is_misprint

KEYS = st.text(st.sampled_from("ابتدرسعم"), max_size=8)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("صبير", "صبري"),
        ("كليومتر", "كيلومتر"),
        ("كايره", "طايره"),
        ("مذركه", "مذكره"),
        ("بوقدوم", "بوقادوم"),
        ("لافروفف", "لافروف"),
        ("شنقريحه", "شنقريه"),
    ],
)
def test_one_slip_is_a_misprint(written: str, meant: str) -> None:
    assert is_misprint(written, meant)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("صبري", "صبري"),
        ("علي", "علا"),
        ("عمر", "عمرو"),
        ("محمود", "مسعود"),
        ("تبونن", "تبو"),
        ("ابجد", "بادج"),
        ("", ""),
    ],
)
def test_equal_short_or_further_words_are_none(written: str, other: str) -> None:
    assert not is_misprint(written, other)


@given(KEYS, KEYS)
def test_it_is_the_same_from_both_sides(written: str, meant: str) -> None:
    assert is_misprint(written, meant) == is_misprint(meant, written)


@given(st.text(st.sampled_from("ابتدرسعم"), min_size=4, max_size=8), st.data())
def test_a_dropped_letter_is_always_found(meant: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(meant) - 1))
    written = meant[:place] + meant[place + 1 :]
    assert is_misprint(written, meant) == (len(written) >= 4)
