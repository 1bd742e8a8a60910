"""What corrections make of tellings: one on top of the other, and of tellings that came later."""

from collections.abc import Sequence

from rawi.chronicle.corrections import Action, Part
from rawi.chronicle.regrouping import Found, Judgement, Standing, regroup


def found(*groups: Sequence[int]) -> dict[int, Found]:
    """Give tellings in incidents; the first of each leads."""
    return {
        one: Found(one, f"{one:04d}", group[0], group[0], "ASSAULT", None)
        for group in groups
        for one in group
    }


def judgement(number: int, action: Action, **tellings: Sequence[int]) -> Judgement:
    kind = "COERCE" if action is Action.RETYPE else None
    return Judgement(number, action, {Part(part): ones for part, ones in tellings.items()}, True, kind, None)


def never(telling: int, apart: Sequence[int], rest: Sequence[int]) -> bool:
    return False


def groups(standings: dict[int, Standing]) -> set[frozenset[int]]:
    members: dict[int, set[int]] = {}
    for one, standing in standings.items():
        members.setdefault(standing.incident, set()).add(one)
    assert all(head in ones for head, ones in members.items())
    return {frozenset(ones) for ones in members.values()}


MERGE, SPLIT = Action.MERGE_INCIDENTS, Action.SPLIT_INCIDENT


def test_the_first_of_a_merge_leads() -> None:
    standings = regroup(found([1, 2], [3, 4]), [judgement(1, MERGE, into=[3], other=[1])], never)
    assert {one.incident for one in standings.values()} == {3}


def test_a_merge_takes_in_what_came_to_either() -> None:
    standings = regroup(found([1, 2, 9], [3, 4, 8]), [judgement(1, MERGE, into=[1, 2], other=[3, 4])], never)
    assert groups(standings) == {frozenset((1, 2, 3, 4, 8, 9))}


def test_a_merge_holds_where_an_incident_fell_apart_since() -> None:
    standings = regroup(found([1], [2], [3, 4]), [judgement(1, MERGE, into=[1, 2], other=[3, 4])], never)
    assert groups(standings) == {frozenset((1, 2, 3, 4))}


def test_a_split_holds_where_incidents_grew_together_since() -> None:
    standings = regroup(found([1, 2, 3, 4]), [judgement(1, SPLIT, apart=[3, 4], rest=[1, 2])], never)
    assert groups(standings) == {frozenset((1, 2)), frozenset((3, 4))}


def test_what_came_later_goes_where_it_is_nearer() -> None:
    made = judgement(1, SPLIT, apart=[3], rest=[1])
    standings = regroup(found([1, 3, 8, 9]), [made], lambda telling, apart, rest: telling == 9)
    assert groups(standings) == {frozenset((1, 8)), frozenset((3, 9))}


def test_a_split_of_the_leader_leaves_the_rest_together() -> None:
    standings = regroup(found([1, 2, 3]), [judgement(1, SPLIT, apart=[1], rest=[2, 3])], never)
    assert groups(standings) == {frozenset((1,)), frozenset((2, 3))}


def test_what_left_may_be_merged_elsewhere() -> None:
    made = [judgement(1, SPLIT, apart=[2], rest=[1, 3]), judgement(2, MERGE, into=[4], other=[2])]
    assert groups(regroup(found([1, 2, 3], [4]), made, never)) == {frozenset((1, 3)), frozenset((2, 4))}


def test_tellings_of_several_incidents_leave_together() -> None:
    standings = regroup(found([1, 2], [3, 4]), [judgement(1, SPLIT, apart=[2, 4], rest=[1, 3])], never)
    assert groups(standings) == {frozenset((1,)), frozenset((3,)), frozenset((2, 4))}


def test_another_type_holds_for_what_came_later() -> None:
    standings = regroup(found([1, 2, 9], [3]), [judgement(1, Action.RETYPE, itself=[1, 2])], never)
    assert {one: standing.type for one, standing in standings.items()} == {
        **dict.fromkeys((1, 2, 9), "COERCE"),
        3: "ASSAULT",
    }


def test_what_follows_a_rejected_telling_is_rejected_and_what_leads_it_is_not() -> None:
    standings = regroup(found([1, 2, 9]), [judgement(5, Action.REJECT, itself=[1, 2])], never)
    assert {standing.rejected for standing in standings.values()} == {5}
    standings = regroup(found([9, 1, 2]), [judgement(5, Action.REJECT, itself=[1, 2])], never)
    assert {one for one, standing in standings.items() if standing.rejected} == {1, 2}


def test_a_rejected_leader_does_not_lead_what_stands() -> None:
    alone = judgement(5, Action.REJECT, itself=[1])._replace(whole=False)
    standings = regroup(found([1, 2, 3]), [alone], never)
    assert {standing.incident for standing in standings.values()} == {2}
