"""The verbs of the lexicon: well-formed rows, and each row generates its own lemma."""

import re
from collections import Counter

from rawi.language.verbs import Aspect, Voice, conjugate, load_verbs
from rawi.language.verbs.patterns import PATTERNS
from rawi.language.verbs.stock import TABLE
from rawi.lexicon import load_table

SHADDA = "\N{ARABIC SHADDA}"
COLUMNS = ["lemma", "root", "form", "vowel", "masdars", "gloss", "source"]
LETTERS = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+")


def test_columns_are_the_documented_ones() -> None:
    assert list(load_table(TABLE)[0].cells) == COLUMNS


def test_rows_are_well_formed() -> None:
    for row in load_table(TABLE):
        assert LETTERS.fullmatch(row["lemma"].replace(SHADDA, "")), row.where
        assert LETTERS.fullmatch(row["root"].replace(" ", "")), row.where
        assert not set(row["root"]) & set("أإآؤئاىة"), (
            f"{row.where}: write a hamza as ء, و or ي for a weak letter"
        )
        assert row["form"] in PATTERNS, row.where
        assert (row["vowel"] in {"a", "i", "u"}) == (row["form"] == "I"), row.where
        assert all(LETTERS.fullmatch(masdar) for masdar in row.all("masdars")), row.where
        assert row["masdars"] or row["form"] != "I", f"{row.where}: form I needs its masdar"
        assert re.fullmatch("[A-Za-z]+(-[a-z]+)*", row["gloss"]), row.where
        assert row["source"], row.where


def test_every_row_generates_its_lemma() -> None:
    for verb in load_verbs():
        third = {
            form.surface
            for form in conjugate(verb)[:2]
            if form.aspect is Aspect.PERFECT and form.voice is Voice.ACTIVE and form.gender == "m"
        }
        assert third == {verb.lemma.replace(SHADDA, "")}, verb


def test_shadda_tells_forms_two_and_five_apart() -> None:
    for verb in load_verbs():
        place = {"II": 2, "V": 3}.get(verb.form)
        if place:
            assert verb.lemma[place] == SHADDA, verb.lemma
        elif verb.form in {"I", "III", "IV", "VI", "VII", "X"} and SHADDA in verb.lemma:
            assert verb.root[1] == verb.root[2] and verb.lemma.endswith(SHADDA), verb.lemma


def test_no_verb_is_listed_twice() -> None:
    counts = Counter((verb.lemma, verb.root, verb.form, verb.vowel) for verb in load_verbs())
    assert [key for key, count in counts.items() if count > 1] == []


def test_listed_masdars_are_not_the_regular_ones() -> None:
    for verb in load_verbs():
        regular = {
            form.surface for form in conjugate(verb._replace(masdars=())) if form.aspect is Aspect.MASDAR
        }
        assert not regular & set(verb.masdars), verb.lemma


def test_two_thousand_verbs_of_all_forms() -> None:
    verbs = load_verbs()
    assert len(verbs) >= 2000
    assert {verb.form for verb in verbs} == set(PATTERNS)
