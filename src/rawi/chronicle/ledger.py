"""The ledger: instruments across articles, one entry each, with their status and overdue meetings."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import NamedTuple

from rawi.chronicle.lemmas import content_lemmas
from rawi.timexes.bounds import bounds_of

MENTIONED = "mentioned"
# Steps that only announce, and those that show that something came of it.
_ANNOUNCED = frozenset(("proposed", "negotiated"))
_MEETING = "meeting"
_ALIKE = 0.5
_CADENCE = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}
# A meeting is overdue when half of its interval more has passed.
_PATIENCE = 1.5
_KEY_BYTES = 6


class Named(NamedTuple):
    """An instrument as one article tells of it at one place."""

    number: int
    article: str
    name: str
    instrument: str
    kind: str
    parties: frozenset[str]
    status: str
    date: str | None
    cadence: str | None
    founded: str | None
    published: str | None
    is_listed: bool

    @property
    def day(self) -> str | None:
        """The day of the step: as told, else that of the article for what is news."""
        told = bounds_of(self.date)[0] if self.date else None
        return told.isoformat() if told else self.published if self.status != MENTIONED else None


class Entry(NamedTuple):
    """One instrument of the ledger, its places in the order of their steps."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    founded: str | None
    cadence: str | None
    places: tuple[Named, ...]


def _lemmas(name: str) -> frozenset[str]:
    return frozenset(content_lemmas(name))


def _same(one: Named, other: Named) -> bool:
    """Tell whether two places of one kind and the same parties name one instrument."""
    if one.article == other.article:
        return one.instrument == other.instrument
    if one.date is not None and one.date == other.date and one.status == other.status:
        return True
    if one.founded and other.founded and one.founded[:4] != other.founded[:4]:
        return False
    mine, theirs = _lemmas(one.instrument), _lemmas(other.instrument)
    # A bare head (الاتفاق) fits all agreements of its parties, and so tells none.
    if min(len(mine), len(theirs)) < 2:
        return False
    return len(mine & theirs) / min(len(mine), len(theirs)) > _ALIKE


def _parts(places: Sequence[Named]) -> list[list[Named]]:
    """Part places into instruments: what is the same as one of a part belongs to it."""
    parts: list[list[Named]] = []
    for one in places:
        same = [part for part in parts if any(_same(one, other) for other in part)]
        parts = [part for part in parts if part not in same]
        parts.append([one, *(other for part in same for other in part)])
    return parts


def _blocks(places: Iterable[Named]) -> Iterable[list[Named]]:
    """Part places by what one instrument cannot differ in: its listed name, else its kind and parties."""
    listed: dict[str, list[Named]] = {}
    others: dict[tuple[str, ...], list[Named]] = {}
    for one in sorted(places, key=lambda place: (place.instrument, place.article, place.number)):
        if one.is_listed:
            listed.setdefault(one.instrument, []).append(one)
        elif one.parties:
            others.setdefault((one.kind, *sorted(one.parties)), []).append(one)
        else:
            others.setdefault((one.kind, one.article, one.instrument), []).append(one)
    yield from listed.values()
    for block in others.values():
        yield from _parts(block)


def _entry(places: Sequence[Named]) -> Entry:
    ordered = sorted(places, key=lambda one: (one.day or "9999", one.article, one.number))
    names = sorted({one.instrument for one in places}, key=lambda name: (-len(name), name))
    parties = sorted({party for one in places for party in one.parties})
    kinds = sorted({one.kind for one in places})
    key = min(f"{one.article}:{one.number}" for one in places)
    founded = [one.founded for one in places if one.founded]
    signed = [one.day for one in ordered if one.status == "signed" and one.date]
    return Entry(
        blake2b(key.encode(), digest_size=_KEY_BYTES).hexdigest(),
        names[0],
        kinds[0],
        tuple(parties),
        min(founded, default=None) or next(iter(signed), None),
        next((one.cadence for one in ordered if one.cadence), None),
        tuple(ordered),
    )


def make_ledger(places: Iterable[Named]) -> list[Entry]:
    """Put the places that name instruments together, whatever their order."""
    return sorted(map(_entry, _blocks(places)), key=lambda entry: (-len(entry.places), entry.id))


def status_on(entry: Entry, day: str) -> str:
    """Give the status that an instrument has on a day: that of its last step by then."""
    steps = [one for one in entry.places if one.status != MENTIONED and (one.day or "") <= day]
    return max(steps, key=lambda one: one.day or "").status if steps else MENTIONED


def is_unconfirmed(entry: Entry) -> bool:
    """Tell whether an instrument was announced, and nothing tells that anything came of it."""
    statuses = {one.status for one in entry.places} - {MENTIONED}
    return bool(statuses) and statuses <= _ANNOUNCED


def overdue_since(entry: Entry, day: str) -> str | None:
    """Give the day on which an instrument should have met again, if that is well past."""
    every = _CADENCE.fullmatch(entry.cadence or "")
    met = [one.day for one in entry.places if one.status == _MEETING and one.day and one.day <= day]
    if every is None or not met:
        return None
    length = int(every["count"]) * _DAYS[every["unit"]]
    last = date.fromisoformat(max(met))
    if (date.fromisoformat(day) - last).days <= length * _PATIENCE:
        return None
    return (last + timedelta(days=round(length))).isoformat()
