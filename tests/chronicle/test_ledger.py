"""The ledger of instruments: what is one across articles, how it stands on a day, what is overdue."""

from collections.abc import Iterable

import rawi
from rawi.chronicle.instrument_facts import instrument_facts
from rawi.chronicle.ledger import gather
from rawi.chronicle.ledger_groups import Named
from rawi.chronicle.lives import Life, live
from rawi.chronicle.tellers import View
from rawi.timexes.bounds import bounds_of

TEXTS = (
    ("2019-04-02", "وقعت تونس وليبيا اتفاقية النقل البري في 1 أبريل 2019."),
    ("2020-06-10", "ناقش الوزيران تنفيذ اتفاقية النقل البري بين تونس وليبيا."),
    ("2021-01-05", "انسحبت ليبيا من اتفاقية النقل البري مع تونس في 4 يناير 2021."),
    (
        "2021-02-01",
        "انعقدت الدورة الثالثة للجنة الصحية المشتركة بين الأردن والعراق يوم 30 يناير 2021، وتجتمع كل سنة.",
    ),
    ("2021-03-01", "اقترحت مصر على السودان توقيع مذكرة تفاهم حول الربط الكهربائي."),
)


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _named(texts: Iterable[tuple[str, str]]) -> list[Named]:
    found = []
    for version, (published, text) in enumerate(texts):
        view = View(rawi.read(text, published=published))
        for facts in instrument_facts(view):
            one = view.reading.instruments[facts.number]
            first, last = bounds_of(one.date) if one.date else (None, None)
            since, until = bounds_of(one.founded) if one.founded else (None, None)
            found.append(
                Named(
                    version=version,
                    voice=version,
                    number=facts.number,
                    published=published,
                    name=facts.name,
                    known=facts.known,
                    lemmas=frozenset(facts.lemmas),
                    kind=one.kind,
                    parties=one.parties,
                    status=one.status,
                    date=one.date,
                    earliest=_iso(first),
                    latest=_iso(last),
                    founded=one.founded,
                    founded_earliest=_iso(since),
                    founded_latest=_iso(until),
                    cadence=one.cadence,
                    alternating=facts.alternating,
                    session=one.session,
                    by=facts.by,
                    sentence=facts.sentence,
                )
            )
    return found


def _lives(day: str | None = None, texts: Iterable[tuple[str, str]] = TEXTS) -> dict[str, Life]:
    lives = [live(groups, day=day) for groups in gather(_named(texts))]
    return {life.kind: life for life in lives}


def test_one_agreement_across_articles_is_one_entry() -> None:
    agreement = _lives()["agreement"]
    assert agreement.parties == ("LY", "TN")
    assert [step.status for step in agreement.steps] == ["signed", "withdrawn"]
    assert len({one.version for one in agreement.named}) == 3
    assert agreement.left == ("LY",)


def test_its_standing_is_that_of_the_day() -> None:
    assert _lives("2020-01-01")["agreement"].standing == "signed"
    assert _lives("2021-06-01")["agreement"].standing == "withdrawn"


def test_the_order_of_articles_does_not_matter() -> None:
    turned = [live(groups) for groups in gather(reversed(_named(TEXTS)))]
    straight = [live(groups) for groups in gather(_named(TEXTS))]
    assert {(one.kind, one.parties, one.steps[0].date) for one in turned} == {
        (one.kind, one.parties, one.steps[0].date) for one in straight
    }


def test_a_meeting_is_overdue_by_its_cadence() -> None:
    committee = _lives("2021-06-01")["committee"]
    assert (committee.cadence, committee.overdue) == ("P1Y", False)
    assert committee.steps[-1].session == 3
    assert _lives("2023-01-01")["committee"].overdue


def test_what_was_announced_and_never_told_again_is_unconfirmed() -> None:
    assert [step.status for step in _lives("2021-12-01")["memorandum"].unconfirmed] == ["proposed"]
    assert _lives("2021-03-10")["memorandum"].unconfirmed == ()


def test_agreements_of_other_years_stay_apart() -> None:
    texts = (
        ("2010-05-02", "وقعت تونس وليبيا اتفاقية تعاون تجاري في 1 مايو 2010."),
        ("2018-05-02", "وقعت تونس وليبيا اتفاقية تعاون تجاري في 1 مايو 2018."),
    )
    assert len(gather(_named(texts))) == 2


def _entries(*texts: tuple[str, str]) -> list[set[int]]:
    return sorted(
        ({one.version for group in groups for one in group.named} for groups in gather(_named(texts))),
        key=sorted,
    )


def test_ceasefires_of_other_sides_stay_apart() -> None:
    assert _entries(
        ("2022-03-01", "وقعت أذربيجان وأرمينيا اتفاق وقف إطلاق النار يوم 25 فبراير 2022."),
        ("2022-03-04", "انهار وقف إطلاق النار بين إثيوبيا وإريتريا بعد شهر من سريانه."),
    ) == [{0}, {1}]


def test_what_has_neither_a_name_nor_both_sides_is_no_entry() -> None:
    assert (
        _entries(
            ("2022-03-04", "انهار وقف إطلاق النار في الإقليم بعد شهر من سريانه."),
            ("2022-03-04", "توصل الفرقاء إلى اتفاق نهائي بعد ليلة طويلة."),
            ("2022-03-05", "خرجت اللجنة بجملة من الاتفاقيات الدولية الموقعة مع الأردن."),
        )
        == []
    )


def test_several_agreements_at_once_are_not_one_of_them() -> None:
    assert _entries(
        ("2022-03-01", "وقعت تونس وليبيا اتفاقية النقل البري في 1 مارس 2022."),
        ("2022-03-09", "وقعت تونس وليبيا اتفاقيات النقل."),
    ) == [{0}, {1}]


def test_a_new_agreement_is_not_the_one_told_before() -> None:
    assert _entries(
        ("2022-03-01", "انسحبت ليبيا من اتفاقية النقل البري مع تونس."),
        ("2022-03-09", "توصلت تونس وليبيا إلى اتفاق."),
    ) == [{0}, {1}]


def test_resolutions_of_other_numbers_stay_apart() -> None:
    assert _entries(
        ("2022-03-01", "انتهكت إسرائيل قرار مجلس الأمن الدولي رقم 1701 في لبنان."),
        ("2022-03-09", "رحب العراق بقرار مجلس الأمن الدولي رقم 833 حول الحدود."),
    ) == [{0}, {1}]


def test_agreements_without_a_name_in_one_article_are_told_by_their_parties() -> None:
    text = (
        "وافق المجلس على اتفاقية بين المغرب وكينيا في 3 مارس 2022. كما وافق على اتفاقية بين المغرب وبولندا."
    )
    lives = [live(groups) for groups in gather(_named([("2022-03-04", text)]))]
    assert {one.parties for one in lives} == {("KE", "MA"), ("MA", "PL")}


def test_a_known_treaty_binds_nobody_whom_only_a_sentence_names() -> None:
    text = "أكد الوزير الكيني التزام بلاده بمعاهدة منع الانتشار النووي."
    (life,) = [live(groups) for groups in gather(_named([("2022-03-04", text)]))]
    assert (life.founded, "KE" in life.parties) == ("1968-07-01", False)


def test_sanctions_on_one_state_are_one_whatever_they_are_called() -> None:
    assert _entries(
        ("2022-03-01", "رفعت الدول الغربية العقوبات الاقتصادية المفروضة على زيمبابوي."),
        ("2022-03-09", "لم ترفع العقوبات الدولية المفروضة على زيمبابوي بعد."),
        ("2022-03-11", "ما زالت العقوبات المفروضة على زيمبابوي سارية."),
    ) == [{0, 1, 2}]


def test_a_memorandum_is_known_by_what_it_is_about() -> None:
    assert _entries(
        ("2022-03-01", "اقترح الأردن توقيع مذكرة تفاهم بشأن صيد المرجان في العقبة."),
        ("2022-03-03", "لم توقع مصر مذكرة التفاهم مع الأردن بشأن المرجان بعد."),
    ) == [{0, 1}]


def test_bans_on_different_things_are_different() -> None:
    assert _entries(
        ("2022-03-01", "رفعت الهند حظر تصدير السكر المفروض على بنغلادش."),
        ("2022-03-03", "رفعت الهند حظر السفر المفروض على مواطني بنغلادش."),
    ) == [{0}, {1}]
