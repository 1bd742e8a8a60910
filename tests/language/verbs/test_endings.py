"""Persons, participle endings and moods that the written-out paradigms do not list."""

import pytest

from rawi.errors import LexiconError
from rawi.language.verbs import Aspect, Verb, Voice, conjugate


def surfaces(verb: Verb, aspect: str, label: str, voice: str = "active") -> set[str]:
    return {
        form.surface
        for form in conjugate(verb)
        if form.aspect == aspect and form.voice == voice and form.person + form.gender + form.number == label
    }


SAY = Verb("قال", ("ق", "و", "ل"), "I", "u", ("قول",))
CALL = Verb("دعا", ("د", "ع", "و"), "I", "u", ("دعوة", "دعاء"))
THROW = Verb("رمى", ("ر", "م", "ي"), "I", "i", ("رمي",))
TAKE = Verb("أخذ", ("ء", "خ", "ذ"), "I", "u", ("أخذ",))
SUMMON = Verb("استدعى", ("د", "ع", "و"), "X")
JUDGE = Verb("قاضى", ("ق", "ض", "ي"), "III")
READ = Verb("قرأ", ("ق", "ر", "ء"), "I", "a", ("قراءة",))


@pytest.mark.parametrize(
    ("verb", "aspect", "label", "expected"),
    [
        (SAY, "perfect", "1s", {"قلت"}),
        (SAY, "perfect", "3fd", {"قالتا"}),
        (SAY, "imperfect", "1s", {"أقول"}),
        (SAY, "imperfect", "1p", {"نقول"}),
        (SAY, "jussive", "1s", {"أقل"}),
        (SAY, "jussive", "3md", {"يقولا"}),
        (CALL, "perfect", "3md", {"دعوا"}),
        (CALL, "imperfect", "3md", {"يدعوان"}),
        (CALL, "jussive", "3fs", {"تدع"}),
        (THROW, "perfect", "3md", {"رميا"}),
        (THROW, "imperfect", "3md", {"يرميان"}),
        (TAKE, "imperfect", "1s", {"آخذ"}),
        (TAKE, "imperfect", "1p", {"نأخذ"}),
        (READ, "perfect", "3md", {"قرآ"}),
        (READ, "imperfect", "3md", {"يقرآن"}),
    ],
)
def test_other_persons(verb: Verb, aspect: str, label: str, expected: set[str]) -> None:
    assert surfaces(verb, aspect, label) == expected


@pytest.mark.parametrize(
    ("verb", "voice", "label", "expected"),
    [
        (SAY, "active", "mp", {"قائلون", "قائلين", "قائلو", "قائلي"}),
        (SUMMON, "passive", "fs", {"مستدعاة"}),
        (SUMMON, "passive", "mp", {"مستدعون", "مستدعين", "مستدعو", "مستدعي"}),
        (SUMMON, "passive", "fp", {"مستدعيات"}),
        (SUMMON, "active", "fs", {"مستدعية"}),
        (JUDGE, "active", "mp", {"مقاضون", "مقاضين", "مقاضو", "مقاضي"}),
        (JUDGE, "active", "md", {"مقاضيان", "مقاضيين"}),
        (CALL, "passive", "mp", {"مدعوون", "مدعوين", "مدعوو", "مدعوي"}),
        (READ, "passive", "fs", {"مقروءة"}),
    ],
)
def test_participles_take_endings(verb: Verb, voice: str, label: str, expected: set[str]) -> None:
    assert surfaces(verb, f"participle_{voice}", label, voice) == expected


def test_masdars_in_ta_marbuta_have_a_plural() -> None:
    assert surfaces(CALL, "masdar", "fp") == {"دعوات"}
    assert surfaces(Verb("فاوض", ("ف", "و", "ض"), "III"), "masdar", "fp") == {"مفاوضات"}
    assert surfaces(Verb("ادّعى", ("د", "ع", "و"), "VIII"), "masdar", "fp") == {"ادعاءات"}


def test_active_and_passive_of_one_spelling_come_once_each() -> None:
    forms = conjugate(Verb("كتب", ("ك", "ت", "ب"), "I", "u", ("كتابة",)))
    third = [form for form in forms if form.surface == "كتب" and form.aspect is Aspect.PERFECT]
    assert [form.voice for form in third] == [Voice.ACTIVE, Voice.PASSIVE]


def test_a_dropped_waw_depends_on_the_vowel() -> None:
    assert surfaces(Verb("وجل", ("و", "ج", "ل"), "I", "a", ("وجل",)), "imperfect", "3ms") == {"يوجل"}
    assert surfaces(Verb("وضع", ("و", "ض", "ع"), "I", "a", ("وضع",)), "imperfect", "3ms") == {"يضع"}
    assert surfaces(Verb("ودّ", ("و", "د", "د"), "I", "a", ("ود",)), "imperfect", "3ms") == {"يود"}


@pytest.mark.parametrize(
    ("verb", "message"),
    [
        (Verb("كتب", ("ك", "ت"), "I", "u"), "root of 2 letters"),
        (Verb("كتب", ("ك", "ت", "ب"), "XI"), "no form 'XI'"),
        (Verb("كتب", ("ك", "ت", "ب"), "I"), "imperfect vowel"),
    ],
)
def test_impossible_verbs_are_refused_with_advice(verb: Verb, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        conjugate(verb)
