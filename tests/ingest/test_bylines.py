"""Lines of place, outlet, reporter and date are told from headings."""

from datetime import date

import pytest

from rawi.ingest.blocks import Block
from rawi.ingest.bylines import find_byline


@pytest.mark.parametrize(
    "line",
    [
        "لندن ـ «مرسى العرب»: سامر الحلو",
        "13 نوفمبر 2021 - حرر من طرف: ليلى القاسمي",
        "القاهرة - أ ش أ",
        "تونس (وات) -",
        "بيروت – وكالات",
        "ليلى القاسمي - «مرسى العرب»",
        "الخرطوم: مرسى النيل",
    ],
)
def test_byline(line: str) -> None:
    assert find_byline(Block(line), names=frozenset(["مرسي النيل"])) is not None


@pytest.mark.parametrize(
    "line",
    [
        "أزمة خبز جديدة في الخرطوم",
        "مدير الميناء: المخزون يكفي",
        "«مرسى العرب»",
        "وصل الوفد إلى تونس.",
        "تونس",
    ],
)
def test_heading(line: str) -> None:
    assert find_byline(Block(line)) is None


def test_the_day_of_a_byline_is_read() -> None:
    found = find_byline(Block("13 نوفمبر 2021 - حرر من طرف: ليلى القاسمي"))
    assert found and found.dateline and found.dateline.day == date(2021, 11, 13)
