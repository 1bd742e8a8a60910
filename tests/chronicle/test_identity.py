"""Who the bodies and people of an article are beyond it: organs at home, servants of international bodies."""

from rawi import read
from rawi.chronicle.identity import identify
from rawi.chronicle.parties import party_of


def test_ministries_of_one_name_are_those_of_their_states() -> None:
    iraq = identify(
        read("قالت وزارة الداخلية العراقية إن الأمن مستتب. وأضافت وزارة الداخلية أن الحملة مستمرة.")
    )
    kuwait = identify(read("قالت وزارة الداخلية إن المنافذ الكويتية مفتوحة. وأكد مسؤول كويتي ذلك في الكويت."))
    names = [
        {one.key for one in people.bearers.values() if one.key.startswith("Ministry")}
        for people in (iraq, kuwait)
    ]
    assert names == [{"Ministry of Interior of Iraq"}, {"Ministry of Interior of Kuwait"}]


def test_a_ministry_stays_nobodys_where_states_are_mixed() -> None:
    people = identify(read("قالت وزارة الداخلية إن مهربا تركيا أوقف على الحدود مع إيران، ونقل إلى سوريا."))
    assert {one.key for one in people.bearers.values()} >= {"Ministry of Interior"}


def test_an_envoy_of_the_united_nations_acts_for_them() -> None:
    people = identify(
        read("التقى المبعوث الأممي إسماعيل ولد الشيخ أحمد الوفد في الكويت.", published="2016-05-10")
    )
    assert "United Nations" in {party_of(one) for one in people.bearers.values()}
    assert "MR" not in {party_of(one) for one in people.bearers.values()}
