"""Numbers in digits and words have their values, and words that only look like numbers have none."""

import pytest

from rawi.language.numbers import digits_value, find_numbers
from rawi.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("قتل ستة عشر جنديا", [16]),
        ("خمس عشرة طالبة", [15]),
        ("اثنا عشر نائبا", [12]),
        ("إحدى عشرة دولة", [11]),
        ("ثلاثة وعشرون قتيلا", [23]),
        ("مئة وخمسون أسرة", [150]),
        ("ثلاثمائة وستون يوما", [360]),
        ("ثلاثة آلاف وخمسمائة نازح", [3500]),
        ("ألفي دينار", [2000]),
        ("مليونان وثلاثمئة ألف", [2300000]),
        ("10،5 مليار دينار", [10500000000]),
        ("بمسافة 02 كليومتر", [2]),
        ("٢٥ جريحا و۳ قتلى", [25, 3]),
        ("1.500 مهاجر", [1500]),
        ("2.5 مليون نازح", [2500000]),
        ("ألف و200 عامل", [1200]),
        ("وثلاثون آخرون", [30]),
        ("بستة أصوات", [6]),
        ("نصف مليون ليرة", [500000]),
        ("رفض أحد الشهود", []),
        ("نسخة 1.2.3", []),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(tokenize(text))] == values


@pytest.mark.parametrize(
    ("text", "value", "is_definite"),
    [
        ("في الثالث والعشرين", 23, True),
        ("للمرة الثانية عشرة", 12, True),
        ("الحادي عشر", 11, True),
        ("الحادية والعشرين", 21, True),
        ("أول لقاء", 1, False),
    ],
)
def test_ordinals(text: str, value: int, is_definite: bool) -> None:
    (number,) = find_numbers(tokenize(text))
    assert (number.whole, number.is_ordinal, number.is_definite) == (value, True, is_definite)


def test_article_before_digits_belongs_to_the_number() -> None:
    tokens = tokenize("الدورة الـ16 للجنة")
    (number,) = find_numbers(tokens)
    assert (number.first, number.end, number.whole, number.is_definite) == (1, 3, 16, True)


def test_attached_letters_are_outside() -> None:
    tokens = tokenize("بثلاثة أصوات")
    (number,) = find_numbers(tokens)
    assert tokens[number.first].word.text[number.skip :] == "ثلاثة"


def test_separators() -> None:
    assert digits_value("3,14") == 3.14
    assert digits_value("3,140,000") == 3140000
    assert digits_value("12.30.45") is None
