"""The ledger: instruments across articles, each put together from what articles tell of it.

An instrument known by name is one wherever it is named. Others are compared within their kind and parties: by
the words of their names, by when they were founded or signed, and by the article. What is only a bare noun
(`الاتفاق`) joins the one that its article means, and is an instrument by itself where both sides are told.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import chain

from rawi.chronicle.identity import BY_NAME
from rawi.chronicle.ledger_groups import SLACK, Group, Named, find_groups

_RESOLUTION = "resolution"
# Families of which the same parties have many at once: a bare noun of another article means none of them.
_MANY = frozenset({_RESOLUTION, "sanctions", "ceasefire", "dialogue"})
# Families known by one party: those on whom sanctions lie.
_ONE_SIDED = frozenset({"sanctions"})
_BOTH = 2
# A bare name means an instrument that other articles told within so many days.
_SOON = timedelta(days=120)


class _Entry:
    """An instrument while groups join it."""

    def __init__(self, group: Group) -> None:
        self.groups = [group]
        self.head = group
        self.lemmas = set(group.lemmas)
        self.parties = set(group.parties)
        self.founding = group.founding
        # Of all its groups; popular instruments have hundreds, and each newcomer asks.
        self.versions = {group.version}
        self.numbers = group.numbers
        self.days = {group.day} if group.day is not None else set()

    def join(self, group: Group) -> None:
        self.groups.append(group)
        if not self.lemmas:  # the first has the fullest name, and words of shorter ones would lead to others
            self.lemmas = set(group.lemmas)
        self.versions.add(group.version)
        if group.day is not None:
            self.days.add(group.day)
        if self.founding is None:
            self.founding = group.founding
        if not self.parties:  # whoever joins one without parties tells whose it is
            self.parties = set(group.parties)

    def stands(self) -> bool:
        """Whether enough is told of it for an entry: a name that is known, both sides, or one and a name."""
        head = self.head
        if head.known:
            return True
        sides = sum(not party.startswith(BY_NAME) for party in self.parties)
        if head.is_many:
            return sides >= _BOTH and bool(self.lemmas)
        is_named = bool(self.lemmas) and " " in head.name
        return sides >= _BOTH or (sides == 1 and (is_named or head.family in _ONE_SIDED))

    def has_article(self, group: Group) -> bool:
        return group.version in self.versions

    def is_near(self, group: Group) -> bool:
        here = group.day
        return here is not None and any(abs(here - day) <= _SOON for day in self.days)


def _dates_agree(entry: _Entry, group: Group) -> bool | None:
    """Tell whether two foundings are one; None where nobody tells of either."""
    if entry.founding is None or group.founding is None:
        return None
    return entry.founding.meets(group.founding)


def _parties_fit(entry: _Entry, group: Group) -> bool:
    if entry.head.known and entry.parties:
        return group.parties <= entry.parties
    return (
        not group.parties
        or not entry.parties
        or group.parties <= entry.parties
        or (entry.parties <= group.parties)
    )


def _fits(entry: _Entry, group: Group) -> int:
    """Say how well a group fits an entry; nothing at 0."""
    if _is_another(entry, group):
        return 0
    if entry.head.family != group.family or not _parties_fit(entry, group):
        return 0
    dated = _dates_agree(entry, group)
    if dated is False:
        return 0
    if group.is_bare or not entry.lemmas:
        return _fits_bare(entry, group, dated=bool(dated))
    shared = entry.lemmas & group.lemmas
    is_part = group.lemmas <= entry.lemmas or entry.lemmas <= group.lemmas
    if entry.head.known:
        is_told = group.parties == entry.parties != set() or len(group.parties) >= _BOTH
        is_told = is_told or bool(dated) or entry.has_article(group)
        return 2 if group.is_definite and group.lemmas <= entry.lemmas and is_told else 0
    if group.family == _RESOLUTION and group.parties != entry.parties:
        return 0  # a council adopts one after the other
    if group.family in _MANY and not (entry.has_article(group) or entry.is_near(group)):
        return 0
    if dated and group.parties and entry.parties:
        return 3 if shared or _is_exact(entry, group) else 0
    if not shared or not (
        entry.has_article(group) or entry.is_near(group) or (group.parties and entry.parties)
    ):
        return 0
    if not group.parties or (not entry.parties and group.family in _MANY):
        return 2 if is_part and len(shared) > 1 else 0
    half = 2 * len(shared) >= len(group.lemmas) and _is_between_same(entry, group)
    return 2 if is_part else int(half)


def _is_between_same(entry: _Entry, group: Group) -> bool:
    least = 1 if group.family in _ONE_SIDED else _BOTH
    return group.parties == entry.parties and len(group.parties) >= least


def _is_another(entry: _Entry, group: Group) -> bool:
    """Tell at once of most entries that they are others: no word in common, no foundations to compare."""
    if entry.head.is_many != group.is_many or entry.numbers != group.numbers != frozenset():
        return True
    undated = entry.founding is None or group.founding is None
    return undated and bool(group.lemmas and entry.lemmas) and group.lemmas.isdisjoint(entry.lemmas)


def _is_exact(entry: _Entry, group: Group) -> bool:
    """Tell whether both foundings are told to the day."""
    return all(
        days is not None and days.last - days.first < SLACK for days in (entry.founding, group.founding)
    )


def _fits_bare(entry: _Entry, group: Group, *, dated: bool) -> int:
    if not group.parties or not entry.parties:
        return 0
    is_sure = group.parties == entry.parties or len(group.parties) >= _BOTH
    if dated or entry.head.known:  # an article that calls a known one so has told of it by its name
        return 3 if is_sure and dated else int(is_sure and group.is_definite and entry.is_near(group))
    if entry.has_article(group) and entry.head.family not in _MANY:
        return 2 if entry.founding is not None else 1
    # A new one (توصل إلى اتفاق) is not what other articles told of.
    return int(group.is_definite and entry.is_near(group) and _is_between_same(entry, group))


class _Book:
    """The entries of the ledger, by what they can be found by."""

    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self._known: dict[str, _Entry] = {}
        self._by: dict[tuple[str, str], list[_Entry]] = {}

    def _candidates(self, group: Group) -> Iterable[_Entry]:
        by = self._by
        return dict.fromkeys(chain.from_iterable([by[key] for key in group.keys if key in by]))

    def place(self, group: Group) -> None:
        """Let a group join the entry it fits best, or found one."""
        if group.known and group.name in self._known:
            self._known[group.name].join(group)
            return
        if not group.known:
            fits = [(fit, entry) for entry in self._candidates(group) if (fit := _fits(entry, group))]
            best = max((fit for fit, _ in fits), default=0)
            meant = [entry for fit, entry in fits if fit == best]
            if len(meant) > 1 and group.is_bare:  # of several only one that is as bare
                meant = [entry for entry in meant if entry.head.is_bare]
            if best and meant:
                self._join(meant[0], group)
                return
        if group.known or group.is_live():
            self._found(group)

    def _join(self, entry: _Entry, group: Group) -> None:
        is_found_by = not entry.parties and bool(group.parties)
        entry.join(group)
        if is_found_by:
            for key in group.keys:
                told = self._by.setdefault(key, [])
                if entry not in told:
                    told.append(entry)

    def _found(self, group: Group) -> None:
        entry = _Entry(group)
        self.entries.append(entry)
        if group.known:
            self._known[group.name] = entry
        for key in group.keys:
            self._by.setdefault(key, []).append(entry)


def gather_groups(groups: Iterable[Group]) -> tuple[tuple[Group, ...], ...]:
    """Put together the groups that tell of one instrument; they are given in their order, fullest first."""
    book = _Book()
    for group in groups:
        book.place(group)
    return tuple(tuple(entry.groups) for entry in book.entries if entry.stands())


def gather(named: Iterable[Named]) -> tuple[tuple[Group, ...], ...]:
    """Put together the places that name one instrument across articles, each as its groups, fullest first."""
    return gather_groups(find_groups(named))
