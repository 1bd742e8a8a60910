"""Checks the words of events: verbs that can be conjugated, known types, frames and strengths."""

from functools import cache

import pytest

from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import Row, load_folder, load_table
from rawi.senses.frames import frame_of

FEWEST_VERBS = 900
STRENGTHS = {"sure", "actor", "recipient", "both", "official", "people"}
TRIGGERS = {"verb", "perfect", "masdar", "participle"}
GRAMMATICAL = {"subject", "object", "construct", "light"}
FOLDERS = ("events/verbs", "events/nouns")
CLOSED = {
    ("syntax/light_verbs", "subject"): {"light", "recipient", "place", "what"},
    ("syntax/light_verbs", "object"): {"", "actor", "recipient"},
    ("events/modality", "kind"): {"particle", "determiner", "verb", "noun", "phrase"},
    ("events/modality", "modality"): {"negated", "planned", "hypothetical", "habit"},
    ("events/modality", "scope"): {"verb", "masdar", "clause"},
    ("syntax/participants", "kind"): {"organ", "group", "person", "crowd", "site", "unit"},
    ("events/contexts", "kind"): {"sport", "weather", "accident", "market", "culture", "health", "history"},
    ("events/contexts", "weight"): {"1", "2", "3"},
    ("events/themes", "theme"): {"politics", "science", "technology", "service", "religion", "column"},
    ("events/themes", "weight"): {"1", "2", "3"},
    ("syntax/returning", "among"): {"", "yes", "only"},
}
# Verbs that stand in these tables by their lemma alone.
BY_LEMMA = ("events/passing", "events/optional_objects", "events/protest_acts")


@cache
def known_verbs() -> frozenset[tuple[str, str, str]]:
    return frozenset((row["lemma"], row["root"], row["form"]) for row in load_table("language/verbs"))


@cache
def known_lemmas() -> frozenset[str]:
    return frozenset(lemma for lemma, _, _ in known_verbs())


def types() -> set[tuple[str, str]]:
    return {(row["type"], row["mode"]) for row in load_table("events/types")}


def slots(row: Row) -> set[str]:
    return {part.rpartition(" ")[0] for part in row.all("frame")}


@pytest.mark.parametrize("table", ["events/verbs", "syntax/light_verbs"])
def test_every_verb_can_be_conjugated(table: str) -> None:
    rows = load_folder(table) if table == "events/verbs" else load_table(table)
    unknown = [row.where for row in rows if (row["lemma"], row["root"], row["form"]) not in known_verbs()]
    assert unknown == []


@pytest.mark.parametrize("table", BY_LEMMA)
def test_every_lemma_is_a_known_verb(table: str) -> None:
    assert [row.where for row in load_table(table) if row["lemma"] not in known_lemmas()] == []


def test_every_verb_of_modality_is_a_known_verb() -> None:
    verbs = [row for row in load_table("events/modality") if row["kind"] == "verb"]
    assert [row.where for row in verbs if row["word"] not in known_lemmas()] == []


def test_every_result_is_a_known_verb_or_noun() -> None:
    nouns = {
        lookup_key(form) for row in load_folder("events/nouns") for form in (row["noun"], *row.all("plurals"))
    }
    for row in load_table("language/nouns"):
        nouns.update(lookup_key(form) for form in (row["lemma"], *row.all("plurals")))
    for row in (*load_table("syntax/participants"), *load_table("language/adjectives")):
        column = "noun" if "noun" in row.cells else "lemma"
        forms = row.all("forms") if "forms" in row.cells else row.all("plurals")
        nouns.update(lookup_key(form) for form in (row[column], *forms))
    for row in load_table("language/verbs"):
        nouns.update(map(lookup_key, row.all("masdars")))
    wrong = [
        row.where
        for row in load_table("events/results")
        if row["lemma"] not in known_lemmas() and lookup_key(row["lemma"]) not in nouns
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_row_names_a_type_of_plover_that_its_file_is_called_by(folder: str) -> None:
    for row in (*load_folder(folder), *load_table("events/protesters")):
        assert (row["type"], row["mode"]) in types(), row.where
    for row in load_folder(folder):
        assert f"/{row['type'].lower()}.tsv:" in row.where


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_frame_can_be_read_and_names_each_place_once(folder: str) -> None:
    for row in (*load_folder(folder), *load_table("events/protesters")):
        frame = frame_of(row)
        assert len(row.all("frame")) == len(slots(row)), row.where
        assert len(frame.prepositions) == len(slots(row) - GRAMMATICAL), row.where


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_strength_is_one_of_few_and_can_be_met(folder: str) -> None:
    for row in load_folder(folder):
        roles = {part.rpartition(" ")[2] for part in row.all("frame")}
        assert row["strength"] in STRENGTHS, row.where
        if row["strength"] in ("both", "official"):
            assert "actor" in roles, row.where
        if row["strength"] in ("recipient", "both", "official", "people"):
            assert roles & {"recipient", "place"}, row.where


def test_every_verb_is_triggered_by_known_forms() -> None:
    for row in load_folder("events/verbs"):
        assert row.all("triggers"), row.where
        assert TRIGGERS.issuperset(row.all("triggers")), row.where


@pytest.mark.parametrize(("table", "column"), CLOSED)
def test_closed_columns_hold_known_words(table: str, column: str) -> None:
    odd = [row.where for row in load_table(table) if row[column] not in CLOSED[table, column]]
    assert odd == []


def test_every_figure_holds_its_trigger() -> None:
    for row in load_table("events/figures"):
        trigger = lookup_key(row["trigger"]).removeprefix(ARTICLE)
        words = lookup_key(row["phrase"]).split()
        assert any(word.endswith(trigger) for word in words), row.where


def test_what_is_done_in_words_is_in_the_lexicon_with_a_known_type() -> None:
    words = {row["lemma"] for row in load_folder("events/verbs")}
    words |= {row["noun"] for row in load_folder("events/nouns")}
    for row in load_table("events/in_words"):
        assert row["lemma"] in words, row.where
        assert (row["type"], row["mode"]) in types(), row.where


def test_every_state_of_masculine_name_is_a_country() -> None:
    codes = {row["code"] for row in load_table("entities/countries")}
    assert {row["code"] for row in load_table("syntax/masculine_states")} <= codes


@pytest.mark.parametrize("table", ["syntax/participants", "events/protesters"])
def test_a_written_form_belongs_to_one_row(table: str) -> None:
    column = "forms" if table.endswith("participants") else "plurals"
    owners: dict[str, set[str]] = {}
    for row in load_table(table):
        for form in (row["noun"], *row.all(column)):
            owners.setdefault(lookup_key(form), set()).add(row["noun"])
    assert {form: nouns for form, nouns in owners.items() if len(nouns) > 1} == {}


def test_no_noun_names_two_types() -> None:
    owners: dict[str, set[str]] = {}
    for row in load_folder("events/nouns"):
        for form in (row["noun"], *row.all("plurals")):
            owners.setdefault(lookup_key(form), set()).add(row["type"])
    assert {form: found for form, found in owners.items() if len(found) > 1} == {}


def test_no_verb_names_two_types_by_the_same_company() -> None:
    owners: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for row in load_folder("events/verbs"):
        for company in row.all("with") or ("",):
            key = (row["lemma"], row["root"], row["form"], company)
            owners.setdefault(key, set()).add((row["type"], row["mode"]))
    assert {key: found for key, found in owners.items() if len(found) > 1} == {}


def test_there_are_many_verbs_and_every_type_has_verbs_and_nouns() -> None:
    every = {kind for kind, mode in types() if not mode}
    assert len(every) == 16
    assert len(load_folder("events/verbs")) >= FEWEST_VERBS
    for folder in FOLDERS:
        assert {row["type"] for row in load_folder(folder)} == every
