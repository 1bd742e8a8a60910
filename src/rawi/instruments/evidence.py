"""Whether a noun with its words is an instrument here: what stands in its name and around it."""

from typing import Final

from rawi.instruments.known import issuers
from rawi.instruments.parties import Parties
from rawi.instruments.party_words import calls_pair
from rawi.instruments.telling import Governor
from rawi.instruments.titles import Title
from rawi.records import EntityType, Mention
from rawi.syntax.line import Line

_RESOLUTION: Final = "resolution"
_CONTRACTS: Final = frozenset({"agreement", "memorandum", "alliance"})
_CODE: Final = 2
_TWO: Final = 2
_TELLING: Final = 2


def _is_other_body(name: Mention) -> bool:
    return name.type is EntityType.ORG and name.entity not in issuers()


def _is_of_others(line: Line, title: Title, told: Governor | None, parties: Parties) -> bool:
    """Whether those whom it binds make it none: `قرار مجلس الشورى رقم 57`, the contract of a company."""
    if title.kind == _RESOLUTION:
        return any(_is_other_body(name) for name in title.names)
    if title.kind not in _CONTRACTS:
        return False
    acting = parties.acting(line, title, told) if told is not None else ()
    return parties.are_businesses((*parties.named(line, title), *acting))


def is_instrument(line: Line, title: Title, told: Governor | None, parties: Parties) -> bool:
    """Tell whether one of the ways holds in which a head asks to be borne out."""
    if title.known is not None:
        return True
    if title.head is None or title.is_excluded:
        return False
    tells = told is not None and told.weight >= _TELLING
    if title.unless and not tells:
        return False
    marks = set(title.marks) | {"bare"}
    asked = frozenset().union(*title.head.needs)
    if _is_of_others(line, title, told, parties):
        return False
    if title.is_possessed:
        if "dated" not in marks:
            return False
        marks.discard("bare")
    if "step" in asked and tells:
        marks.add("step")
    if not asked.isdisjoint({"states", "sides"}):
        named = parties.named(line, title)
        marks |= {"states"} if any(len(party) == _CODE for party in named) else set()
        marks |= {"sides"} if len(named) >= _TWO else set()
    if told is not None and told.step.step == "proposed":
        marks.add("demanded")
    if not asked.isdisjoint({"near", "abroad", "alliance", "land"}):
        states = parties.states_in(line)
        ids = parties.in_sentence(line)
        marks |= {"near"} if not ids.isdisjoint(issuers()) else set()
        marks |= {"alliance"} if any(map(parties.is_alliance, ids)) else set()
        marks |= {"abroad"} if len(states) >= _TWO else set()
        marks |= {"land"} if states else set()
    if "pair" in asked and calls_pair(line):
        marks.add("pair")
    return any(need <= marks for need in title.head.needs)
