"""Corrections hold for what is there and what comes later, in whatever order, until they are undone."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from rawi import Article, BadCorrection, Chronicle, InvalidRecord, UnknownName
from rawi.store.adding import add_articles
from rawi.store.answers import Incident
from rawi.store.engine import Store

from .conftest import article

BY, WHY = "سلمى الورتاني", "خبر واحد بصياغتين"
OFFICE = "وزير الخارجية الكيني"


@pytest.fixture
def news(store: Store, articles: list[Article]) -> Iterator[Chronicle]:
    list(add_articles(store, articles, processes=1))
    yield Chronicle(store)


def add(chronicle: Chronicle, articles: Iterable[Article]) -> None:
    list(chronicle.add(articles, processes=1))


def told(number: int, published: str, text: str, *, source: str = "maraya") -> Article:
    address = f"https://{source}.example/more/{number}"
    return Article(f"9{number:019d}", text, address, source, None, date.fromisoformat(published))


def captures(chronicle: Chronicle) -> list[Incident]:
    """Give the incidents of force: the capture of the town in March, and the one a week later."""
    return [one for one in chronicle.incidents() if one.type == "ASSAULT"]


def state(chronicle: Chronicle) -> set[tuple[str, str | None, frozenset[str]]]:
    """Give all incidents by their tellings, so that chronicles compare whatever their ids."""
    return {
        (one.type, one.mode, frozenset(told.id for told in chronicle.accounts(one.id)[0].tellings))
        for one in chronicle.incidents(limit=None)
    }


def test_a_merge_makes_one_of_two_and_says_so(news: Chronicle) -> None:
    later, first = captures(news)
    made = news.corrections(by=BY).merge_incidents(first.id, later.id, reason=WHY)
    (found,) = captures(news)
    assert (found.id, found.voices, found.tellings) == (first.id, 3, 4)
    (mark,) = found.corrections
    assert (mark.number, mark.author, mark.reason, mark.at) == (made.number, BY, WHY, made.at)
    (accounts,) = news.accounts(later.id)
    assert accounts.incident.id == first.id and len(accounts.tellings) == 4
    assert all(telling.corrections == (mark,) for telling in accounts.tellings)
    assert list(news.check()) == []


def test_undoing_leaves_everything_as_it_was_found(news: Chronicle) -> None:
    before = state(news)
    later, first = captures(news)
    corrections = news.corrections(by=BY)
    made = corrections.merge_incidents(first.id, later.id, reason=WHY)
    assert state(news) != before
    news.corrections(by="كريم").undo(made.number)
    assert state(news) == before
    (kept,) = corrections.all()
    assert (kept.holds, kept.undone_by) == (False, "كريم")
    assert list(news.check()) == []
    with pytest.raises(UnknownName, match="كريم"):
        corrections.undo(made.number)


def test_it_does_not_matter_when_a_correction_was_made(
    store: Store, articles: list[Article], tmp_path_factory: pytest.TempPathFactory
) -> None:
    early = Chronicle(store)
    add(early, [articles[0], articles[3]])
    later, first = captures(early)
    early.corrections(by=BY).merge_incidents(first.id, later.id, reason=WHY)
    add(early, reversed(articles))
    late = Chronicle(Store(str(tmp_path_factory.mktemp("late") / "late.rawi"), create=True))
    add(late, articles)
    later, first = captures(late)
    late.corrections(by=BY).merge_incidents(first.id, later.id, reason=WHY)
    assert len(captures(early)) == 1
    assert state(early) == state(late)
    assert list(early.check()) == list(late.check()) == []
    late.close()


def test_another_chronicle_takes_corrections_in_before_its_articles(
    news: Chronicle, articles: list[Article], tmp_path_factory: pytest.TempPathFactory
) -> None:
    corrections = news.corrections(by=BY)
    later, first = captures(news)
    corrections.merge_incidents(first.id, later.id, reason=WHY)
    undone = corrections.retype(first.id, "COERCE/seize", reason="استيلاء")
    corrections.undo(undone.number)
    (visit, *_) = [one for one in news.incidents() if one.type == "CONSULT"]
    corrections.reject(visit.id, reason="زيارة لم تتم")
    text = corrections.export()
    other = Chronicle(Store(str(tmp_path_factory.mktemp("other") / "other.rawi"), create=True))
    taken = other.corrections().take_in(text)
    assert (taken.new, taken.known, taken.undone, taken.unmet) == (3, 0, 0, 3)
    add(other, reversed(articles))
    assert state(other) == state(news)
    again = other.corrections().take_in(text)
    assert (again.new, again.known, again.undone) == (0, 3, 0)
    assert other.corrections().export() == text
    corrections.undo(1)
    assert other.corrections().take_in(corrections.export()).undone == 1
    assert state(other) == state(news)
    assert list(other.check()) == []
    other.close()


def test_a_split_takes_tellings_apart_and_later_ones_go_where_they_are_nearer(news: Chronicle) -> None:
    _, first = captures(news)
    tellings = news.accounts(first.id)[0].tellings
    (apart,) = [one for one in tellings if one.source.outlet == "alnahda-news"]
    news.corrections(by=BY).split_incident(first.id, apart.id, reason="بلدة أخرى")
    sizes = sorted(one.tellings for one in captures(news) if (one.first or "") < "2021-03-12")
    assert sizes == [1, 2]
    like = told(
        1,
        "2021-03-10",
        "استولت القوات الإثيوبية، أمس الثلاثاء، على بلدة شيرارو قرب الحدود الإريترية بعد اشتباكات مع"
        " مسلحين محليين، وقال شهود إن السكان غادروا.",
    )
    add(news, [like])
    (with_apart,) = news.accounts(apart.id)
    assert {one.source.outlet for one in with_apart.tellings} == {"alnahda-news", "maraya"}
    assert list(news.check()) == []


def test_corrections_work_on_top_of_one_another(news: Chronicle) -> None:
    corrections = news.corrections(by=BY)
    later, first = captures(news)
    before = state(news)
    merge = corrections.merge_incidents(first.id, later.id, reason=WHY)
    (whole,) = captures(news)
    split = corrections.split_incident(whole.id, later.id, reason="بل خبران")
    assert len(captures(news)) == 2
    assert state(news) == before
    again = corrections.merge_incidents(later.id, first.id, reason="بل خبر واحد")
    assert [one.tellings for one in captures(news)] == [4]
    corrections.undo(split.number)
    assert [one.tellings for one in captures(news)] == [4]
    corrections.undo(again.number)
    corrections.undo(merge.number)
    assert state(news) == before
    assert list(news.check()) == []


def test_an_incident_is_given_another_type(news: Chronicle) -> None:
    _, first = captures(news)
    made = news.corrections(by=BY).retype(first.id, "coerce/seize", reason="استيلاء لا هجوم")
    (found,) = [one for one in news.incidents(type="COERCE/seize") if one.first == first.first]
    assert (found.id, found.type, found.mode) == (first.id, "COERCE", "seize")
    assert [mark.number for mark in found.corrections] == [made.number]
    assert first.id not in {one.id for one in captures(news)}
    add(
        news,
        [told(2, "2021-03-09", "أعلنت وزارة الدفاع الإثيوبية، الثلاثاء، أن قواتها سيطرت على بلدة شيرارو.")],
    )
    (accounts,) = news.accounts(first.id)
    assert {(one.type, one.mode) for one in accounts.tellings} == {("COERCE", "seize")}
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    assert first.id in {one.id for one in captures(news)}


def test_one_telling_alone_is_given_another_type(news: Chronicle) -> None:
    _, first = captures(news)
    (one,) = [one for one in news.accounts(first.id)[0].tellings if one.source.outlet == "alnahda-news"]
    news.corrections(by=BY).retype(one.id, "COERCE/seize", alone=True, reason="استيلاء")
    kinds = {told.source.outlet: told.type for told in news.accounts(first.id)[0].tellings}
    assert kinds == {"alnahda-news": "COERCE", "sawt-alwadi": "ASSAULT", "barq": "ASSAULT"}


def test_a_rejected_incident_is_gone_from_all_answers(news: Chronicle) -> None:
    _, first = captures(news)
    made = news.corrections(by=BY).reject(first.id, reason="وصف لمناورة")
    assert first.id not in {
        one.id for one in (*news.incidents(), *news.timeline(), *news.incidents(place="ET"))
    }
    assert all(first.id not in one.ids for one in news.relations(actor="ET"))
    with pytest.raises(UnknownName, match=f"{BY}, correction {made.number}: وصف لمناورة"):
        news.accounts(first.id)
    with pytest.raises(BadCorrection, match="rejects"):
        news.corrections(by=BY).retype(first.id, "COERCE", reason="خطأ")
    assert list(news.check()) == []
    news.corrections(by=BY).undo(made.number)
    assert first.id in {one.id for one in news.incidents()}


def test_a_rejected_telling_leaves_the_others(news: Chronicle) -> None:
    _, first = captures(news)
    leader = news.accounts(first.id)[0].tellings[0]
    news.corrections(by=BY).reject(leader.id, alone=True, reason="رأي لا خبر")
    (accounts,) = news.accounts(first.id)
    assert leader.id not in {one.id for one in accounts.tellings}
    assert len(accounts.tellings) == first.tellings - 1
    assert list(news.check()) == []


def test_what_joins_a_rejected_telling_is_rejected_with_it(news: Chronicle) -> None:
    _, first = captures(news)
    news.corrections(by=BY).reject(first.id, reason="وصف لمناورة")
    copy = article(0, url="https://maraya.example/copy")
    add(news, [copy])
    assert not [one for one in captures(news) if one.first == first.first]


def test_a_new_version_of_an_article_is_corrected_where_the_sentence_stands(news: Chronicle) -> None:
    later, first = captures(news)
    news.corrections(by=BY).merge_incidents(first.id, later.id, reason=WHY)
    changed = article(3, text="ذكرت مصادر محلية ما يلي. " + article(3).text + " ولم يصدر تعليق من أسمرة.")
    add(news, [changed])
    (found,) = captures(news)
    assert found.tellings == 4
    assert list(news.check()) == []


def test_corrections_hold_in_what_was_known_on_an_earlier_day(news: Chronicle) -> None:
    _, first = captures(news)
    news.corrections(by=BY).retype(first.id, "COERCE/seize", reason="استيلاء")
    (found,) = news.incidents(as_of="2021-03-09", type="COERCE/seize")
    assert (found.type, found.outlets) == ("COERCE", 2)


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (lambda c, a, b: c.merge_incidents(a, "ffff", reason=WHY), UnknownName, "ffff"),
        (lambda c, a, b: c.merge_incidents(a, a, reason=WHY), BadCorrection, "one already"),
        (lambda c, a, b: c.merge_incidents(a, b, reason=" "), BadCorrection, "reason"),
        (lambda c, a, b: c.split_incident(a, b, reason=WHY), BadCorrection, "no telling"),
        (lambda c, a, b: c.split_incident(b, b, reason=WHY), BadCorrection, "stay"),
        (lambda c, a, b: c.retype(a, "WAR", reason=WHY), BadCorrection, "WAR"),
        (lambda c, a, b: c.retype(a, "ASSAULT/visit", reason=WHY), BadCorrection, "visit"),
        (lambda c, a, b: c.reject("", reason=WHY), UnknownName, "no incident"),
        (lambda c, a, b: c.reject_finding("none", "claim", 0, reason=WHY), UnknownName, "none"),
        (lambda c, a, b: c.reject_finding("none", "event", 0, reason=WHY), BadCorrection, "event"),
        (lambda c, a, b: c.merge_entities("كينيا", "زرافة", reason=WHY), UnknownName, "زرافة"),
        (lambda c, a, b: c.merge_entities("كينيا", "KE", reason=WHY), BadCorrection, "one already"),
        (lambda c, a, b: c.merge_entities("كينيا", "ET", reason=WHY), BadCorrection, "country"),
        (lambda c, a, b: c.split_entity("كينيا", reason=WHY), BadCorrection, "some must stay"),
        (lambda c, a, b: c.set_office("كينيا", OFFICE, reason=WHY), BadCorrection, "no person"),
        (lambda c, a, b: c.set_office("كينيا", "زرافة", reason=WHY), UnknownName, "زرافة"),
        (lambda c, a, b: c.undo(7), UnknownName, "7"),
        (lambda c, a, b: c.take_in("x"), InvalidRecord, "TOML"),
        (lambda c, a, b: c.take_in("format = 'x'"), InvalidRecord, "format"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(
    news: Chronicle, make: object, error: type[Exception], says: str
) -> None:
    before = state(news)
    later, first = captures(news)
    with pytest.raises(error, match=says):
        make(news.corrections(by=BY), first.id, later.id)  # type: ignore[operator]
    assert news.corrections().all() == ()
    assert state(news) == before


def test_a_correction_needs_an_author(news: Chronicle) -> None:
    later, first = captures(news)
    with pytest.raises(BadCorrection, match="name"):
        news.corrections().merge_incidents(first.id, later.id, reason=WHY)
