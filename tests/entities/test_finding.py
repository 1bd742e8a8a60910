"""The pieces of a walk through a sentence: titles, bodies, places, names, and what an article bears out."""

import pytest

from rawi.entities import find_entities
from rawi.entities.bodies import find_body
from rawi.entities.names import find_name
from rawi.entities.places import find_named_place
from rawi.entities.sentence_names import find_in_sentence
from rawi.entities.titles import find_title
from rawi.entities.trust import Trust
from rawi.language.sentences import segment
from rawi.language.tokens import tokenize
from rawi.records import EntityType
from rawi.timexes import find_timexes


def named(text: str, index: int, trust: Trust) -> str | None:
    tokens = tokenize(text)
    found = find_name(tokens, index, trust)
    return None if found is None else text[tokens[index].start + found.skip : tokens[found.last - 1].end]


@pytest.mark.parametrize("word", ["الرئيس", "وزير", "العقيد", "والدكتور", "لرئيس"])
def test_titles_with_and_without_attached_letters(word: str) -> None:
    assert find_title(tokenize(f"{word} زكرون"), 0) is not None


@pytest.mark.parametrize("words", ["أمام المحكمة", "أبو مازن", "محافظة أبين"])
def test_function_words_kunyas_and_provinces_are_no_titles(words: str) -> None:
    assert find_title(tokenize(words), 0) is None


def test_the_longest_title_is_taken() -> None:
    title = find_title(tokenize("رئيس مجلس الوزراء زكرون"), 0)
    assert title is not None
    assert title.last == 3


def test_a_word_alone_is_a_name_only_right_behind_a_title() -> None:
    assert named("زكرون وصل", 0, Trust.ADJACENT) == "زكرون"
    assert named("زكرون وصل", 0, Trust.FREE) is None


def test_a_given_name_and_an_unknown_word_are_a_name_without_a_title() -> None:
    assert named("قال جورج زكرون إنه", 1, Trust.FREE) == "جورج زكرون"


def test_a_name_drops_what_is_attached_before_it() -> None:
    assert named("وجورج زكرون", 0, Trust.FREE) == "جورج زكرون"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("وزارة الشؤون الخارجية أعلنت", "وزارة الشؤون الخارجية"),
        ("وزارة الثقافة والسياحة", "وزارة الثقافة والسياحة"),
        ("البرلمان الغاني صوت", "البرلمان الغاني"),
        ("الفرقة 30 تقدمت", "الفرقة 30"),
        ("الفرقة (30) تقدمت", "الفرقة (30)"),
        ('حزب "زكرون" فاز', 'حزب "زكرون"'),
    ],
)
def test_bodies_begin_with_a_head(text: str, body: str) -> None:
    tokens = tokenize(text)
    found = find_body(tokens, 0)
    assert found is not None
    assert text[tokens[found.first].start : tokens[found.last - 1].end] == body


@pytest.mark.parametrize(
    "text", ["وزارة", "وزارة جديدة للناس", "الحكومة قررت", "حركة المرور متوقفة", "مجموعة إغاثة"]
)
def test_heads_without_a_name_are_no_bodies(text: str) -> None:
    assert find_body(tokenize(text), 0) is None


def test_a_facility_takes_its_noun_its_name_and_its_adjective() -> None:
    text = "في مطار زكرون الدولي أمس"
    (found,) = find_named_place(tokenize(text), 1)
    assert text[found.start : found.end] == "مطار زكرون الدولي"
    assert found.type is EntityType.LOC


def test_a_doubtful_word_waits_for_the_article() -> None:
    (sentence,) = segment("وصلت مالي متأخرة")
    names = find_in_sentence(sentence)
    assert names.sure == []
    assert [candidate.type for candidate in names.doubtful][:1] == [EntityType.GPE]


def test_an_article_that_names_the_country_decides_the_doubtful_word() -> None:
    text = "أعلنت جمهورية مالي الحداد. وتقع مالي في غرب القارة."
    found = find_entities(text, segment(text))
    assert [(m.text, m.entity) for m in found.mentions if m.entity == "ML"] == [
        ("جمهورية مالي", "ML"),
        ("مالي", "ML"),
    ]


def test_names_do_not_run_into_times() -> None:
    text = "وصل الوزير رجب السعداوي الأربعاء"
    sentences = segment(text)
    found = find_entities(text, sentences, timexes=find_timexes(text, sentences, published=None))
    assert [mention.text for mention in found.mentions] == ["رجب السعداوي"]


def test_an_entity_carries_what_its_row_knows() -> None:
    text = "عاد الوفد إلى نواكشوط"
    (entity,) = find_entities(text, segment(text)).entities
    assert (entity.id, entity.type, entity.country, entity.kind) == (
        "Nouakchott",
        EntityType.GPE,
        "MR",
        "capital",
    )


def test_an_unlisted_entity_carries_the_words_of_the_article() -> None:
    text = "كتب النقيب زكرون بلوطنو رسالة"
    (entity,) = find_entities(text, segment(text)).entities
    assert (entity.name_ar, entity.country, entity.kind) == ("زكرون بلوطنو", None, None)


def test_a_state_body_gets_the_id_of_its_template() -> None:
    text = "رحبت الحكومة الأوغندية بالقرار"
    (mention,) = find_entities(text, segment(text)).mentions
    assert (mention.text, mention.entity) == ("الحكومة الأوغندية", "Government of Uganda")


def test_nothing_is_found_in_nothing() -> None:
    assert find_entities("", ()) == ((), (), ())
