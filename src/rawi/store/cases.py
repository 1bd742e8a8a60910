"""Traces and compares accounts in the articles of an incident: all that takes is a case, here or elsewhere.

A case goes to another process as it is, and what is found in it comes back: only loading cases and telling
of them asks the database.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rawi.chronicle import accounts as found_in
from rawi.chronicle import disputes
from rawi.chronicle.deeds import deed_of
from rawi.chronicle.identity import People, identify
from rawi.chronicle.places import Site, site_of
from rawi.chronicle.tellers import View
from rawi.chronicle.tracing import Happening, Told
from rawi.chronicle.tracing import trace as find_passages
from rawi.chronicle.unclaiming import without_claims
from rawi.instruments.known import members as members_of
from rawi.records import Reading
from rawi.store.packing import unpack
from rawi.store.siding import Meant


class Witness(NamedTuple):
    """One article of an incident: its packed reading, and which of its events tell it.

    `meant` are the bearers of whom corrections say who they are, `rejected` the claims that they reject.
    """

    version: int
    voice: int
    packed: bytes
    events: tuple[int, ...]
    meant: Mapping[int, Meant] | None
    rejected: frozenset[int]


class Case(NamedTuple):
    """An incident: its articles, who takes part, and PLOVER's types of its events."""

    witnesses: tuple[Witness, ...]
    parties: frozenset[str]
    types: frozenset[str]


class Compared(NamedTuple):
    """The accounts of an incident set side by side, before they are told with names and sources."""

    accounts: tuple[found_in.Account, ...]
    points: tuple[disputes.Point, ...]

    @property
    def disputed(self) -> int:
        """How many points are in dispute."""
        return sum(point.kind is disputes.Kind.DISPUTE for point in self.points)


def _people(reading: Reading, meant: Mapping[int, Meant]) -> People:
    people = identify(reading)
    bearers = {
        entity: meant[one.number].bearer(one) if one.number in meant else one
        for entity, one in people.bearers.items()
    }
    return people._replace(bearers=bearers)


def _view(witness: Witness) -> View:
    """Give an article as accounts are traced in it: people as corrections say, no claims they reject."""
    reading = unpack(witness.packed)
    people = _people(reading, witness.meant) if witness.meant is not None else None
    return View(without_claims(reading, witness.rejected), people=people)


def _deeds(case: Case, views: Mapping[int, View]) -> frozenset[str]:
    found = (
        deed_of(views[one.version].text, views[one.version].reading.events[number].trigger)
        for one in case.witnesses
        for number in one.events
    )
    return frozenset(one for one in found if one is not None)


class _Passages(NamedTuple):
    """What an incident's articles tell of it, passage by passage."""

    case: Case
    views: Mapping[int, View]
    happenings: Mapping[int, Happening]
    found: Mapping[int, tuple[Told, ...]]

    def camps(self) -> Iterator[str | None]:
        """Give on whose sides the tellers are."""
        return (one.teller.camp for told in self.found.values() for one in told)

    def reports(self) -> Iterator[found_in.Report]:
        for number, voice, *_ in self.case.witnesses:
            view, here = self.views[number], self.happenings[number]
            yield found_in.report_of(view, self.found[number], here, version=number, voice=voice)


def _passages(case: Case, views: Mapping[int, View]) -> _Passages:
    deeds = _deeds(case, views)
    happenings = {
        one.version: Happening(one.events, deeds, case.parties, case.types) for one in case.witnesses
    }
    found = {version: find_passages(views[version], here) for version, here in happenings.items()}
    return _Passages(case, views, happenings, found)


def _sites(views: Iterable[View], accounts: Sequence[found_in.Account]) -> dict[str, Site]:
    """Put the places that accounts name on the map."""
    named = {
        one.value.value
        for account in accounts
        for one in account.statements
        if one.value.attribute == "place"
    }
    found: dict[str, Site] = {}
    for view in views:
        for bearer, entity in zip(view.bearers.values(), view.reading.entities, strict=True):
            site = site_of(entity, bearer.key) if bearer.key in named and bearer.key not in found else None
            if site is not None:
                found[bearer.key] = site
    return found


def _compared(passages: _Passages) -> Compared:
    accounts = found_in.gather_accounts(tuple(passages.reports()))
    ground = disputes.Ground(_sites(passages.views.values(), accounts), members_of)
    return Compared(accounts, disputes.compare_accounts(accounts, ground))


def compare(case: Case) -> Compared:
    """Trace who tells what in the articles of an incident, and set the accounts side by side."""
    return _compared(_passages(case, {one.version: _view(one) for one in case.witnesses}))


def contested(cases: Mapping[int, Case]) -> dict[int, Compared]:
    """Compare the accounts of those incidents, by their numbers, in which any are in dispute.

    Each article is unpacked once, and left alone as soon as it is certain that no accounts of it can be.
    """
    known: dict[int, View] = {}
    found: dict[int, Compared] = {}
    for number, case in cases.items():
        for one in case.witnesses:
            if one.version not in known:
                known[one.version] = _view(one)
        views = {one.version: known[one.version] for one in case.witnesses}
        if not disputes.may_dispute(camp for view in views.values() for camp in view.camps()):
            continue
        passages = _passages(case, views)
        compared = _compared(passages) if disputes.may_dispute(passages.camps()) else None
        if compared is not None and compared.disputed:
            found[number] = compared
    return found
