"""What a chronicle answers on one incident: the accounts of it, and the points on which they part."""

from dataclasses import dataclass

from rawi.store.answers import Incident, Party, Source, Telling


@dataclass(frozen=True, slots=True)
class Said:
    """One value that a teller gives to an attribute, with the words in which he does.

    Territory is `in:XX` or `not:XX`, with the kilometres inside as `low`; time is the first and last day;
    of counts `low` and `high` are the least and most that the words can mean, null where they leave it open.
    """

    attribute: str
    value: str
    name: str
    low: int | float | None
    high: int | float | None
    source: Source


@dataclass(frozen=True, slots=True)
class Account:
    """One teller's version of an incident: a party, an unnamed source, or the article's own voice.

    Each of `chains` leads from the outlet to the teller; `voices` counts independent texts.
    """

    teller: str
    party: Party | None
    is_outlet: bool
    chains: tuple[tuple[str, ...], ...]
    since: str | None
    voices: int
    says: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the map: how far off it may be, its country there, and the nearest border in kilometres."""

    key: str
    name: str
    latitude: float
    longitude: float
    precision_km: float
    country: str | None
    border_km: float | None
    border: tuple[str | None, ...]
    either_side: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One value of an attribute, who tells it and in which words; `possible` whether the map allows it."""

    value: str
    name: str
    tellers: tuple[str, ...]
    possible: bool | None
    says: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One attribute of an incident.

    `kind` is dispute (parties of their own contradict each other), difference (others do), update (later
    counts replace earlier ones), agreement, or unopposed where one alone tells it.
    """

    attribute: str
    kind: str
    versions: tuple[Version, ...]
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """An incident as it is told: each teller's account, the points, and the tellings it is made of."""

    incident: Incident
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]
    tellings: tuple[Telling, ...]

    @property
    def disputes(self) -> tuple[Point, ...]:
        """The points on which parties contradict each other."""
        return tuple(point for point in self.points if point.kind == "dispute")
