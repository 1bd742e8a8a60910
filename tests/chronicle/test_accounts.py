"""Accounts of one passage as an Arabist would read it: who tells what, and never what he does not tell."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import rawi
from rawi import Article, read
from rawi.chronicle.accounts import gather_accounts, report_on
from rawi.chronicle.tellers import View, outlet_of
from rawi.chronicle.tracing import Happening

_FOLDER = Path(__file__).parents[1] / "cases" / "accounts"
_DEED = ["loss drone"]


def _cases() -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{path.stem}: {case['name']}",
            marks=[pytest.mark.xfail(reason=case["reason"], strict=True)] if case["expect"] == "fail" else [],
        )
        for path in sorted(_FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    reading = rawi.read(case["text"], published=case["published"])
    happening = Happening(tuple(range(len(reading.events))), frozenset(case.get("deeds", _DEED)), frozenset())
    found = gather_accounts([report_on(View(reading), happening, version=1, voice=1)])
    told = {
        (
            "outlet" if account.is_outlet else account.party or account.name,
            one.value.attribute,
            one.value.value,
        )
        for account in found
        for one in account.statements
    }
    assert {tuple(one) for one in case["told"]} <= told, sorted(told)
    assert told.isdisjoint(tuple(one) for one in case.get("never", ())), sorted(told)


def test_words_of_a_statement_are_those_of_the_text() -> None:
    reading = rawi.read("أسقط الجيش الأردني مسيّرة قرب الرمثا.", published="2023-05-10")
    happening = Happening((0,), frozenset(_DEED), frozenset({"JO"}))
    report = report_on(View(reading), happening, version=1, voice=1)
    for told, values in report.told:
        for value in values:
            assert told.start <= value.start < value.end <= told.end or value.attribute == "agent"
            assert reading.text[value.start : value.end].strip()


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"source": "برق", "url": "https://www.barq.example/1"}, "برق"),
        ({"url": "https://www.barq.example/1"}, "barq.example"),
        ({"title": "حريق في ميناء البصرة"}, "«حريق في ميناء البصرة»"),
        ({}, "«نفى المحافظ اندلاع حريق في الميناء …»"),
    ],
    ids=lambda value: str(value),
)
def test_an_article_whose_outlet_nobody_knows_is_called_by_its_words(told: dict[str, str], name: str) -> None:
    article = Article("a7c0ffee", "نفى المحافظ اندلاع حريق في الميناء مساء الأحد.", **told)
    assert outlet_of(read(article)) == name
