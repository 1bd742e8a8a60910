"""Who says what, case by case (`tests/cases/claims`).

A case lists all claims of its text. Of each it tells the `cue`, the `act`, the `content` word for word, and
`speaker` by the entity's id or by words of his, none where nobody is known to speak. `quote`, `channel`,
`addressee` and `entity` count where they are given, an empty entity asks for none; `via` is the cue of
the claim that carries it.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rawi.claims import find_claims
from rawi.entities import find_entities
from rawi.explanation import rule_text
from rawi.language.sentences import segment
from rawi.records import Claim, Participant
from rawi.syntax.line import Findings
from rawi.syntax.lines import Lines
from rawi.timexes import find_timexes

FOLDER = Path(__file__).parents[1] / "cases" / "claims"
FEWEST_CASES = 90
DAY = date(2023, 5, 10)
ACTS = {"state", "deny", "accuse", "demand", "warn", "pledge", "condemn", "praise"}


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
def find(text: str) -> tuple[Claim, ...]:
    """Find the claims of a text."""
    sentences = segment(text)
    timexes = find_timexes(text, sentences, published=DAY)
    found = find_entities(text, sentences, timexes=timexes, published=DAY)
    findings = Findings(timexes, found.mentions, found.references)
    return find_claims(Lines(text, sentences, findings), found.entities)


def is_meant(wanted: str | None, who: Participant | None) -> bool:
    """Whether a participant is the one wanted: by its id, or by words of which one holds the other."""
    if not wanted or who is None:
        return not wanted and who is None
    words = who.text or ""
    return wanted == who.entity or (bool(words) and (wanted in words or words in wanted))


def told(claim: Claim) -> str:
    """Write a claim for the message of a failing case."""
    who = claim.speaker and (claim.speaker.text, claim.speaker.entity)
    content = claim.content.text if claim.content else None
    channel = claim.channel.text if claim.channel else None
    to = claim.addressee.text if claim.addressee else None
    return f"{claim.cue.text} {who} {claim.act} {claim.quote} «{content}» {channel} → {to} via {claim.via}"


def is_told(wanted: dict[str, Any], claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """Whether a claim is the one wanted in all that the case tells of it."""
    carrier = None if claim.via is None else claims[claim.via].cue.text
    speaker = claim.speaker
    checks = [
        claim.cue.text == wanted["cue"],
        claim.act == wanted["act"],
        claim.content is not None and claim.content.text == wanted["content"],
        is_meant(wanted.get("speaker"), speaker),
        carrier == wanted.get("via"),
        "quote" not in wanted or claim.quote == wanted["quote"],
        "channel" not in wanted or (claim.channel is not None and claim.channel.text == wanted["channel"]),
        "addressee" not in wanted or is_meant(wanted["addressee"], claim.addressee),
        "entity" not in wanted or (speaker is not None and (speaker.entity or "") == wanted["entity"]),
    ]
    return all(checks)


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    claims = find(case["text"])
    found = "\n".join(map(told, claims))
    for wanted in case["claims"]:
        assert any(is_told(wanted, claim, claims) for claim in claims), f"{wanted} is not among\n{found}"
    assert len(claims) == len(case["claims"]), found


@pytest.mark.parametrize("case", [pytest.param(*param.values, id=param.id) for param in CASES])
def test_whatever_is_found_slices_back_and_is_known(case: dict[str, Any]) -> None:
    text = case["text"]
    claims = find(text)
    starts = [claim.cue.start for claim in claims]
    assert starts == sorted(starts)
    for number, claim in enumerate(claims):
        for span in (claim.cue, claim.content, claim.channel, claim.speaker, claim.addressee):
            if span is not None and span.start is not None:
                assert text[span.start : span.end] == span.text
        assert claim.act in ACTS
        assert claim.quote in {"direct", "indirect"}
        assert claim.via is None or (claim.via != number and claim.via < len(claims))
        assert rule_text(claim.rule)


def test_there_are_many_cases_and_each_has_its_own_name() -> None:
    names = [param.id for param in CASES]
    assert len(names) >= FEWEST_CASES
    assert len(set(names)) == len(names)


def test_the_cases_are_of_every_act() -> None:
    assert {claim["act"] for param in CASES for claim in param.values[0]["claims"]} == ACTS
