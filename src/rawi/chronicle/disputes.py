"""Sets accounts side by side: where they part, where later ones replace earlier ones, where they agree."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from rawi.chronicle.accounts import Account, Statement
from rawi.chronicle.places import Site, may_be_one, may_lie_in

ATTRIBUTES = ("happened", "agent", "target", "place", "territory", "time", "cause", "lawfulness")
COUNTS = ("killed", "wounded", "arrested", "captured", "missing", "displaced", "freed")
_IN, _NOT = "in:", "not:"
# Judgements that go together: whoever is provoked may call his answer lawful.
_LAWFUL = frozenset({"lawful", "provoked"})


class Kind(StrEnum):
    """How the accounts of an attribute stand to one another."""

    DISPUTE = "dispute"
    DIFFERENCE = "difference"
    UPDATE = "update"
    AGREEMENT = "agreement"
    UNOPPOSED = "unopposed"


class Version(NamedTuple):
    """One value of an attribute with all who tell it; `possible` whether the map allows it, if it can say."""

    value: str
    statements: tuple[Statement, ...]
    possible: bool | None = None


class Point(NamedTuple):
    """One attribute of a happening: how the accounts stand to one another, and each version of it."""

    attribute: str
    kind: Kind
    versions: tuple[Version, ...]
    sites: tuple[Site, ...] = ()


class Ground(NamedTuple):
    """What is known beside the accounts: places on the map, and the members of alliances."""

    sites: Mapping[str, Site]
    members: Callable[[str], Sequence[str]]


def _territories_part(one: str, other: str) -> bool:
    if one.startswith(_IN) and other.startswith(_IN):
        return one != other
    return {one, other} == {_IN + one.partition(":")[2], _NOT + one.partition(":")[2]}


def _times_part(one: str, other: str) -> bool:
    (first, last), (start, end) = one.split("/"), other.split("/")
    return last < start or end < first


def _places_part(one: str, other: str, ground: Ground) -> bool:
    here, there = ground.sites.get(one), ground.sites.get(other)
    if here is None or there is None:
        return False  # a place without a position contradicts nothing
    return not may_be_one(here, there)


def _counts_part(one: Statement, other: Statement) -> bool:
    least = max(one.value.low or 0, other.value.low or 0)
    most = [high for high in (one.value.high, other.value.high) if high is not None]
    return bool(most) and least > min(most)


def parts(one: Statement, other: Statement, ground: Ground) -> bool:
    """Tell whether two statements on one attribute cannot both be true."""
    attribute, here, there = one.value.attribute, one.value.value, other.value.value
    if attribute in COUNTS:
        return _counts_part(one, other)
    if here == there:
        return False
    if attribute == "territory":
        return _territories_part(here, there)
    if attribute == "time":
        return _times_part(here, there)
    if attribute == "place":
        return _places_part(here, there, ground)
    if attribute == "lawfulness":
        return not {here, there} <= _LAWFUL
    if attribute in ("agent", "target"):
        return not allied(here, there, ground)
    return attribute == "happened"


def allied(one: str | None, other: str | None, ground: Ground) -> bool:
    """Tell whether two parties are one, or one is a member of the other."""
    if one is None or other is None:
        return False
    return one == other or one in ground.members(other) or other in ground.members(one)


def _opposed(one: Statement, other: Statement, ground: Ground) -> bool:
    """Tell whether two tellers speak for parties of their own, not on one side."""
    if one.camp is None or other.camp is None:
        return False
    return not allied(one.camp, other.camp, ground)


def may_dispute(camps: Iterable[str | None]) -> bool:
    """Tell whether tellers of these camps can be in dispute at all: it takes two.

    >>> may_dispute(["TN", None, "LY"]), may_dispute(["TN", None, "TN"])
    (True, False)
    """
    return len({camp for camp in camps if camp is not None}) > 1


def _is_update(statements: Sequence[Statement]) -> bool:
    """Tell whether counts only grow with the days: a rising toll."""
    dated = sorted((one for one in statements if one.published), key=lambda one: one.published or "")
    lows = [one.value.low or 0 for one in dated]
    days = {one.published for one in dated}
    is_dated = len(dated) == len(statements) and len(days) > 1
    return is_dated and lows == sorted(lows) and lows[0] < lows[-1]


def _kind(statements: Sequence[Statement], ground: Ground) -> Kind:
    apart = [pair for pair in combinations(statements, 2) if parts(*pair, ground)]
    by_others = [pair for pair in apart if pair[0].teller != pair[1].teller]
    if any(_opposed(*pair, ground) for pair in by_others):
        counts = statements[0].value.attribute in COUNTS
        return Kind.UPDATE if counts and _is_update(statements) else Kind.DISPUTE
    if apart:
        counts = statements[0].value.attribute in COUNTS
        return Kind.UPDATE if counts and _is_update(statements) else Kind.DIFFERENCE
    tellers = {one.teller for one in statements}
    return Kind.AGREEMENT if len(tellers) > 1 else Kind.UNOPPOSED


def _versions(statements: Iterable[Statement]) -> Iterator[Version]:
    found: dict[str, list[Statement]] = {}
    for one in statements:
        found.setdefault(_worth(one), []).append(one)
    for value, ones in found.items():
        yield Version(value, tuple(ones))


def _worth(one: Statement) -> str:
    """Give what makes two statements one version; numbers with their bounds."""
    value = one.value
    if value.attribute in COUNTS and value.high != value.low:
        return f"≥{value.value}" if value.high is None else f"{value.low:g}–{value.high:g}"
    return value.value


def _on_the_map(version: Version, sites: Sequence[Site]) -> Version:
    """Say of a version of the territory whether any place that is named allows it."""
    country = version.value.removeprefix(_IN)
    if country == version.value or not sites:
        return version
    depths = [one.value.low for one in version.statements if one.value.low is not None]
    depth = max(depths, default=0.0)
    return version._replace(possible=any(may_lie_in(site, country, depth_km=depth) for site in sites))


def _growth(point: Point, statements: Sequence[Statement]) -> Iterator[Point]:
    """Yield how a count grew among those who do not deny that there was anybody."""
    counted = [one for one in statements if one.value.low != 0]
    is_denied = point.attribute in COUNTS and len(counted) < len(statements)
    if is_denied and point.kind is not Kind.UPDATE and _is_update(counted):
        yield Point(point.attribute, Kind.UPDATE, tuple(_versions(counted)))


def compare_accounts(accounts: Sequence[Account], ground: Ground) -> tuple[Point, ...]:
    """Compare what accounts say of each attribute, disputes first."""
    statements = [one for account in accounts for one in account.statements]
    named = [one.value.value for one in statements if one.value.attribute == "place"]
    sites = tuple(ground.sites[key] for key in dict.fromkeys(named) if key in ground.sites)
    points = []
    for attribute in (*ATTRIBUTES, *COUNTS):
        told = [one for one in statements if one.value.attribute == attribute]
        if not told:
            continue
        versions = tuple(_versions(told))
        about = sites if attribute in ("place", "territory") else ()
        if attribute == "territory":
            versions = tuple(_on_the_map(one, sites) for one in versions)
        points.append(Point(attribute, _kind(told, ground), versions, about))
        points.extend(_growth(points[-1], told))
    order = list(Kind)
    return tuple(sorted(points, key=lambda one: order.index(one.kind)))
