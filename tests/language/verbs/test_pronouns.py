"""Object pronouns: how they change a form, and that the look-up undoes it."""

import pytest

from rawi.language.verbs import Verb, VerbForm, attach, conjugate, load_verbs, verb_analyses
from rawi.language.verbs.pronouns import PRONOUNS

KNOWN = {(verb.lemma, verb.form): verb for verb in load_verbs()}


def form_of(verb: Verb, surface: str, aspect: str) -> VerbForm:
    return next(form for form in conjugate(verb) if form.surface == surface and form.aspect == aspect)


@pytest.mark.parametrize(
    ("lemma", "form", "surface", "aspect", "pronoun", "expected"),
    [
        ("رمى", "I", "رمى", "perfect", "ه", ("رماه",)),
        ("رأى", "I", "رأى", "perfect", "هم", ("رآهم",)),
        ("أعطى", "IV", "أعطوا", "perfect", "ها", ("أعطوها",)),
        ("كتب", "I", "كتبوا", "perfect", "ه", ("كتبوه",)),
        ("كتب", "I", "يكتبوا", "jussive", "ها", ("يكتبوها",)),
        ("كتب", "I", "يكتبون", "imperfect", "ه", ("يكتبونه",)),
        ("أقام", "IV", "إقامة", "masdar", "هم", ("إقامتهم",)),
        ("قرأ", "I", "يقرأ", "imperfect", "ه", ("يقرأه", "يقرؤه")),
        ("أعطى", "IV", "إعطاء", "masdar", "ه", ("إعطاؤه", "إعطاءه", "إعطائه")),
        ("شاء", "I", "يشاء", "imperfect", "ها", ("يشاؤها", "يشاءها")),
        ("نفى", "I", "ينفي", "imperfect", "ه", ("ينفيه",)),
        ("ساعد", "III", "ساعد", "perfect", "نا", ("ساعدنا",)),
        ("ساعد", "III", "يساعد", "imperfect", "ني", ("يساعدني",)),
    ],
)
def test_pronouns_join(
    lemma: str, form: str, surface: str, aspect: str, pronoun: str, expected: tuple[str, ...]
) -> None:
    assert attach(form_of(KNOWN[lemma, form], surface, aspect), pronoun) == expected


@pytest.mark.parametrize("lemma", ["اتّهم", "دعا", "رأى", "قرأ", "أقال", "احتلّ", "استدعى", "أعطى", "نفى"])
@pytest.mark.parametrize("pronoun", PRONOUNS)
def test_look_up_undoes_what_attach_does(lemma: str, pronoun: str) -> None:
    verb = next(verb for verb in load_verbs() if verb.lemma == lemma)
    for form in conjugate(verb):
        nominal = form.aspect not in {"perfect", "imperfect", "jussive"}
        if form.voice == "passive" or form.person == "2" or (nominal and form.number == "d"):
            continue
        for word in attach(form, pronoun):
            found = {(one.lemma, one.aspect, one.pronoun) for one in verb_analyses(word)}
            assert (lemma, form.aspect, pronoun) in found, word
