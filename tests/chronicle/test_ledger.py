"""Instruments across articles are one entry each, with status on a day, and what was announced or missed."""

import random

from rawi.chronicle.ledger import Named, is_unconfirmed, make_ledger, overdue_since, status_on

KENYA_UGANDA = frozenset(("KE", "UG"))


def place(
    number: int, article: str, name: str, status: str, **told: str | bool | frozenset[str] | None
) -> Named:
    """Make a place that names an instrument; what is not told is unknown."""
    fields: dict[str, object] = {
        **{"kind": "agreement", "parties": KENYA_UGANDA, "date": None, "cadence": None},
        **{"founded": None, "published": "2020-06-01", "is_listed": False},
        **told,
    }
    return Named(number, article, name, name, status=status, **fields)  # type: ignore[arg-type]


WATERS = [
    place(0, "a", "اتفاقية تقاسم مياه البحيرة", "signed", date="2019-05-04"),
    place(1, "b", "اتفاقية مياه البحيرة", "in_force", date="2020-01-01"),
    place(2, "c", "الاتفاقية المشتركة لتقاسم مياه البحيرة", "suspended", date="2021-03"),
]
OTHERS = [
    place(3, "b", "اتفاقية تسليم المطلوبين", "signed", date="2020-05-30"),
    place(4, "d", "اتفاقية تقاسم مياه البحيرة", "signed", parties=frozenset(("KE", "TZ"))),
    place(5, "e", "الاتفاق", "mentioned"),
]


def test_spellings_of_one_agreement_are_one_entry_and_others_are_apart() -> None:
    entries = make_ledger([*WATERS, *OTHERS])
    assert sorted(len(entry.places) for entry in entries) == [1, 1, 1, 3]
    assert entries[0].places == tuple(WATERS)


def test_the_order_of_articles_changes_nothing() -> None:
    first = make_ledger([*WATERS, *OTHERS])
    for seed in range(5):
        shuffled = [*WATERS, *OTHERS]
        random.Random(seed).shuffle(shuffled)
        assert make_ledger(shuffled) == first


def test_the_status_of_a_day_is_that_of_the_last_step_by_then() -> None:
    entry = make_ledger(WATERS)[0]
    days = ("2019-01-01", "2019-12-31", "2020-06-01", "2021-03-02")
    assert [status_on(entry, day) for day in days] == ["mentioned", "signed", "in_force", "suspended"]


def test_what_was_only_announced_is_unconfirmed() -> None:
    plan = place(0, "a", "مذكرة الربط الكهربائي", "proposed")
    signed = place(1, "b", "مذكرة الربط الكهربائي", "signed")
    assert is_unconfirmed(make_ledger([plan])[0])
    assert not is_unconfirmed(make_ledger([plan, signed])[0])


def test_a_yearly_committee_that_did_not_meet_is_overdue() -> None:
    met = place(
        0, "a", "اللجنة المشتركة العليا", "meeting", kind="committee", date="2018-02-10", cadence="P1Y"
    )
    entry = make_ledger([met])[0]
    assert overdue_since(entry, "2019-03-01") is None
    assert overdue_since(entry, "2020-01-01") == "2019-02-10"


def test_without_a_cadence_nothing_is_overdue() -> None:
    assert overdue_since(make_ledger(WATERS)[0], "2030-01-01") is None
