"""From a word of the press to the verbs it may be a form of."""

import subprocess
import sys

import pytest

from rawi.language.verbs import Aspect, Voice, verb_analyses


def lemmas(word: str) -> set[str]:
    return {found.lemma for found in verb_analyses(word)}


@pytest.mark.parametrize(
    ("word", "lemma", "aspect", "person"),
    [
        ("أعلنت", "أعلن", "perfect", "3fs"),
        ("اعلنت", "أعلن", "perfect", "3fs"),
        ("يطالبون", "طالب", "imperfect", "3mp"),
        ("يقل", "قال", "jussive", "3ms"),
        ("يتوصلوا", "توصّل", "jussive", "3mp"),
        ("المتظاهرين", "تظاهر", "participle_active", "mp"),
        ("مهاجمو", "هاجم", "participle_active", "mp"),
        ("مسئول", "سأل", "participle_passive", "ms"),
        ("قصفا", "قصف", "masdar", "ms"),
        ("الانسحاب", "انسحب", "masdar", "ms"),
        ("إدانة", "أدان", "masdar", "ms"),
        ("ادانه", "أدان", "masdar", "ms"),
        ("بدأوا", "بدأ", "perfect", "3mp"),
        ("بدؤوا", "بدأ", "perfect", "3mp"),
        ("حذّر", "حذّر", "perfect", "3ms"),
        ("كُتِبَ", "كتب", "perfect", "3ms"),
    ],
)
def test_words_are_recognised(word: str, lemma: str, aspect: str, person: str) -> None:
    found = {(one.lemma, one.aspect, one.person + one.gender + one.number) for one in verb_analyses(word)}
    assert (lemma, aspect, person) in found


def test_future_seen_is_taken_off() -> None:
    found = [one for one in verb_analyses("سيستدعونه") if one.lemma == "استدعى"]
    assert [(one.aspect, one.pronoun, one.future) for one in found] == [(Aspect.IMPERFECT, "ه", True)]


def test_seen_before_a_perfect_is_no_future() -> None:
    assert not any(one.future for one in verb_analyses("سكتب"))


def test_passive_and_active_are_both_offered() -> None:
    voices = {one.voice for one in verb_analyses("قتل") if one.lemma == "قتل" and one.aspect == "perfect"}
    assert voices == {Voice.ACTIVE, Voice.PASSIVE}
    assert {one.voice for one in verb_analyses("سئل")} == {Voice.PASSIVE}


def test_whole_words_come_before_words_with_a_pronoun() -> None:
    pronouns = [one.pronoun for one in verb_analyses("أعلنا")]
    assert pronouns == sorted(pronouns, key=bool)


@pytest.mark.parametrize(
    ("word", "excluded"),
    [
        ("أعمال", "أعمل"),  # plural of عمل, not إعمال
        ("أخبار", "أخبر"),
        ("إعلان", "علن"),
        ("اتهامة", "اتّهم"),  # a ta marbuta is no pronoun
    ],
)
def test_written_hamza_and_ta_marbuta_rule_readings_out(word: str, excluded: str) -> None:
    assert excluded not in lemmas(word)


@pytest.mark.parametrize("word", ["", "واشنطن", "في", "ترامب", "١٢٣"])
def test_other_words_are_no_verbs(word: str) -> None:
    assert verb_analyses(word) == ()


def test_importing_loads_nothing() -> None:
    code = (
        "from rawi.language.verbs import stock, table;"
        "assert table.verb_table.cache_info().currsize == 0 and stock.load_verbs.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
