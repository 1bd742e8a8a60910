"""What an article is about: politics, or something else, where only what people say and give is an event."""

import pytest

import rawi
from rawi.events.themes import is_aside
from rawi.language.sentences import segment

ASIDE = {
    "an application": "طرحت الشركة تحديثا لتطبيق الملاحة على هواتف أندرويد. ويمنع اختراق الهاتف. ويدعم لغات.",
    "a museum": "يعرض المتحف لزواره نباتات نادرة. ويشاهد طلاب المدارس تمثيلا لمعارك. ويغلق أبوابه مساء.",
    "a column": "أتذكر صديقي وهو يحكي عن طفولتي. قلت إن الذاكرة تهاجمنا ليلا. ثم سألته عن معارك الحياة.",
}
POLITICS = {
    "war": "قصف الجيش مواقع المتمردين قرب المطار. ورفضت الحكومة الهدنة. ونقل المصابون إلى مستشفى المدينة.",
    "a strike of teachers": "نظم المعلمون مظاهرة أمام البرلمان. وطالبوا الحكومة بزيادة. وتضامن معهم الطلاب.",
}


@pytest.mark.parametrize("text", ASIDE.values(), ids=ASIDE)
def test_articles_of_other_themes_are_aside(text: str) -> None:
    assert is_aside(segment(text))


@pytest.mark.parametrize("text", POLITICS.values(), ids=POLITICS)
def test_politics_is_not_aside_for_words_of_daily_life(text: str) -> None:
    assert not is_aside(segment(text))


@pytest.mark.parametrize("text", ASIDE.values(), ids=ASIDE)
def test_words_of_force_name_no_event_there(text: str) -> None:
    assert [
        e.type for e in rawi.read(rawi.Article("a", text)).events if e.type in ("ASSAULT", "COERCE")
    ] == []


def test_what_people_ask_for_there_stays() -> None:
    text = (
        "يشكو سكان حي النخيل من الازدحام وتعطل الصرف الصحي. "
        "وطالب الأهالي بلدية المدينة بسفلتة الشوارع. وتأخرت أعمال صيانة الأرصفة."
    )
    assert is_aside(segment(text))
    assert "REQUEST" in {event.type for event in rawi.read(rawi.Article("a", text)).events}


def test_a_word_counts_once_however_often_it_stands() -> None:
    once = "قصف الجيش الحي. " + "وصل الطلاب إلى المدرسة. " * 6
    assert not is_aside(segment(once))
