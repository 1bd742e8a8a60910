"""What one article tells of one instrument, and by what that is compared with what others tell."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from rawi.chronicle.instrument_names import is_definite, is_many
from rawi.instruments.known import known_as

# Kinds that outlets call by each other's names.
_FAMILIES = {"memorandum": "agreement", "treaty": "agreement"}
_FOUNDING = frozenset({"signed", "ratified", "in_force"})
MENTIONED = "mentioned"
# Days by which two tellings of one signing may differ.
SLACK = timedelta(days=3)


class Named(NamedTuple):
    """One place of an article that names an instrument, with what is told of it there; days are ISO dates.

    `earliest` and `latest` bound the date of the step.
    """

    version: int
    voice: int
    number: int
    published: str | None
    name: str
    known: bool
    lemmas: frozenset[str]
    kind: str
    parties: tuple[str, ...]
    status: str
    date: str | None
    earliest: str | None
    latest: str | None
    founded: str | None
    founded_earliest: str | None
    founded_latest: str | None
    cadence: str | None
    alternating: bool
    session: int | None
    by: tuple[str, ...]
    sentence: int


class Days(NamedTuple):
    """The first and last day that a time can mean."""

    first: date
    last: date

    def meets(self, other: "Days", slack: timedelta = SLACK) -> bool:
        """Tell whether two times may be one."""
        return self.first <= other.last + slack and other.first <= self.last + slack


# News tells of the same days again and again.
@lru_cache(maxsize=8192)
def days_of(first: str | None, last: str | None) -> Days | None:
    """Give the days between two ISO dates, None where either is unknown.

    >>> days_of("2005-10-01", "2005-10-31").meets(days_of("2005-01-01", "2005-12-31"))
    True
    """
    if first is None or last is None:
        return None
    return Days(date.fromisoformat(first), date.fromisoformat(last))


class Outline(NamedTuple):
    """What a group of places is compared by; of each place the status and the sentence it stands in.

    `founding` are the first and last day on which it can have been founded or signed, as exactly as told.
    """

    version: int
    name: str
    known: bool
    kind: str
    parties: tuple[str, ...]
    lemmas: tuple[str, ...]
    published: str | None
    founding: tuple[str, str] | None
    live: bool
    places: tuple[tuple[str, int], ...]


class Group:
    """The places of one article that name one instrument, loaded where more than an outline is asked for."""

    def __init__(self, outline: Outline, load: Callable[[], tuple[Named, ...]]) -> None:
        self.outline, self._load = outline, load
        self.version, self.name, self.known = outline.version, outline.name, outline.known
        self.kind, self.published = outline.kind, outline.published
        self.family = _FAMILIES.get(outline.kind, outline.kind)
        self.parties, self.lemmas = frozenset(outline.parties), frozenset(outline.lemmas)
        self.is_many, self.is_definite = is_many(outline.name), is_definite(outline.name)
        self.numbers = frozenset(one for one in outline.lemmas if one.isdigit())
        self.day = date.fromisoformat(outline.published) if outline.published else None
        self.founding = days_of(*outline.founding) if outline.founding is not None else None
        # What entries it may belong to are found by.
        words = [f"p {party}" for party in outline.parties] + [f"l {one}" for one in outline.lemmas]
        self.keys = tuple([(self.family, told) for told in words])

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Its places, in the order of the article."""
        return self._load()

    @property
    def is_bare(self) -> bool:
        """Whether nothing in its name tells it from others."""
        return not self.known and not self.lemmas

    def is_live(self) -> bool:
        """Whether anything happens to it."""
        return self.outline.live


def _founding(named: Sequence[Named]) -> tuple[str, str] | None:
    """Give when something was founded or signed, as exactly as the article tells."""
    told: list[tuple[str | None, str | None]] = []
    for one in named:
        if one.founded:
            told.append((one.founded_earliest, one.founded_latest))
        if one.status in _FOUNDING:
            told.append((one.earliest, one.latest))
    if not told:
        return None
    known = [days for days in (days_of(*ends) for ends in told) if days is not None]
    days = min(known, key=lambda days: (days.last - days.first, days.first), default=None)
    return (days.first.isoformat(), days.last.isoformat()) if days is not None else None


def _parties_of(head: Named, named: Sequence[Named]) -> frozenset[str]:
    """Give whom one article's places bind; of a known instrument nobody whom only their sentences name."""
    if not head.known:
        return frozenset(chain.from_iterable([one.parties for one in named]))
    known = known_as(head.name)
    bound = known.parties if known is not None else ()
    return frozenset(bound or chain.from_iterable([one.by for one in named if one.status != MENTIONED]))


def _outline(named: Sequence[Named]) -> Outline:
    head = named[0]
    return Outline(
        head.version,
        head.name,
        head.known,
        head.kind,
        tuple(sorted(_parties_of(head, named))),
        tuple(sorted(head.lemmas if len(named) == 1 else set().union(*[one.lemmas for one in named]))),
        head.published,
        _founding(named),
        any(one.status != MENTIONED or one.cadence is not None for one in named),
        tuple([(one.status, one.sentence) for one in named]),
    )


def group_of(named: Sequence[Named]) -> Group:
    """Make the group of some places of one article that name one instrument."""
    places = tuple(named)
    return Group(_outline(places), lambda: places)


def _rank(named: Sequence[Named], group: Group) -> tuple[object, ...]:
    """Order groups so that the fullest lead."""
    return (
        not group.known,
        group.founding is None,
        -len(group.lemmas),
        group.published or "",
        group.version,
        named[0].number,
    )


def find_groups(named: Iterable[Named]) -> list[Group]:
    """Give the groups of some places, the fullest first: what an article calls alike, of fitting parties."""
    found: dict[tuple[int, str], list[list[Named]]] = {}
    for one in named:
        alike = found.setdefault((one.version, one.name), [])
        meant = (ones for ones in reversed(alike) if one.known or _may_be_one(ones, one))
        ones = next(meant, None)
        if ones is None:
            alike.append([one])
        else:
            ones.append(one)
    told = (ones for alike in found.values() for ones in alike)
    ranked = [(_rank(ones, group), group) for ones in told for group in (group_of(ones),)]
    return [group for _, group in sorted(ranked, key=lambda one: one[0])]


def _may_be_one(ones: Sequence[Named], one: Named) -> bool:
    here, there = set(one.parties), {party for other in ones for party in other.parties}
    return here <= there or there <= here
