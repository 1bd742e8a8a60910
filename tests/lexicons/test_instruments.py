"""Checks the words of instruments: known kinds, steps and parties, verbs to conjugate, dates."""

import re
from functools import cache

import pytest

from rawi.instruments.heads import inflected
from rawi.instruments.known import known_as, known_resolution
from rawi.letters import lookup_key
from rawi.lexicon import load_folder, load_table

KINDS = {
    *("agreement", "memorandum", "treaty", "resolution", "committee", "dialogue"),
    *("alliance", "ceasefire", "mission", "sanctions"),
}
STATUSES = {
    *("proposed", "negotiated", "signed", "ratified", "in_force", "meeting"),
    *("renewed", "suspended", "withdrawn", "breached", "ended", "mentioned"),
}
# What `needs` may ask for beside the marks of qualifiers.tsv.
SHOWN = {
    *("bare", "step", "states", "sides", "body", "number", "place", "town", "quote", "name", "party", "new"),
    *("session", "abroad", "near", "alliance", "draft", "dated", "demanded", "land", "pair"),
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DURATION = re.compile(r"P\d+[DWMY]")
FEWEST = {"named": 100, "resolutions": 35, "heads": 40, "qualifiers": 150, "verbs": 150, "nouns": 90}


@cache
def organisations() -> frozenset[str]:
    return frozenset(row["id"] for row in load_folder("entities/organisations"))


@cache
def countries() -> frozenset[str]:
    return frozenset(row["code"] for row in load_table("entities/countries"))


@pytest.mark.parametrize("table", FEWEST)
def test_there_are_many_rows(table: str) -> None:
    assert len(load_table(f"instruments/{table}")) >= FEWEST[table]


def test_every_kind_has_a_head_and_every_row_a_kind() -> None:
    assert {row["kind"] for row in load_table("instruments/heads")} == KINDS
    for table in ("named", "prefixes", "party_words", "verbs", "nouns"):
        for row in load_table(f"instruments/{table}"):
            column = "kind" if "kind" in row.cells else "kinds"
            assert KINDS.issuperset(row.all(column)), row.where


def test_whatever_a_head_needs_can_be_shown() -> None:
    marks = {row["mark"] for row in load_table("instruments/qualifiers")}
    for row in load_table("instruments/heads"):
        needs = {need.strip() for part in row.all("needs") for need in part.split("+")}
        assert needs, row.where
        assert needs <= marks | SHOWN, row.where
        assert row["short"] in ("", "yes"), row.where


def test_a_written_form_heads_names_of_one_noun() -> None:
    owners: dict[str, set[str]] = {}
    for row in load_table("instruments/heads"):
        for form in (row["noun"], *row.all("forms")):
            owners.setdefault(lookup_key(form), set()).add(row["noun"])
    assert {form: nouns for form, nouns in owners.items() if len(nouns) > 1} == {}


def test_qualifiers_are_nouns_or_adjectives_and_give_known_kinds() -> None:
    for row in load_table("instruments/qualifiers"):
        assert row["form"] in ("noun", "adjective"), row.where
        assert row["kind"] in {"", *KINDS}, row.where


def test_exclusions_are_of_known_heads() -> None:
    nouns = {row["noun"] for row in load_table("instruments/heads")}
    for row in load_table("instruments/exclusions"):
        assert row["noun"] in {*nouns, "*"}, row.where
        assert row["where"] in ("name", "after", "before"), row.where
        assert row["unless"] in ("", "step"), row.where


def test_every_verb_can_be_conjugated() -> None:
    known = {(row["lemma"], row["root"], row["form"]) for row in load_table("language/verbs")}
    rows = load_table("instruments/verbs")
    assert [row.where for row in rows if (row["lemma"], row["root"], row["form"]) not in known] == []
    lemmas = {lemma for lemma, _, _ in known}
    others = (row for table in ("enabling", "aim_verbs") for row in load_table(f"instruments/{table}"))
    assert [row.where for row in others if row["lemma"] not in lemmas] == []


def test_every_step_comes_to_a_status() -> None:
    outcomes = {row["step"]: row for row in load_table("instruments/outcomes")}
    for row in outcomes.values():
        assert STATUSES.issuperset(row[how] for how in ("actual", "planned", "hypothetical", "negated"))
        assert 1 <= int(row["weight"]) <= 6, row.where
    for table in ("verbs", "nouns", "states"):
        for row in load_table(f"instruments/{table}"):
            assert row["step"] in outcomes, row.where
            assert row.all("places") if "places" in row.cells else True, row.where
    assert {row[how] for row in outcomes.values() for how in ("actual", "negated")} == STATUSES


def test_parties_are_countries_or_known_bodies() -> None:
    known = organisations() | countries()
    for row in load_table("instruments/named"):
        assert known.issuperset((*row.all("parties"), *row.all("where"))), row.where
    for row in load_table("instruments/resolutions"):
        assert known.issuperset(row.all("about")), row.where
        assert row["body"] in {issuer["body"] for issuer in load_table("instruments/issuers")}, row.where
    assert [
        row.where for row in load_table("instruments/issuers") if row["body"] not in organisations()
    ] == []


def test_dates_and_durations_can_be_read() -> None:
    for row in load_table("instruments/named"):
        assert not row["founded"] or DATE.fullmatch(row["founded"]), row.where
    for row in load_table("instruments/resolutions"):
        assert DATE.fullmatch(row["adopted"]), row.where
    for row in load_table("instruments/cadences"):
        assert DURATION.fullmatch(row["value"]), row.where


def test_a_name_of_two_instruments_tells_them_apart_by_where() -> None:
    owners: dict[str, list[frozenset[str]]] = {}
    for row in load_table("instruments/named"):
        for name in row.all("names"):
            owners.setdefault(lookup_key(name), []).append(frozenset(row.all("where")))
    shared = {name: found for name, found in owners.items() if len(found) > 1}
    assert all(all(found) and len(set(found)) == len(found) for found in shared.values())


def test_the_known_are_known_by_name_and_by_number() -> None:
    taif, resolution = known_as("Taif Agreement"), known_resolution("242", "UN Security Council")
    assert taif is not None
    assert resolution is not None
    assert (taif.parties, taif.founded) == (("LB",), "1989-10-22")
    assert resolution.founded == "1967-11-22"
    assert known_as("an agreement that nobody knows") is None


def test_adjectives_are_inflected() -> None:
    assert {lookup_key(form) for form in ("مشتركة", "مشتركتين", "مشتركون")} <= inflected("مشترك")
