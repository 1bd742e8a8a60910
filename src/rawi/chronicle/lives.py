"""The life of an instrument: its steps, how it stands on a day, what is overdue or was never confirmed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from rawi.chronicle.ledger_groups import MENTIONED, Group, Named, days_of
from rawi.instruments.known import known_as
from rawi.lexicon import Row, load_table

_MEETING, _OPEN, _STAYS = "meeting", frozenset({"proposed", "negotiated"}), "-"
_SIGNED_KINDS = frozenset({"agreement", "treaty", "memorandum"})
_ENDED = frozenset({"ended", "suspended", "withdrawn"})
_STOPPED = _ENDED | {"breached"}
# What was announced counts as unconfirmed only after a month.
_PATIENCE = timedelta(days=30)
# A meeting may come half a turn late before it is overdue.
_LATE = 1.5
# Whom two articles bind is bound; an agreement has two sides.
_BOTH = 2
_LENGTH = re.compile(r"P(?P<count>\d+(?:\.\d+)?)(?P<unit>[DWMY])")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
# Tellings of one step may differ by so many days, where both tell the day.
_SAME_STEP = timedelta(days=3)


class Stage(NamedTuple):
    """What of a step says how an instrument stands."""

    status: str
    day: str | None
    last: str | None
    told: bool


class Stance(NamedTuple):
    """How an instrument stands on a day; `unconfirmed` are the numbers of steps."""

    standing: str
    unconfirmed: tuple[int, ...]
    next_due: str | None
    overdue: bool


class Step(NamedTuple):
    """One step of an instrument's life, with all places that tell it.

    `day` is the first day it can have been, `last` the last; where nobody tells, both are the day of
    publication and `told` is False.
    """

    status: str
    day: str | None
    last: str | None
    told: bool
    date: str | None
    by: tuple[str, ...]
    session: int | None
    named: tuple[Named, ...]


class Life(NamedTuple):
    """An instrument: what it is called and is, whom it binds, how often it meets, its steps and standing."""

    name: str
    names: tuple[str, ...]
    known: bool
    kind: str
    parties: tuple[str, ...]
    founded: str | None
    cadence: str | None
    alternating: bool
    steps: tuple[Step, ...]
    standing: str
    left: tuple[str, ...]
    unconfirmed: tuple[Step, ...]
    next_due: str | None
    overdue: bool
    named: tuple[Named, ...]


@cache
def _standings() -> dict[str, Row]:
    return {row["status"]: row for row in load_table("chronicle/standing")}


def _step(one: Named) -> Step:
    is_told = one.earliest is not None
    day, last = (one.earliest, one.latest) if is_told else (one.published, one.published)
    return Step(one.status, day, last, is_told, one.date, one.by, one.session, (one,))


def _is_same(step: Step, other: Step) -> bool:
    """Tell whether two tellings are of one step: one status, times that meet, or no time at all."""
    if step.status != other.status or (step.session and other.session and step.session != other.session):
        return False
    if step.told != other.told and step.status == _MEETING and _share_article(step, other):
        return True
    if not (step.told and other.told):
        # What is told without a time is the step that another place dates.
        return step.status != _MEETING or step.day == other.day or step.session == other.session is not None
    here, there = days_of(step.day, step.last), days_of(other.day, other.last)
    return here is not None and there is not None and here.meets(there, _SAME_STEP)


def _share_article(step: Step, other: Step) -> bool:
    versions = {one.version for one in step.named}
    return any(one.version in versions for one in other.named)


def _joined(step: Step, other: Step) -> Step:
    better = step if _width(step) <= _width(other) else other
    return better._replace(
        by=tuple(dict.fromkeys((*step.by, *other.by))),
        session=step.session or other.session,
        named=(*step.named, *other.named),
    )


def _width(step: Step) -> tuple[bool, timedelta]:
    days = days_of(step.day, step.last)
    return not step.told, days.last - days.first if days is not None else timedelta.max


def _steps(named: Iterable[Named]) -> tuple[Step, ...]:
    """Put the tellings of each step together, those with a date first, in the order of their days."""
    found: list[Step] = []
    told = [_step(one) for one in named if one.status != MENTIONED]
    for step in sorted(told, key=lambda one: (*_width(one), one.day or "")):
        same = next((at for at, other in enumerate(found) if _is_same(other, step)), None)
        if same is None:
            found.append(step)
        else:
            found[same] = _joined(found[same], step)
    return tuple(sorted(found, key=lambda one: (one.day or "", one.last or "", one.status)))


def _at_founding(kind: str, founded: str | None, day: str | None) -> str:
    """Say how an instrument stands of which no step is told, but when it was founded."""
    if founded is None or (day is not None and founded > day):
        return MENTIONED
    return "signed" if kind in _SIGNED_KINDS else "in_force"


def _standing(steps: Sequence[Stage], day: str | None, *, kind: str = "", founded: str | None = None) -> str:
    """Say how an instrument stands after its steps up to a day.

    An open step does not undo what is done, and of two steps of one time the later in a life counts.
    """
    standing = _at_founding(kind, founded, day)
    order = list(_standings())
    past = [one for one in steps if day is None or (one.day or "") <= day]
    for step in sorted(past, key=lambda one: (one.last or "", order.index(one.status))):
        row = _standings()[step.status]
        if step.status == "in_force" and not step.told and standing in _STOPPED:
            continue  # what is told without a day of something stopped is how it was before
        if standing == MENTIONED or standing in _OPEN:
            standing = row["if_none"]
        elif row["stands"] != _STAYS:
            standing = row["stands"]
    return standing


def _unconfirmed(steps: Sequence[Stage], day: str | None) -> tuple[int, ...]:
    """Give the numbers of what was announced and has not come about by a day."""
    done = [one for one in steps if _standings()[one.status]["confirms"]]
    found = []
    for number, step in enumerate(steps):
        if step.status not in _OPEN or step.day is None or any((one.last or "") >= step.day for one in done):
            continue
        if day is None or date.fromisoformat(step.day) + _PATIENCE <= date.fromisoformat(day):
            found.append(number)
    return tuple(found)


def turn_of(cadence: str | None) -> timedelta | None:
    """Give the length of a turn: `P3M` is three months.

    >>> turn_of("P1Y").days, turn_of("PXY")
    (365, None)
    """
    found = _LENGTH.fullmatch(cadence or "")
    return timedelta(days=float(found["count"]) * _DAYS[found["unit"]]) if found else None


def _due(steps: Sequence[Stage], cadence: str | None, day: str | None) -> tuple[str | None, bool]:
    """Give when the next meeting is due after the last that is told, and whether it is overdue on a day."""
    turn = turn_of(cadence)
    met = [one.last for one in steps if one.status in (_MEETING, "in_force", "renewed") and one.last]
    met = [one for one in met if day is None or one <= day]
    if turn is None or not met:
        return None, False
    last = date.fromisoformat(max(met))
    late = day is not None and date.fromisoformat(day) > last + turn * _LATE
    return (last + turn).isoformat(), late


def _name(groups: Sequence[Group]) -> tuple[str, tuple[str, ...]]:
    names: dict[str, int] = {}
    for group in groups:
        names[group.name] = names.get(group.name, 0) + len(group.named)
    told = tuple(sorted(names, key=lambda one: (-names[one], one)))
    head = groups[0]
    return (head.name if head.known or head.lemmas else told[0]), told


def _parties(groups: Sequence[Group]) -> tuple[str, ...]:
    """Give whom an instrument binds: as its fullest telling has it, and others whom two articles tell."""
    head = groups[0]
    if head.known or len(groups) == 1:
        return tuple(sorted(head.parties))
    told = Counter(party for group in groups for party in group.parties)
    is_open = len(head.parties) < _BOTH
    return tuple(sorted(p for p in told if p in head.parties or told[p] >= _BOTH or is_open))


def founded_of(named: Sequence[Named], steps: Sequence[Step]) -> str | None:
    """Give since when an instrument stands: as is known of it, else as told, else since it was signed."""
    known = known_as(named[0].name) if named[0].known else None
    if known is not None and known.founded is not None:
        return known.founded
    founded = [one.founded for one in named if one.founded]
    if founded:
        return max(founded, key=lambda one: (len(one), founded.count(one)))
    return next((one.date for one in steps if one.status == "signed" and one.told and one.date), None)


def stages_of(steps: Iterable[Step]) -> tuple[Stage, ...]:
    """Give what of steps says how an instrument stands."""
    return tuple(Stage(one.status, one.day, one.last, one.told) for one in steps)


def stand(
    stages: Sequence[Stage], day: str | None, *, kind: str, founded: str | None, cadence: str | None
) -> Stance:
    """Say how an instrument stands on a day, by default after all its steps.

    >>> signed = Stage("signed", "2019-05-04", "2019-05-04", True)
    >>> stand([signed], "2019-05-01", kind="treaty", founded=None, cadence=None).standing
    'mentioned'
    >>> stand([signed], "2019-06-01", kind="treaty", founded=None, cadence=None).standing
    'signed'
    """
    standing = _standing(stages, day, kind=kind, founded=founded)
    due, overdue = _due(stages, cadence, day)
    return Stance(standing, _unconfirmed(stages, day), due, overdue and standing not in _ENDED)


def live(groups: Sequence[Group], *, day: str | None = None) -> Life:
    """Tell the life of an instrument as it stands on a day, by default after all its steps."""
    named = tuple(one for group in groups for one in group.named)
    steps = _steps(named)
    cadences = [one.cadence for one in named if one.cadence]
    cadence = max(cadences, key=cadences.count) if cadences else None
    since = founded_of(named, steps)
    stance = stand(stages_of(steps), day, kind=groups[0].kind, founded=since, cadence=cadence)
    left = (party for one in steps if one.status == "withdrawn" for party in one.by)
    name, names = _name(groups)
    return Life(
        name,
        names,
        groups[0].known,
        groups[0].kind,
        _parties(groups),
        since,
        cadence,
        any(one.alternating for one in named),
        steps,
        stance.standing,
        tuple(dict.fromkeys(left)),
        tuple(steps[number] for number in stance.unconfirmed),
        stance.next_due,
        stance.overdue,
        named,
    )
