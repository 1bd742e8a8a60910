"""What is said of an agreement has the gender of the noun that names it."""

import pytest

from rawi.lexicon import load_table
from rawi.render.agreeing import is_feminine, standing_label


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("معاهدة حسن الجوار", "treaty", "معلقة"),
        ("اتفاق المصايد", "agreement", "معلق"),
        ("الاتفاقية الجمركية", "agreement", "معلقة"),
        ("14 مذكرة", "memorandum", "معلقة"),
        ("ثلاث اتفاقيات", "agreement", "معلقة"),
        ("مواثيق الأخوة", "treaty", "معلقة"),
        ("الحوار الوطني", "dialogue", "معلق"),
        ("وقف إطلاق النار", "ceasefire", "معلق"),
        ("عقوبات على الموانئ", "sanctions", "معلقة"),
        # A name that is no noun of the news: what it is decides.
        ("اليونيفيل", "mission", "معلقة"),
        ("", "resolution", "معلق"),
    ],
)
def test_a_status_agrees_with_the_noun(name: str, kind: str, told: str) -> None:
    assert standing_label("suspended", name, kind).ar == told


def test_every_kind_has_a_gender_and_english_has_none() -> None:
    kinds = [row["label_ar"] for row in load_table("render/labels") if row["key"].startswith("instrument ")]
    assert {kind: is_feminine("", kind) for kind in kinds} == {kind: is_feminine(kind) for kind in kinds}
    assert is_feminine("بعثة") and is_feminine("عقوبات") and not is_feminine("وقف إطلاق نار")
    assert standing_label("suspended", "معاهدة", "treaty").en == "suspended"


def test_every_feminine_is_of_a_label_and_another_word() -> None:
    masculine = {row["key"]: row["label_ar"] for row in load_table("render/labels")}
    for row in load_table("render/feminines"):
        assert row["source"] and row["feminine"] != masculine[row["key"]], row.where
