"""Who did it to whom in an incident, within what one article tells and across articles."""

import pytest

from rawi.chronicle.relating import TellingSides, pair_parties


def told(kind: str, actors: str = "", recipients: str = "") -> TellingSides:
    return TellingSides(kind, None, "2021-03-09", tuple(actors.split()), tuple(recipients.split()))


@pytest.mark.parametrize(
    ("tellings", "pairs"),
    [
        ([told("ASSAULT", "A", "B")], {"A B"}),
        ([told("ASSAULT", "A B")], {"A B", "B A"}),
        # One article knows who did it, another to whom.
        ([told("ASSAULT", "A"), told("ASSAULT", "", "B")], {"A B"}),
        # Whoever is told together is not laid on others: an article that names both sides is whole.
        ([told("ASSAULT", "A", "B"), told("ASSAULT", "C")], {"A B"}),
        ([told("ASSAULT", "A", "B"), told("ASSAULT", "", "C")], {"A B"}),
        # Rival versions of who did it are no quarrel between the two.
        ([told("ASSAULT", "A"), told("ASSAULT", "B")], set()),
        # Articles that turn the deed round contradict each other.
        ([told("ASSAULT", "A"), told("ASSAULT", "", "A B")], set()),
        ([told("CONSULT", "A"), told("CONSULT", "B")], {"A B", "B A"}),
        ([told("CONSULT", "A B"), told("CONSULT", "C D")], {"A B", "B A", "C D", "D C"}),
        ([told("CONSULT", "A B"), told("CONSULT", "C")], {"A B", "B A", "A C", "C A", "B C", "C B"}),
        ([told("SUPPORT", "A"), told("SUPPORT", "B")], set()),
    ],
)
def test_pairs(tellings: list[TellingSides], pairs: set[str]) -> None:
    assert {f"{one.actor} {one.recipient}" for one in pair_parties(tellings)} == pairs


def test_the_leader_tells_the_kind_of_what_others_tell_otherwise() -> None:
    found = pair_parties([told("COERCE", "A"), told("ASSAULT", "", "B"), told("ASSAULT", "A", "C")])
    assert {(one.recipient, one.told.type) for one in found} == {("B", "COERCE"), ("C", "ASSAULT")}
