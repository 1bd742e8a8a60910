"""The line of rights names the site, and nobody else."""

import pytest

from rawi.ingest.rights import find_rights_holder


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("جميع الحقوق محفوظة لموقع مرسى الأخبار © 2023", "مرسى الأخبار"),
        ("مرسى برس © 2023", "مرسى برس"),
        ("كافة الحقوق محفوظة لـ«الشاطئ» 2020", "الشاطئ"),
        ("كافة الحقوق محفوظة للشاطئ اليوم", "الشاطئ اليوم"),
        ("جميع الحقوق محفوظة لصحيفة الشاطئ", "صحيفة الشاطئ"),
        ("© حقوق النشر 2024، جميع الحقوق محفوظة | مرصد الضفة", "مرصد الضفة"),
        ("Copyright 2020 Sada Press. All Rights Reserved", "Sada Press"),
        ("جميع الحقوق محفوظة. تصميم شركة نجم", None),
        ("جميع الحقوق محفوظة للموقع", None),
        ("يحظر النشر إلا بإذن، وحقوق النشر محفوظة للوكالة", None),
        ("قال الوزير إن الحقوق مصونة.", None),
    ],
)
def test_name(line: str, name: str | None) -> None:
    assert find_rights_holder(line) == name
