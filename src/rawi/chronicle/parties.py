"""Who stands behind a participant: a state for its organs, officials and capital, anyone else for himself."""

from functools import cache
from typing import NamedTuple

from rawi.chronicle.identity import Bearer
from rawi.lexicon import load_table
from rawi.records import EntityType, Participant

ACTOR, RECIPIENT = "actor", "recipient"


class Side(NamedTuple):
    """Someone who takes part in a telling: the `party` he stands for and who he is himself."""

    role: str
    party: str | None
    bearer: int | None
    words: str | None


@cache
def _state_kinds() -> frozenset[str]:
    return frozenset(row["kind"] for row in load_table("chronicle/state_kinds"))


def is_of_state(kind: str | None) -> bool:
    """Tell whether what is of a kind (a ministry, an army) acts for its state."""
    return kind in _state_kinds()


def party_of(bearer: Bearer) -> str:
    """Give the country code for whoever acts for a state, else the key of the entity itself.

    Who serves an international body acts for it, whatever his country.
    """
    if bearer.serves is not None:
        return bearer.serves
    acts_for_state = is_of_state(bearer.kind) or (bearer.type is EntityType.PER and bearer.has_office)
    if bearer.country is not None and acts_for_state:
        return bearer.country
    return bearer.key


def side_of(participant: Participant, role: str, bearers: dict[str, Bearer]) -> Side:
    """Say who a participant is and for whom he stands."""
    bearer = bearers.get(participant.entity or "")
    if bearer is not None:
        return Side(role, party_of(bearer), bearer.number, participant.text)
    # A country that no name of the article mentions: القوات التركية.
    return Side(role, participant.country or participant.entity, None, participant.text)
