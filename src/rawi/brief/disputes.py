"""Accounts and disputes: the incidents that are told differently, each version with its tellers and words."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from rawi.brief.document import Draft, DraftGroup, Told
from rawi.brief.evidence import Quoting, quoting
from rawi.brief.matter import Matter
from rawi.brief.selection import INCIDENT_ID, Selection
from rawi.brief.speech import Speech
from rawi.letters import is_arabic
from rawi.manners.wording import Words
from rawi.store.account_answers import Account, Accounts, Point, Said, Site, Version
from rawi.store.answers import Party
from rawi.store.queries.names import party_names
from rawi.store.queries.versions import find_versions

PARTED = ("dispute", "difference", "update")
# Accounts are looked into among the incidents of most independent sources.
_CANDIDATES = 24
_NAMED = frozenset({"agent", "target", "place"})
_WEB = Words("web")


def find_parted(connection: Connection, selection: Selection, about: str) -> tuple[Accounts, ...]:
    """Find the incidents that are told differently, those with most disputes first."""
    ranked = sorted(selection.happenings, key=lambda one: (-one.incident.voices, -one.incident.tellings))
    told = [
        find_versions(connection, one.incident.id, selection.filters)
        for one in ranked[:_CANDIDATES]
        if one.incident.tellings > 1 or about == INCIDENT_ID
    ]
    if about != INCIDENT_ID:
        told = [one for one in told if any(point.kind in PARTED for point in one.points)]
    return tuple(sorted(told, key=lambda one: -len(one.disputes)))


class _Board(NamedTuple):
    """One incident with what its values and tellers are called."""

    told: Accounts
    names: Mapping[str, Party]
    tellers: Mapping[str, Told]
    quotes: Quoting
    speech: Speech


def _teller(account: Account, speech: Speech) -> Told:
    """Name who gives an account: a party, somebody without a name, or the outlets that tell it themselves."""
    if account.party:
        return speech.party(account.party)
    if not (account.is_outlet and account.chains):
        return speech.words(account.teller)
    named, *others = dict.fromkeys(chain[-1] for chain in account.chains)
    told = speech.words(named)
    for other in others:
        told = speech.tell("list.outlets", one=told, other=speech.words(other))
    return told


def _board(matter: Matter, told: Accounts) -> _Board:
    says = [said for account in told.accounts for said in account.says]
    keys = {said.value.partition(":")[2] or said.value for said in says}
    keys |= {site.key for point in told.points for site in point.sites}
    names = party_names(matter.connection, keys)
    tellers = {one.teller: _teller(one, matter.speech) for one in told.accounts}
    quotes = quoting(matter.connection, (said.source for said in says))
    return _Board(told, names, tellers, quotes, matter.speech)


def _number(low: float | None, high: float | None, speech: Speech) -> Told:
    if low is not None and low == high:
        return speech.words(speech.number(low))
    if high is None:
        return speech.tell("number.least", number=speech.number(low or 0))
    if low is None:
        return speech.tell("number.most", number=speech.number(high))
    return speech.tell("number.between", low=speech.number(low), high=speech.number(high))


def _territory(board: _Board, version: Version) -> Told:
    speech = board.speech
    side, _, key = version.value.partition(":")
    told = speech.tell(f"territory.{side}", name=speech.party(board.names[key]))
    depth = max((one.low for one in version.says if one.low), default=None)
    return speech.tell("territory.deep", territory=told, km=speech.number(depth)) if depth else told


def _value(board: _Board, attribute: str, version: Version) -> Told:
    """Name one version of an attribute."""
    speech, said = board.speech, version.says[0]
    if attribute in _NAMED and version.value in board.names:
        return speech.party(board.names[version.value])
    if attribute == "territory":
        return _territory(board, version)
    if attribute == "happened":
        return speech.tell(f"happened.{version.value}")
    if attribute == "time":
        first, _, last = version.value.partition("/")
        return speech.words(speech.day(first, last or first))
    if attribute == "lawfulness":
        return speech.words(_WEB.wording(f"board.lawfulness.{version.value}", speech.language))
    if said.low is not None or said.high is not None:
        return _number(said.low, said.high, speech)
    return speech.tell("note.quoted", words=speech.words(said.source.words))


def _version(board: _Board, point: Point, version: Version) -> Draft | None:
    """Tell a version with those who tell it in words of their own, each quoted once; None if nobody does."""
    speech, words = board.speech, _words_of(board, version)
    if not words:
        return None
    told = speech.tell(
        "dispute.impossible" if version.possible is False else "dispute.version",
        verdict=speech.tell(f"verdict.{point.kind}"),
        attribute=speech.tell(f"attribute.{point.attribute}"),
        value=_value(board, point.attribute, version),
        tellers=speech.list_of([board.tellers[teller] for teller in words]),
    )
    return Draft(told, board.quotes.around(said.source for said in words.values()))


def _words_of(board: _Board, version: Version) -> dict[str, Said]:
    """Give words of each teller of a version; several tellers may be called alike."""
    says = set(version.says)
    found: dict[str, Said] = {}
    for account in board.told.accounts:
        own = next((said for said in account.says if said in says), None)
        if own is not None and account.teller in version.tellers:
            found.setdefault(account.teller, own)
    return found


def _places(board: _Board, point: Point) -> Iterator[Draft]:
    """Tell how near the places that were named are to a border, each with the words that name it."""
    speech = board.speech
    named = {said.value: said for account in board.told.accounts for said in account.says}
    for site in point.sites:
        codes = [code for code in site.border if code is not None]
        if site.key not in named or site.border_km is None or not codes:
            continue
        told = speech.tell(
            "dispute.either" if site.either_side else "dispute.place",
            place=_site_name(board, site, named[site.key].source.words),
            km=speech.number(site.border_km),
            countries=speech.list_of([speech.country(code) for code in codes]),
            precision=speech.number(site.precision_km),
        )
        yield Draft(told, board.quotes.around([named[site.key].source]))


def _site_name(board: _Board, site: Site, words: str) -> Told:
    """Name a place as the chronicle does, in Arabic else by the words of the article."""
    party, speech = board.names[site.key], board.speech
    name = party.name_ar if speech.language == "ar" else party.name
    if speech.language == "ar" and not any(map(is_arabic, name)):
        return speech.words(words)
    return speech.words(site.name if name == party.key else name)


def _group(matter: Matter, told: Accounts) -> DraftGroup:
    board, speech, incident = _board(matter, told), matter.speech, matter.by_id[told.incident.id].incident
    lead = speech.tell(
        "dispute.lead", deed=speech.deed(incident), day=speech.day(incident.first, incident.last)
    )
    whole = matter.asked.about == INCIDENT_ID
    sentences = [Draft(lead, matter.by_id[incident.id].sources)]
    for point in told.points:
        if whole or point.kind in PARTED:
            drafts = (_version(board, point, version) for version in point.versions)
            sentences += [draft for draft in drafts if draft is not None]
            sentences += _places(board, point)
    return DraftGroup(tuple(sentences), led=True)


def tell_disputes(matter: Matter) -> tuple[DraftGroup, ...]:
    """Tell the incidents on which accounts part, and who tells what of them."""
    return tuple(_group(matter, told) for told in matter.contested)
