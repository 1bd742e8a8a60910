"""Conjugated verbs against paradigms written out by hand in `tests/cases/verbs`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rawi.language.verbs import Aspect, Verb, VerbForm, Voice, conjugate

CASES = Path(__file__).parents[2] / "cases" / "verbs"
PERFECT = ("3ms", "3fs", "3mp", "3fp", "1p")
IMPERFECT = ("3ms", "3fs", "3mp", "3fp")
JUSSIVE = ("3ms", "3mp")

PARADIGMS = [
    case for path in sorted(CASES.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["verb"]
]


def verb_of(case: dict[str, Any]) -> Verb:
    return Verb(
        case["lemma"],
        tuple(case["root"].split()),
        case["form"],
        case.get("vowel", ""),
        tuple(case.get("masdars", ())),
    )


def surfaces(forms: tuple[VerbForm, ...], aspect: Aspect, voice: Voice, person: str) -> set[str]:
    return {
        form.surface
        for form in forms
        if (form.aspect, form.voice, form.person + form.gender + form.number) == (aspect, voice, person)
    }


def spellings(cell: str) -> set[str]:
    return set(cell.split("/"))


@pytest.fixture(params=PARADIGMS, ids=lambda case: f"{case['form']}-{case['lemma']}")
def paradigm(request: pytest.FixtureRequest) -> tuple[dict[str, Any], tuple[VerbForm, ...]]:
    return request.param, conjugate(verb_of(request.param))


def test_at_least_44_paradigms_cover_every_form() -> None:
    assert len(PARADIGMS) >= 44
    forms = {case["form"] for case in PARADIGMS}
    assert forms == {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII", "QIV"}


def test_perfect_is_spelled_as_written_out(paradigm: tuple[dict[str, Any], tuple[VerbForm, ...]]) -> None:
    case, forms = paradigm
    for person, cell in zip(PERFECT, case["perfect"].split(), strict=True):
        assert surfaces(forms, Aspect.PERFECT, Voice.ACTIVE, person) == spellings(cell), person


def test_imperfect_is_spelled_as_written_out(paradigm: tuple[dict[str, Any], tuple[VerbForm, ...]]) -> None:
    case, forms = paradigm
    for person, cell in zip(IMPERFECT, case["imperfect"].split(), strict=True):
        assert surfaces(forms, Aspect.IMPERFECT, Voice.ACTIVE, person) == spellings(cell), person


def test_jussive_is_listed_where_it_differs(paradigm: tuple[dict[str, Any], tuple[VerbForm, ...]]) -> None:
    case, forms = paradigm
    for person, cell in zip(JUSSIVE, case["jussive"].split(), strict=True):
        indicative = surfaces(forms, Aspect.IMPERFECT, Voice.ACTIVE, person)
        jussive = surfaces(forms, Aspect.JUSSIVE, Voice.ACTIVE, person)
        assert jussive == spellings(cell) - indicative, person


def test_passive_is_spelled_as_written_out(paradigm: tuple[dict[str, Any], tuple[VerbForm, ...]]) -> None:
    case, forms = paradigm
    perfect, imperfect = case["passive"].split() if "passive" in case else ("", "")
    found = surfaces(forms, Aspect.PERFECT, Voice.PASSIVE, "3ms")
    assert found == spellings(perfect) - {""}
    assert surfaces(forms, Aspect.IMPERFECT, Voice.PASSIVE, "3ms") == spellings(imperfect) - {""}


def test_participles_are_spelled_as_written_out(
    paradigm: tuple[dict[str, Any], tuple[VerbForm, ...]],
) -> None:
    case, forms = paradigm
    active = surfaces(forms, Aspect.PARTICIPLE_ACTIVE, Voice.ACTIVE, "ms")
    passive = surfaces(forms, Aspect.PARTICIPLE_PASSIVE, Voice.PASSIVE, "ms")
    assert active == spellings(case["participle_active"])
    assert passive == spellings(case.get("participle_passive", "")) - {""}


def test_masdars_are_regular_or_listed(paradigm: tuple[dict[str, Any], tuple[VerbForm, ...]]) -> None:
    case, forms = paradigm
    assert surfaces(forms, Aspect.MASDAR, Voice.ACTIVE, "ms") == spellings(case["masdar"])


def test_no_form_comes_twice(paradigm: tuple[dict[str, Any], tuple[VerbForm, ...]]) -> None:
    _, forms = paradigm
    assert len(forms) == len(set(forms))
