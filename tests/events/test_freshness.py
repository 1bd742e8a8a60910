"""Checks that background is told from fresh events where a sentence stands alone, and nowhere else."""

import pytest

from rawi.events.freshness import START, fresh, judged_types, logistic, share
from rawi.reading import read
from rawi.records import Article, Event

FRESH = [
    (
        "ASSAULT",
        "قتل خمسة جنود وأصيب سبعة آخرون بجروح أمس حين هاجم انتحاري رتلا للجيش بشاحنة ملغومة شرقا.",
    ),
    ("ASSAULT", "وقالت الشرطة إن مسلحين قتلوا ثلاثة أشخاص في هجوم شمال بغداد."),
    (
        "PROTEST",
        "وتظاهر آلاف الأشخاص أمس أمام مقر البرلمان احتجاجا على رفع الأسعار، وهتفوا ضد الحكومة.",
    ),
]
BACKGROUND = [
    ("ASSAULT", "لا تزال الأسر تسأل عن مصير ملف اغتيال الحريري."),
    ("ASSAULT", "لماذا يشكل الاعتداء على الحريات قضية كل السياسيين؟"),
    ("PROTEST", "إن الاحتجاج جزء من تاريخ الحركة النقابية."),
]
FILLER = " وصل الوزير إلى العاصمة. والتقى الوزير نظيره التونسي. وعاد إلى بلاده مساء."


def events_of(text: str, kind: str) -> list[Event]:
    return [event for event in read(Article("a", text)).events if event.type == kind]


@pytest.mark.parametrize(("kind", "text"), FRESH)
def test_a_report_keeps_its_events(kind: str, text: str) -> None:
    assert events_of(text, kind)


@pytest.mark.parametrize(("kind", "text"), BACKGROUND)
def test_a_sentence_alone_loses_events_it_only_points_to(kind: str, text: str) -> None:
    assert events_of(text, kind) == []


@pytest.mark.parametrize(("kind", "text"), BACKGROUND)
def test_an_article_keeps_its_background(kind: str, text: str) -> None:
    assert events_of(text + FILLER, kind)


def test_a_planned_event_is_not_judged() -> None:
    found = events_of("تعتزم النقابة تنظيم مظاهرة.", "PROTEST")
    assert [event.modality for event in found] == ["planned"]


def test_types_that_nobody_judged_stay() -> None:
    assert judged_types() == {"ASSAULT", "PROTEST"}
    assert events_of("منذ زيارة الرئيس إلى باريس.", "CONSULT")


def test_a_text_without_events_stays_without() -> None:
    assert fresh((), ()) == ()


def test_no_feature_gives_the_share_a_type_starts_from() -> None:
    assert logistic((), {START: 0.0}) == 0.5
    assert 0 < share(frozenset(), "PROTEST") < 1
    assert share(frozenset({"unheard of"}), "ASSAULT") == share(frozenset(), "ASSAULT")
