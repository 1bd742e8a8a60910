"""Checks the words of speech: verbs that can be conjugated, known acts, slots and shapes."""

import pytest

from rawi.claims.lexicon import senses
from rawi.language.words import word
from rawi.letters import ARTICLE, lookup_key
from rawi.lexicon import load_table

ACTS = {"state", "deny", "accuse", "demand", "warn", "pledge", "condemn", "praise"}
SLOTS = {"أن", ":", "object", "accused"}
PREPOSITIONS = {"إلى", "على", "عن", "ب", "من", "في", "ل", "مع", "أمام"}
CLOSED = {
    ("claims/verbs", "act"): ACTS,
    ("claims/acts", "act"): ACTS,
    ("claims/attributions", "act"): ACTS,
    ("claims/acts", "place"): {"head", "near", "anywhere"},
    ("claims/attributions", "names"): {"after", "verb"},
    ("claims/documents", "kind"): {"text", "talk", "medium", "word"},
    ("claims/documents", "own"): {"", "yes"},
    ("claims/other_clauses", "then"): {"skip", "end"},
    ("claims/boundaries", "after_pause"): {"", "yes", "tail", "last"},
    ("claims/complementizers", "pronoun"): {"", "yes"},
}
# Verbs, nouns and phrases by which somebody is said to say something.
FEWEST_WORDS = 250
WAYS = {"continues", "document", "impersonal", "undenied", "hamza", "spoken", "brings"}


def test_there_are_many_words_of_speech() -> None:
    tables = ("claims/verbs", "claims/attributions", "claims/documents", "claims/sources")
    words = {(table, row[next(iter(row.cells))]) for table in tables for row in load_table(table)}
    assert len(words) >= FEWEST_WORDS


def test_every_verb_can_be_conjugated() -> None:
    known = {(row["lemma"], row["root"], row["form"]) for row in load_table("language/verbs")}
    rows = load_table("claims/verbs")
    assert [row.where for row in rows if (row["lemma"], row["root"], row["form"]) not in known] == []


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=lambda part: part)
def test_closed_columns_hold_known_values(table: str, column: str) -> None:
    assert {row[column] for row in load_table(table)} <= CLOSED[table, column]


def test_every_verb_has_a_place_for_what_is_said() -> None:
    for row in load_table("claims/verbs"):
        slots = {slot.partition("+")[0] for slot in row.all("content")}
        assert slots, row.where
        assert slots <= SLOTS | PREPOSITIONS, row.where
        assert set(row.all("addressee")) <= {"object"} | PREPOSITIONS, row.where
        assert set(row.all("shapes")) <= {"verb", "perfect", "participle", "masdar"}, row.where
        assert set(row.all("ways")) <= WAYS, row.where


def test_nouns_that_a_verb_asks_for_stand_without_article() -> None:
    for row in load_table("claims/verbs"):
        articled = [noun for noun in row.all("with") if lookup_key(noun).startswith(ARTICLE)]
        # A masdar of the eighth form opens with the same letters.
        assert set(articled) <= {"التزام", "إلتزام", "الله", "المولى", "العلي"}, row.where


@pytest.mark.parametrize(
    ("written", "lemma", "shape"),
    [
        ("وأضافوا", "أضاف", "verb"),
        ("ومؤكدة", "أكّد", "participle"),
        ("قولهم", "قال", "masdar"),
        ("نفت", "نفى", "verb"),
        ("محذرين", "حذّر", "participle"),
        ("تساءلت", "تساءل", "verb"),
        ("اكدوا", "أكّد", "verb"),
    ],
)
def test_verbs_are_known_in_their_forms(written: str, lemma: str, shape: str) -> None:
    assert (lemma, shape) in {(sense.report.lemma, sense.shape) for sense in senses(word(written))}


@pytest.mark.parametrize("written", ["هناك", "سيعلن", "كتاب", "مدرسة"])
def test_other_words_report_nothing(written: str) -> None:
    assert senses(word(written)) == ()
