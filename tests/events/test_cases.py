"""Who does what to whom, case by case (`tests/cases/events`).

A case lists all events of its text, or with `no_more = false` some of them. Of each it tells `trigger`,
`type`, and `modality` where it is not actual; `actors` and `recipients` by the entity's id or by words of
theirs, none where it lists none. `mode`, `date` and `place` count where they are given; an empty one asks
for none. `nth` tells equal triggers apart.
"""

import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rawi.entities import find_entities
from rawi.entities.finder import Found
from rawi.events.finder import tell_events
from rawi.events.ontology import event_types
from rawi.explanation import rule_text
from rawi.language.sentences import segment
from rawi.records import Event, Participant
from rawi.syntax.line import Findings
from rawi.syntax.lines import Lines
from rawi.timexes import find_timexes

FOLDER = Path(__file__).parents[1] / "cases" / "events"
FEWEST_CASES, FEWEST_PASSING = 90, 60


def cases() -> list[Any]:
    """List the cases; those that expect to fail are strict, so that a mended one must be marked."""
    listed = []
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            fails = case["expect"] == "fail"
            marks = [pytest.mark.xfail(strict=True, reason=case["reason"])] if fails else []
            listed.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return listed


CASES = cases()


@cache
def find(text: str, published: str) -> tuple[tuple[Event, ...], Findings, Found]:
    """Find all events of a text; whether a whole article only points back to them is judged elsewhere."""
    sentences, day = segment(text), date.fromisoformat(published)
    timexes = find_timexes(text, sentences, published=day)
    found = find_entities(text, sentences, timexes=timexes, published=day)
    findings = Findings(timexes, found.mentions, found.references)
    events, _ = tell_events(Lines(text, sentences, findings), found.entities)
    return events, findings, found


def start_of(text: str, wanted: dict[str, Any]) -> int:
    """Give where a trigger begins; `nth` counts from 1."""
    start = -1
    for _ in range(wanted.get("nth", 1)):
        start = text.index(wanted["trigger"], start + 1)
    return start


def is_meant(wanted: str, found: Participant) -> bool:
    """Whether a participant is the one wanted: by its id, or by words that hold the other's."""
    words = found.text or ""
    return wanted == found.entity or (bool(words) and (wanted in words or words in wanted))


def are_meant(wanted: Sequence[str], found: Sequence[Participant]) -> bool:
    """Whether each one wanted is found and nobody else."""
    left = list(found)
    for one in wanted:
        match = next((participant for participant in left if is_meant(one, participant)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def told(event: Event) -> str:
    """Write an event for the message of a failing case."""
    actors, recipients = (
        [who.entity or who.text for who in participants] for participants in (event.actors, event.recipients)
    )
    kind = f"{event.type}/{event.mode or ''}"
    return f"{event.trigger.text}: {kind} {actors} → {recipients} {event.modality} {event.date} {event.place}"


def is_told(text: str, wanted: dict[str, Any], event: Event) -> bool:
    """Whether an event is the one wanted in all that the case tells of it."""
    asked = {
        **{"type": wanted["type"], "modality": wanted.get("modality", "actual")},
        **{name: wanted[name] or None for name in ("mode", "date", "place") if name in wanted},
    }
    return (
        (event.trigger.start, event.trigger.text) == (start_of(text, wanted), wanted["trigger"])
        and all(getattr(event, name) == value for name, value in asked.items())
        and are_meant(wanted.get("actors", ()), event.actors)
        and are_meant(wanted.get("recipients", ()), event.recipients)
    )


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    events, _, _ = find(text, case["published"])
    found = "\n".join(map(told, events))
    for wanted in case["events"]:
        assert any(is_told(text, wanted, event) for event in events), f"{wanted} is not among\n{found}"
    if case.get("no_more", True):
        assert len(events) == len(case["events"]), found


@pytest.mark.parametrize("case", [pytest.param(*param.values, id=param.id) for param in CASES])
def test_whatever_is_found_slices_back_and_is_known(case: dict[str, Any]) -> None:
    text = case["text"]
    events, findings, names = find(text, case["published"])
    types = event_types()
    ids = {entity.id for entity in names.entities}
    starts = [event.trigger.start for event in events]
    assert starts == sorted(set(starts))
    for event in events:
        assert (event.type, event.mode) in types
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert event.place is None or event.place in ids
        for who in (*event.actors, *event.recipients):
            assert who.text is None or text[who.start : who.end] == who.text
            assert who.text or who.entity or who.country
        assert rule_text(event.rule)
        assert event.date is None or event.date in {timex.value for timex in findings.timexes}


def test_there_are_many_cases_and_each_has_its_own_name() -> None:
    names = [param.id for param in CASES]
    assert len(names) >= FEWEST_CASES
    assert len(set(names)) == len(names)
    assert sum(not param.marks for param in CASES) >= FEWEST_PASSING


def test_the_cases_are_of_every_type() -> None:
    types = Counter(event["type"] for param in CASES for event in param.values[0]["events"])
    assert set(types) == {kind for kind, _ in event_types()}
