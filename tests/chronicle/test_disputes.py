"""Where accounts part: opposed parties dispute, rising counts are updates, compatible words agree."""

import pytest

from rawi.chronicle.accounts import Account, Statement
from rawi.chronicle.attributes.value import Value
from rawi.chronicle.disputes import Ground, Kind, compare_accounts
from rawi.chronicle.places import Site

_MEMBERS = {"Union": ("AA", "BB")}
_TOWN = Site("Town", "Town", 32.0, 10.7, 5.0, "TN", 4.1, ("LY", "TN"), True)
_INLAND = Site("Inland", "Inland", 34.7, 10.76, 5.0, "TN", 150.0, ("LY", "TN"), False)
_GROUND = Ground({"Town": _TOWN, "Inland": _INLAND}, lambda party: _MEMBERS.get(party, ()))


def _account(party: str | None, *values: Value, day: str = "2024-02-12", name: str = "") -> Account:
    teller = party or name
    statements = tuple(Statement(teller, party, 1, 1, day, value, (0, 9)) for value in values)
    return Account(teller, party, teller, party is None, (), day, (1,), statements)


def _value(attribute: str, value: str, low: float | None = None, high: float | None = None) -> Value:
    return Value(attribute, value, 0, 1, low, high)


def _count(number: int, *, most: float | None = -1) -> Value:
    return _value("killed", str(number), number, number if most == -1 else most)


def _kinds(*accounts: Account) -> dict[str, Kind]:
    return {point.attribute: point.kind for point in compare_accounts(accounts, _GROUND)}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (_value("territory", "in:TN"), _value("territory", "in:LY"), Kind.DISPUTE),
        (_value("territory", "in:TN"), _value("territory", "not:TN"), Kind.DISPUTE),
        (_value("territory", "in:TN"), _value("territory", "not:LY"), Kind.AGREEMENT),
        (_value("lawfulness", "lawful"), _value("lawfulness", "unlawful"), Kind.DISPUTE),
        (_value("lawfulness", "lawful"), _value("lawfulness", "provoked"), Kind.AGREEMENT),
        (_value("happened", "yes"), _value("happened", "no"), Kind.DISPUTE),
        (_value("time", "2024-02-11/2024-02-12"), _value("time", "2024-02-12/2024-02-12"), Kind.AGREEMENT),
        (_value("time", "2024-02-11/2024-02-11"), _value("time", "2024-02-13/2024-02-13"), Kind.DISPUTE),
        (_value("place", "Town"), _value("place", "Inland"), Kind.DISPUTE),
        (_value("place", "Town"), _value("place", "nobody knows"), Kind.AGREEMENT),
        (_value("agent", "AA"), _value("agent", "Union"), Kind.AGREEMENT),
        (_count(3), _count(5), Kind.DISPUTE),
        (_count(3, most=None), _count(5), Kind.AGREEMENT),
    ],
)
def test_two_parties(one: Value, other: Value, kind: Kind) -> None:
    assert _kinds(_account("TN", one), _account("LY", other)) == {one.attribute: kind}


def test_a_toll_that_rises_with_the_days_is_an_update() -> None:
    first, later = _account("TN", _count(3)), _account("LY", _count(5), day="2024-02-14")
    assert _kinds(first, later) == {"killed": Kind.UPDATE}


def test_a_toll_that_falls_is_none() -> None:
    first, later = _account("TN", _count(5)), _account("LY", _count(3), day="2024-02-14")
    assert _kinds(first, later) == {"killed": Kind.DISPUTE}


def test_outlets_differ_and_do_not_dispute() -> None:
    one = _account(None, _value("territory", "in:TN"), name="a")
    other = _account(None, _value("territory", "in:LY"), name="b")
    assert _kinds(one, other) == {"territory": Kind.DIFFERENCE}


def test_members_of_an_alliance_stand_on_its_side() -> None:
    one, other = _value("happened", "yes"), _value("happened", "no")
    assert _kinds(_account("AA", one), _account("Union", other)) == {"happened": Kind.DIFFERENCE}


def test_what_one_alone_tells_is_unopposed() -> None:
    assert _kinds(_account("TN", _value("cause", "cause"))) == {"cause": Kind.UNOPPOSED}


def test_the_map_allows_both_sides_of_a_town_on_the_border_and_not_far_inland() -> None:
    def possible(place: str) -> dict[str, bool | None]:
        tunisia = _account("TN", _value("territory", "in:TN", 3, 3), _value("place", place))
        points = compare_accounts([tunisia, _account("LY", _value("territory", "in:LY"))], _GROUND)
        (point,) = (one for one in points if one.attribute == "territory")
        return {version.value: version.possible for version in point.versions}

    assert possible("Town") == {"in:TN": True, "in:LY": True}
    assert possible("Inland") == {"in:TN": True, "in:LY": False}
